import type { ApprovalStore } from '#server/records/approval-store.ts';
import type { MeetingRow, MeetingStore } from '#server/records/meeting-store.ts';
import type { MinutesStore } from '#server/records/minutes-store.ts';
import type { AskSigning } from '#server/records/signing.ts';
import { type Deed, mayBy } from '#shared/access/policy.ts';
import type { Standings } from '#shared/access/standings.ts';
import { dayInLondon } from '#shared/domain/calendar.ts';
import { PARTS, type Part } from '#shared/domain/vocabulary.ts';
import type { MeetingId } from '#shared/ids.ts';
import { dayInWords } from '#shared/lang/date-words.ts';
import type { HomeTask } from '#shared/protocol/http/committee.ts';
import type { TaskSource } from './home.ts';
import type { ReadableMeeting } from './reading.ts';

export interface LifeTasksDeps {
  readonly meetings: Pick<MeetingStore, 'get'>;
  readonly standings: Pick<Standings, 'onMeeting'>;
  readonly minutes: Pick<MinutesStore, 'moves'>;
  readonly signing: AskSigning;
  readonly approvals: Pick<ApprovalStore, 'approvedAt' | 'deferrals'>;
  readonly now: () => number;
}

/** What the life of minutes asks of people: each task leads to where it is done. */
export const createLifeTasks =
  ({ meetings, standings, minutes, signing, approvals, now }: LifeTasksDeps): TaskSource =>
  async (person, readable) => {
    /** Of a meeting that a deputy may not see: the one at which they stood in approved its minutes. */
    const toSignAsDeputy = async (at: ReadableMeeting): Promise<HomeTask[]> => {
      const tasks: HomeTask[] = [];
      for (const { meetingId, part } of await approvals.approvedAt(at.meeting.id)) {
        if (readable.some((one) => one.meeting.id === meetingId)) continue;
        const meeting = await meetings.get(meetingId);
        const standing = await standings.onMeeting(person, meetingId);
        if (meeting?.minutes[part].state !== 'approved') continue;
        const may = mayBy(standing, 'sign-minutes', { part, itemId: null }).allowed;
        if (may && (await signing(meeting, part, person)).allowed) {
          tasks.push(taskAt({ meeting }, part, toSign(part)));
        }
      }
      return tasks;
    };

    const today = dayInLondon(now());
    const tasks: HomeTask[] = [];
    for (const one of readable) {
      tasks.push(...(await toSignAsDeputy(one)));
      for (const part of PARTS) {
        const returned = (await minutes.moves(one.meeting.id, part)).at(-1)?.to === 'drafting';
        const deferrals = (await approvals.deferrals([one.meeting.id])).filter(
          (deferral) => deferral.part === part,
        );
        const next = nextMeeting(one, readable, new Set(deferrals.map((each) => each.atMeetingId)));
        const asked = askedOf(one, part, { today, returned, next });
        if (asked === null) continue;
        const signs = asked.signs !== true || (await signing(one.meeting, part, person)).allowed;
        if (signs) tasks.push(taskAt(one, part, asked));
      }
    }
    return tasks;
  };

interface Asked {
  readonly words: string;
  /** Below the meeting's own address, or that of the next meeting. */
  readonly page: string;
  readonly at?: MeetingId;
  /** Only whoever chaired the approving meeting does it. */
  readonly signs?: true;
}

interface Circumstances {
  readonly today: string;
  /** The chair sent the draft back. */
  readonly returned: boolean;
  /** The one that is to decide on the minutes. */
  readonly next: MeetingRow | null;
}

/** The first later meeting, after the last that put them off. */
function nextMeeting(
  { meeting }: ReadableMeeting,
  readable: readonly ReadableMeeting[],
  putOffBy: ReadonlySet<MeetingId>,
): MeetingRow | null {
  const later = readable
    .map((one) => one.meeting)
    .filter((one) => one.committeeId === meeting.committeeId && one.date > meeting.date);
  const passed = later.findIndex((one) => putOffBy.has(one.id));
  return (passed < 0 ? later : later.slice(0, passed)).at(-1) ?? null;
}

function askedOf(
  { meeting, standing }: ReadableMeeting,
  part: Part,
  { today, returned, next }: Circumstances,
): Asked | null {
  const { state, commentsUntil: until } = meeting.minutes[part];
  const may = (deed: Deed) => mayBy(standing, deed, { part, itemId: null }).allowed;
  switch (state) {
    case 'drafting':
      return returned && may('keep-minutes')
        ? { words: 'Work on the draft that the chair sent back', page: 'minutes' }
        : null;
    case 'chair_review':
      return may('review-minutes') ? { words: 'Review the draft minutes', page: 'minutes' } : null;
    case 'circulated': {
      const over = until === null || until < today;
      if (may('keep-minutes')) {
        return over
          ? {
              words:
                'The time for comments is over: settle them, and leave the minutes for the next meeting',
              page: 'minutes',
            }
          : null;
      }
      const words = until === null ? '' : ` until ${dayInWords(until)}`;
      return may('comment')
        ? { words: `Read the draft minutes and comment on them${words}`, page: 'read' }
        : null;
    }
    case 'unconfirmed':
      if (next !== null && next.date <= today && may('record-approval')) {
        return {
          words: `Record what the meeting on ${dayInWords(next.date)} decided about the minutes`,
          page: 'approval',
          at: next.id,
        };
      }
      if (!may('keep-minutes')) return null;
      return next === null
        ? { words: 'Take the minutes to the next meeting', page: 'minutes' }
        : {
            words: `Take the minutes to the meeting on ${dayInWords(next.date)}`,
            page: 'approval',
            at: next.id,
          };
    case 'approved':
      return may('sign-minutes') ? toSign(part) : null;
    case 'signed':
    case 'received':
      // Minutes of Part I that are signed wait for the public, and are told of with the publication.
      return may('keep-minutes') && (part === 'II' || state === 'received')
        ? { words: 'Archive the minutes', page: 'minutes' }
        : null;
    default:
      return null;
  }
}

function toSign(part: Part): Asked {
  return { words: 'Sign the minutes', page: `record/${part}/signature`, signs: true };
}

function taskAt(
  { meeting }: Pick<ReadableMeeting, 'meeting'>,
  part: Part,
  { words, page, at }: Asked,
): HomeTask {
  const which = part === 'I' ? '' : ', Part II';
  return {
    kind: 'minutes',
    asked: words,
    text: `${meeting.title}, ${dayInWords(meeting.date)}${which}`,
    href: `/meetings/${at ?? meeting.id}/${page}`,
  };
}
