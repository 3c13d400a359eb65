import { dayInLondon, daysBetween } from '#shared/domain/calendar.ts';

/** A clock by which it is that day, at midday, and for how many days the demonstration was there then when it was
 *  loaded today. */
export function clockOn(day: string): {
  readonly now: () => number;
  readonly foundedDaysAgo: number;
} {
  const ahead = Date.parse(`${day}T12:00:00Z`) - performance.now();
  return {
    now: () => ahead + performance.now(),
    foundedDaysAgo: daysBetween(dayInLondon(Date.now()), day),
  };
}
