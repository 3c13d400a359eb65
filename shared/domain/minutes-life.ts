import { DomainError } from './domain-error.ts';
import type { MinutesState, Part } from './vocabulary.ts';

/** What a move needs, in the policy's words. */
export type MoveDeed =
  | 'keep-minutes'
  | 'review-minutes'
  | 'record-approval'
  | 'sign-minutes'
  | 'confirm-publication'
  | 'receive-minutes';

/** What makes a move: somebody who asks for it, or a command of which it is a part. */
export type MoveThrough = 'asking' | 'approval' | 'signature' | 'publication' | 'receipt';

/** One move that the life of minutes allows. */
export interface LifeMove {
  readonly from: MinutesState;
  readonly to: MinutesState;
  readonly deed: MoveDeed;
  readonly through: MoveThrough;
  /** What the snapshot taken with it is called. */
  readonly snapshot: string;
  /** Always asked for; otherwise only when something is missing. */
  readonly reason: boolean;
  /** Begins a time for comments, so its last day must be known. */
  readonly window: boolean;
  /** Takes back what others were told, so no later meeting may have relied on it. */
  readonly reopens: boolean;
  /** Only minutes of this part; `null`: of both. */
  readonly part: Part | null;
}

/** The one table of moves (domain.md 4). There is no way back from `approved`. Where two rows lead from and
 *  to the same states, the first whose deed somebody may do is theirs. */
export const MOVES: readonly LifeMove[] = [
  move('drafting', 'chair_review', 'keep-minutes', 'Given to the chair'),
  move('chair_review', 'drafting', 'review-minutes', 'Sent back by the chair', { reason: true }),
  move('chair_review', 'circulated', 'review-minutes', 'Sent round to members', { window: true }),
  // The chair passes a draft by sending it round. Somebody else does so only by saying why.
  move('chair_review', 'circulated', 'keep-minutes', 'Sent round to members', {
    reason: true,
    window: true,
  }),
  move('circulated', 'chair_review', 'keep-minutes', 'Taken back for changes', reopening()),
  move('circulated', 'chair_review', 'review-minutes', 'Taken back for changes', reopening()),
  move('circulated', 'unconfirmed', 'keep-minutes', 'Comments settled'),
  move('unconfirmed', 'circulated', 'keep-minutes', 'Sent round again', {
    ...reopening(),
    window: true,
  }),
  move('unconfirmed', 'approved', 'record-approval', 'Approved', { through: 'approval' }),
  move('approved', 'signed', 'sign-minutes', 'Signed', { through: 'signature' }),
  move('signed', 'published', 'confirm-publication', 'Published', { through: 'publication' }),
  move('published', 'received', 'receive-minutes', 'Received by every body', {
    through: 'receipt',
  }),
  // Private minutes are neither published nor received.
  move('signed', 'archived', 'keep-minutes', 'Archived', { part: 'II' }),
  move('published', 'archived', 'keep-minutes', 'Archived', { reason: true }),
  move('received', 'archived', 'keep-minutes', 'Archived'),
];

/** Every move out of a state, whoever may make it. */
export function movesFrom(state: MinutesState, part: Part): readonly LifeMove[] {
  return MOVES.filter((one) => one.from === state && (one.part === null || one.part === part));
}

/** The page is older than the last move. */
export const MOVED_ON =
  'These minutes have moved on since this page was opened. Look at where they stand now.';

export const TAKEN_UP =
  'A later meeting has taken these minutes up, so they are not taken back. Put an amendment to that meeting.';

/** What somebody wants to do with the minutes of one part, and how things stand there. */
export interface MoveAsked {
  readonly part: Part;
  readonly from: MinutesState;
  readonly to: MinutesState;
  readonly through: MoveThrough;
  /** May they do this? */
  readonly may: (deed: MoveDeed) => boolean;
  readonly reason: string | null;
  /** What is missing, as sentences. */
  readonly missing: readonly string[];
  /** A later meeting has taken them up: an amendment was put to it, or their approval is under way. */
  readonly reliedOn: boolean;
}

/** The row of the table that allows what is asked.
 *  @throws DomainError `already-settled` when no move leads there from here, `not-allowed` when it is not
 *  theirs or comes too late, `reason-missing` when a reason is needed and not given */
export function allowedMove(asked: MoveAsked): LifeMove {
  const rows = movesFrom(asked.from, asked.part).filter(
    (one) => one.to === asked.to && one.through === asked.through,
  );
  if (rows.length === 0) {
    throw new DomainError('already-settled', MOVED_ON);
  }
  const row = rows.find((one) => asked.may(one.deed));
  if (row === undefined) throw new DomainError('not-allowed', 'Somebody else makes this move.');
  if (row.reopens && asked.reliedOn) {
    throw new DomainError('not-allowed', TAKEN_UP);
  }
  if ((asked.reason ?? '').trim() !== '') return row;
  if (row.reason) throw new DomainError('reason-missing', 'Enter a reason.');
  if (asked.missing.length > 0) {
    throw new DomainError(
      'reason-missing',
      `${asked.missing.join(' ')} Enter a reason to go on all the same.`,
    );
  }
  return row;
}

function move(
  from: MinutesState,
  to: MinutesState,
  deed: MoveDeed,
  snapshot: string,
  more: Partial<LifeMove> = {},
): LifeMove {
  const usual = { reason: false, window: false, reopens: false, part: null } as const;
  return { from, to, deed, through: 'asking', snapshot, ...usual, ...more };
}

function reopening() {
  return { reason: true, reopens: true } as const;
}
