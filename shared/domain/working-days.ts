import { BANK_HOLIDAYS } from './bank-holidays.ts';
import { dayAfter } from './calendar.ts';

/** Not a Saturday, a Sunday, or a bank holiday in England (domain.md 1.8). Of years that are not in the list of
 *  bank holidays only the weekends are known. */
export function isWorkingDay(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !BANK_HOLIDAYS.has(day);
}

/** The last of so many working days, the first of which is the one after `day`. */
export function workingDaysAfter(day: string, count: number): string {
  let reached = day;
  for (let left = count; left > 0; left -= 1) {
    do reached = dayAfter(reached);
    while (!isWorkingDay(reached));
  }
  return reached;
}
