import type { TermsRules } from './terms-of-reference.ts';
import type { AttendanceCode } from './vocabulary.ts';

export interface MeetingDay {
  readonly date: string;
  readonly startsAt: string | null;
}

export interface SeatAttendance {
  readonly seatId: string | null;
  readonly code: AttendanceCode;
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

/** `null`: nobody recorded it. Somebody in two seats was there if they were in one of them. */
export function wasThere(
  seats: readonly string[],
  attendance: readonly SeatAttendance[],
): boolean | null {
  const codes = attendance
    .filter((one) => one.seatId !== null && seats.includes(one.seatId))
    .map((one) => one.code);
  if (codes.some((one) => one === 'present' || one === 'in_attendance')) return true;
  return codes.some((one) => one === 'absent' || one === 'apologies' || one === 'deputised')
    ? false
    : null;
}
