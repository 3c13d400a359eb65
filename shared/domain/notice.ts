import { dayAfter, daysBetween } from './calendar.ts';
import type { Deadline } from './terms-of-reference.ts';
import { isWorkingDay } from './working-days.ts';

/** The last day on which something is in time for a meeting. A clear day is neither that of the notice nor that
 *  of the meeting: five clear working days before Thursday 1 March 2018 end on Wednesday 21 February
 *  (domain.md 1.8). */
export function deadlineDay(meeting: string, { days, kind }: Deadline): string {
  switch (kind) {
    case 'days':
      return dayAfter(meeting, -days);
    case 'clear_days':
      return dayAfter(meeting, -days - 1);
    case 'working_days':
      return workingDaysBefore(meeting, days);
    case 'clear_working_days':
      return dayAfter(workingDaysBefore(meeting, days), -1);
  }
}

/** How many days too late a day is; 0 when it is in time. */
export function daysLate(deadline: string, day: string): number {
  return Math.max(0, daysBetween(deadline, day));
}

function workingDaysBefore(day: string, count: number): string {
  let reached = day;
  for (let left = count; left > 0; left -= 1) {
    do reached = dayAfter(reached, -1);
    while (!isWorkingDay(reached));
  }
  return reached;
}
