import { statusWord } from '#shared/domain/minutes.ts';
import type { MissingKind } from '#shared/domain/missing.ts';
import { MINUTES_STATES, type MinutesState, type Part } from '#shared/domain/vocabulary.ts';
import { unreachable } from '#shared/lang/unreachable.ts';
import type { MeetingDetail } from '#shared/protocol/http/meeting.ts';
import type { LifeOfPart, MoveMade } from '#shared/protocol/http/minutes-life.ts';

/** DRAFT before UNCONFIRMED before CONFIRMED; `null`: there is nothing. */
export function leastSettled(
  states: readonly MinutesState[],
): ReturnType<typeof statusWord> | null {
  const words = states.map(statusWord);
  return (
    (['DRAFT', 'UNCONFIRMED', 'CONFIRMED'] as const).find((one) => words.includes(one)) ?? null
  );
}

export interface Step {
  readonly state: MinutesState;
  readonly name: string;
  readonly place: 'done' | 'now' | 'to_come';
  /** The move that last led here, if they are there or beyond. */
  readonly reached: MoveMade | null;
}

const NAME: Record<MinutesState, string> = {
  drafting: 'Being written',
  chair_review: 'With the chair',
  circulated: 'Sent round for comments',
  unconfirmed: 'Left for the next meeting',
  approved: 'Approved',
  signed: 'Signed by the chair',
  published: 'Published',
  received: 'Received by every body',
  archived: 'Archived',
};

/** The whole life, with where these minutes are. Private minutes are neither published nor received. */
export function stepsOf({
  part,
  state,
  moves,
}: Pick<LifeOfPart, 'part' | 'state' | 'moves'>): readonly Step[] {
  const states = MINUTES_STATES.filter(
    (one) => part === 'I' || (one !== 'published' && one !== 'received'),
  );
  const here = states.indexOf(state);
  return states.map((one, index) => {
    const reached = index > here ? null : (moves.findLast((move) => move.to === one) ?? null);
    const place = index === here ? 'now' : index < here ? 'done' : 'to_come';
    return { state: one, name: NAME[one], place, reached };
  });
}

/** A move as an order: the heading of its form, its button, and what is said when it is done. */
export interface MoveWords {
  readonly title: string;
  readonly lede: string;
  readonly done: string;
}

export function wordsOfMove(from: MinutesState, to: MinutesState): MoveWords {
  switch (to) {
    case 'chair_review':
      return from === 'circulated'
        ? {
            title: 'Take the minutes back to change them',
            lede: 'They are a draft again: comments stay, and the secretary and the chair can edit them. Everybody they were sent to is told.',
            done: 'The minutes are a draft again.',
          }
        : {
            title: 'Give the draft to the chair',
            lede: 'The chair reviews it, and sends it round or back to you. Members can no longer edit it; you and the chair can.',
            done: 'The draft is with the chair.',
          };
    case 'drafting':
      return {
        title: 'Send the draft back',
        lede: 'The secretary is told that you sent it back, and reads your reason here.',
        done: 'The draft is with the secretary again.',
      };
    case 'circulated':
      return from === 'unconfirmed'
        ? {
            title: 'Send the minutes round again',
            lede: 'People can comment again until the day you name.',
            done: 'The minutes are sent round again.',
          }
        : {
            title: 'Send the draft round',
            lede: 'From then on nobody edits the agenda or the minutes. People comment on them until the day you name.',
            done: 'The draft is sent round.',
          };
    case 'unconfirmed':
      return {
        title: 'Leave the minutes for the next meeting',
        lede: 'Nobody comments any more. The next meeting is asked to confirm them.',
        done: 'The minutes are left for the next meeting.',
      };
    case 'archived':
      return {
        title: 'Archive the minutes',
        lede: 'Nothing more is done with them. They stay where they can be read.',
        done: 'The minutes are archived.',
      };
    case 'approved':
    case 'signed':
    case 'published':
    case 'received':
      return { title: NAME[to], lede: '', done: NAME[to] };
    default:
      return unreachable(to);
  }
}

/** What the chair said of a draft that came back; `null`: it did not, or went on since. */
export function sentBackInWords({ state, moves }: Pick<LifeOfPart, 'state' | 'moves'>) {
  const last = moves.at(-1);
  if (state !== 'drafting' || last?.to !== 'drafting') return null;
  const why = last.reason === null ? '.' : `: ${last.reason}`;
  return `${last.by} sent the draft back${why}`;
}

/** The last day for comments is behind us. */
export const isOver = (commentsUntil: string | null, today: string): boolean =>
  commentsUntil !== null && commentsUntil < today;

/** Who has to do what, for a reader who has nothing to do. `over`: so is the time for comments. */
export function whoIsNext(state: MinutesState, part: Part, over = false): string {
  switch (state) {
    case 'drafting':
      return 'The secretary gives the draft to the chair when it is ready.';
    case 'chair_review':
      return 'The chair reviews the draft, and sends it round or back.';
    case 'circulated':
      return over
        ? 'The time for comments is over. The secretary settles what is open and leaves the minutes for the next meeting.'
        : 'When the time for comments is over, the secretary settles what is open and leaves the minutes for the next meeting.';
    case 'unconfirmed':
      return 'The next meeting decides whether they are a correct record.';
    case 'approved':
      return 'The chair of the meeting that confirmed them signs them.';
    case 'signed':
      return part === 'II'
        ? 'Private minutes are not published. The secretary archives them.'
        : 'They are prepared for the public, and a second person compares and confirms.';
    case 'published':
      return 'Each body that the committee belongs to records that it received them.';
    case 'received':
      return 'The secretary archives them.';
    case 'archived':
      return 'Nothing more is to be done.';
    default:
      return unreachable(state);
  }
}

/** Where that is done, if it has a page of its own. */
export function placeOfNext(
  state: MinutesState,
  part: Part,
  { id, rights }: Pick<MeetingDetail, 'id' | 'rights'>,
): { readonly name: string; readonly href: string } | null {
  const at = `/meetings/${id}`;
  switch (state) {
    case 'circulated':
      if (rights.comment && !rights.settleComments) {
        return { name: 'Read the draft and comment on it', href: `${at}/read` };
      }
      return { name: 'See the comments', href: `${at}/comments` };
    case 'approved':
      return { name: 'Go to the record', href: `${at}/record` };
    case 'signed':
    case 'published':
      if (part === 'II') return null;
      return { name: 'Go to the publication', href: `${at}/publication` };
    default:
      return null;
  }
}

/** Where somebody goes to mend what is missing. */
export function placeOfMissing(kind: MissingKind, meetingId: string): string {
  const at = `/meetings/${meetingId}`;
  switch (kind) {
    case 'item_without_outcome':
    case 'open_proposal':
    case 'action_without_owner':
    case 'action_without_due':
      return `${at}/gaps#${kind}`;
    case 'contribution_unconfirmed':
      return `${at}/read`;
    case 'comment_open':
    case 'window_open':
      return `${at}/comments`;
    case 'attendance_not_recorded':
      return `${at}/attendance`;
    default:
      return unreachable(kind);
  }
}

export const movePath = (meetingId: string, part: Part, to: MinutesState): string =>
  `/meetings/${meetingId}/minutes/${part}/${to.replaceAll('_', '-')}`;

export function stateInPath(text: string): MinutesState | null {
  return MINUTES_STATES.find((one) => one.replaceAll('_', '-') === text) ?? null;
}
