import type { TermsRules } from './terms-of-reference.ts';

export interface MeetingDay {
  readonly date: string;
  readonly startsAt: string | null;
}

/** Whether a meeting comes after another: only then can it approve the minutes of that. */
export function isLater(one: MeetingDay, other: MeetingDay): boolean {
  if (one.date !== other.date) return one.date > other.date;
  return (one.startsAt ?? '') > (other.startsAt ?? '');
}

/** Whether somebody who was not at a meeting may move that its minutes are accurate. */
export const ABSENT_MOVERS = ['refused', 'with_reason', 'allowed'] as const;
export type AbsentMover = (typeof ABSENT_MOVERS)[number];

/** By the terms in force on the day of the meeting that approves. Where they say nothing, a reason is asked for. */
export function absentMover(
  terms: Pick<TermsRules, 'onlyPresentMoveAccuracy'> | null,
): AbsentMover {
  switch (terms?.onlyPresentMoveAccuracy ?? null) {
    case true:
      return 'refused';
    case false:
      return 'allowed';
    case null:
      return 'with_reason';
  }
}
