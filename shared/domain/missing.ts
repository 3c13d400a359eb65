import { begun } from '../lang/capital.ts';
import { dayInWords } from '../lang/date-words.ts';
import type { MinutesState } from './vocabulary.ts';

/** What the minutes of one part lack, as far as one reader may see it. */
export interface Lacking {
  readonly itemsWithoutOutcome: number;
  readonly openProposals: number;
  readonly actionsWithoutOwner: number;
  readonly actionsWithoutDue: number;
  /** Attributed to a seat whose holder has not confirmed the wording. */
  readonly contributionsUnconfirmed: number;
  readonly openComments: number;
  /** Members' seats of that day: how many there are, and of how many somebody recorded who was there. */
  readonly seats: { readonly all: number; readonly recorded: number };
  /** The last day for comments, while it has not passed. */
  readonly commentsUntil: string | null;
}

export const MISSING_KINDS = [
  'item_without_outcome',
  'open_proposal',
  'action_without_owner',
  'action_without_due',
  'contribution_unconfirmed',
  'comment_open',
  'attendance_not_recorded',
  'window_open',
] as const;
export type MissingKind = (typeof MISSING_KINDS)[number];

/** Something missing before a move. It can be made all the same, with a reason. */
export interface Missing {
  readonly kind: MissingKind;
  /** “2 actions have no owner.” */
  readonly sentence: string;
}

/** What is missing before minutes can become `to`. Those sent round are asked whether they are whole; those that go
 *  to the next meeting, whether what people said about them is settled. Going back needs nothing. */
export function missingBefore(from: MinutesState, to: MinutesState, of: Lacking): Missing[] {
  const goesOn =
    (from === 'drafting' && to === 'chair_review') ||
    (from === 'chair_review' && to === 'circulated') ||
    (from === 'circulated' && to === 'unconfirmed');
  if (!goesOn) return [];
  const settling = to === 'unconfirmed';
  return [
    ...said('item_without_outcome', of.itemsWithoutOutcome, 'item has', 'items have', 'no outcome'),
    ...said('open_proposal', of.openProposals, 'proposal has', 'proposals have', 'no outcome'),
    ...said(
      'action_without_owner',
      of.actionsWithoutOwner,
      'action has',
      'actions have',
      'no owner',
    ),
    ...said(
      'action_without_due',
      of.actionsWithoutDue,
      'action has',
      'actions have',
      'no due date',
    ),
    ...attendance(of.seats),
    ...(settling
      ? [
          ...said(
            'contribution_unconfirmed',
            of.contributionsUnconfirmed,
            'contribution is',
            'contributions are',
            'not confirmed by whoever made it',
          ),
          ...said('comment_open', of.openComments, 'comment is', 'comments are', 'not settled'),
          ...window(of.commentsUntil),
        ]
      : []),
  ];
}

function said(
  kind: MissingKind,
  count: number,
  one: string,
  many: string,
  what: string,
): Missing[] {
  if (count === 0) return [];
  return [{ kind, sentence: `${count === 1 ? `One ${one}` : `${count} ${many}`} ${what}.` }];
}

function attendance({ all, recorded }: Lacking['seats']): Missing[] {
  const left = all - recorded;
  if (left <= 0) return [];
  const seats = left === 1 ? 'one seat' : `${left} seats`;
  const whose = recorded === 0 ? '' : ` for ${seats}`;
  return [
    { kind: 'attendance_not_recorded', sentence: begun(`attendance is not recorded${whose}.`) },
  ];
}

function window(until: string | null): Missing[] {
  if (until === null) return [];
  const sentence = `People may comment until ${dayInWords(until)}.`;
  return [{ kind: 'window_open', sentence }];
}
