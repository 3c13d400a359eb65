import type { CommitteeStore } from '#server/records/committee-store.ts';
import type { MeetingRow } from '#server/records/meeting-store.ts';
import { type Deed, mayBy } from '#shared/access/policy.ts';
import type { Standings } from '#shared/access/standings.ts';
import type { MinutesState, Part } from '#shared/domain/vocabulary.ts';
import type { PersonId } from '#shared/ids.ts';
import { dayInWords } from '#shared/lang/date-words.ts';
import type { Tell, Telling } from './tell.ts';

export interface Moved {
  readonly meeting: MeetingRow;
  readonly part: Part;
  readonly from: MinutesState;
  readonly to: MinutesState;
  readonly commentsUntil: string | null;
  readonly by: PersonId;
}

/** Tells those who have to act, or are asked to read. Nobody is told of minutes that they may not see. */
export interface LifeLetters {
  moved(moved: Moved): Promise<void>;
  /** The time for comments is over. */
  windowOver(meeting: MeetingRow, part: Part): Promise<void>;
}

export interface LifeLettersDeps {
  readonly committees: CommitteeStore;
  readonly standings: Standings;
  readonly tell: Tell;
  /** The service's own address, `https://minutes.example.org`. */
  readonly origin: () => string;
}

export function createLifeLetters({
  committees,
  standings,
  tell,
  origin,
}: LifeLettersDeps): LifeLetters {
  async function write(asked: AskedOf, { meeting, part }: Written, by: PersonId | null) {
    const committee = await committees.get(meeting.committeeId);
    const persons: PersonId[] = [];
    for (const { id } of await committees.people(meeting.committeeId)) {
      if (id === by) continue;
      const standing = await standings.onMeeting(id, meeting.id);
      if (mayBy(standing, asked.of, { part, itemId: null }).allowed) persons.push(id);
    }
    tell(persons, letterOf(asked, { meeting, part }, committee?.name ?? '', origin()));
  }

  return {
    moved: async (moved) => {
      const asked = askedAfter(moved);
      if (asked !== null) await write(asked, moved, moved.by);
    },
    windowOver: (meeting, part) => write(WINDOW_OVER, { meeting, part }, null),
  };
}

type Written = Pick<Moved, 'meeting' | 'part'>;

interface AskedOf {
  /** Those who may do this. */
  readonly of: Deed;
  readonly subject: string;
  readonly text: string;
  /** The page of the meeting where it is done. */
  readonly page: string;
}

const WINDOW_OVER: AskedOf = {
  of: 'keep-minutes',
  subject: 'Comments to settle',
  text: 'The time for comments on the draft minutes of this meeting is over.',
  page: 'minutes',
};

function askedAfter({ from, to, commentsUntil }: Moved): AskedOf | null {
  const life = 'minutes';
  if (to === 'chair_review' && from === 'drafting') {
    const text = 'The draft minutes of this meeting are ready for you to review.';
    return { of: 'review-minutes', subject: 'Draft minutes to review', text, page: life };
  }
  if (to === 'chair_review') {
    const text = `The draft minutes of this meeting were taken back to be changed.
You will be told when they are sent round again.`;
    return { of: 'comment', subject: 'Draft minutes taken back', text, page: 'read' };
  }
  if (to === 'drafting') {
    const text = 'The chair has sent the draft minutes of this meeting back to you.';
    return { of: 'keep-minutes', subject: 'Draft minutes sent back', text, page: life };
  }
  if (to === 'circulated') {
    const until = commentsUntil === null ? '' : ` until ${dayInWords(commentsUntil)}`;
    const text = `The draft minutes of this meeting have been sent round.
Please read them. You can comment on them${until}.`;
    return { of: 'comment', subject: 'Draft minutes to read', text, page: 'read' };
  }
  if (to === 'unconfirmed') {
    const text = `The comments on the minutes of this meeting are settled.
The next meeting is asked to confirm them.`;
    return { of: 'review-minutes', subject: 'Minutes for the next meeting', text, page: life };
  }
  return null;
}

function letterOf(
  { subject, text, page }: AskedOf,
  { meeting, part }: Written,
  committee: string,
  origin: string,
): Telling {
  const day = dayInWords(meeting.date);
  return {
    subject: `${subject}: meeting of ${day}`,
    text: `${text}

Committee: ${committee}
Meeting: ${day}
Minutes: Part ${part}

${origin}/meetings/${meeting.id}/${page}

You may be asked to sign in. This letter says nothing of what the
minutes say, because mail passes through many hands.
`,
  };
}
