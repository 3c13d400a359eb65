import { expect, test } from 'vitest';
import { BANK_HOLIDAYS } from '#shared/domain/bank-holidays.ts';
import { dayAfter } from '#shared/domain/calendar.ts';
import { isWorkingDay, workingDaysAfter } from '#shared/domain/working-days.ts';

const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();
const isWeekend = (day: string) => weekday(day) === 0 || weekday(day) === 6;

/** The first full moon of spring by the tables of the Prayer Book, and the Sunday after it. */
function easter(year: number): string {
  const golden = (year % 19) + 1;
  const century = Math.floor(year / 100) + 1;
  const skipped = Math.floor((3 * century) / 4) - 12;
  const moons = Math.floor((8 * century + 5) / 25) - 5;
  let epact = (11 * golden + 20 + moons - skipped) % 30;
  if ((epact === 25 && golden > 11) || epact === 24) epact += 1;
  let full = 44 - epact;
  if (full < 21) full += 30;
  const sunday = Math.floor((5 * year) / 4) - skipped - 10;
  return dayAfter(`${year}-03-01`, full + 7 - ((sunday + full) % 7) - 1);
}

function mondayFrom(day: string): string {
  return weekday(day) === 1 ? day : mondayFrom(dayAfter(day));
}

/** A holiday at a weekend is kept on the next working day that is none already. */
function kept(days: readonly string[]): string[] {
  const held = days.filter((day) => !isWeekend(day));
  for (const day of days.filter(isWeekend)) {
    let instead = day;
    while (isWeekend(instead) || held.includes(instead)) instead = dayAfter(instead);
    held.push(instead);
  }
  return held;
}

const regular = (year: number) => [
  ...kept([`${year}-01-01`]),
  dayAfter(easter(year), -2),
  dayAfter(easter(year)),
  mondayFrom(`${year}-05-01`),
  mondayFrom(`${year}-05-25`),
  mondayFrom(`${year}-08-25`),
  ...kept([`${year}-12-25`, `${year}-12-26`]),
];

/** Moved or added by proclamation for one year. */
const GONE = ['2012-05-28', '2020-05-04', '2022-05-30'];
const ADDED = [
  ...['2012-06-04', '2012-06-05', '2020-05-08'],
  ...['2022-06-02', '2022-06-03', '2022-09-19', '2023-05-08'],
];

test('the bank holidays are the regular ones of each year, but for those moved or added once', () => {
  const years = Array.from({ length: 17 }, (_, index) => 2012 + index);
  const expected = years.flatMap(regular).filter((day) => !GONE.includes(day));
  expect([...BANK_HOLIDAYS].sort()).toEqual([...expected, ...ADDED].sort());
});

test.each([
  ['2018-04-02', 'Easter Monday'],
  ['2021-12-28', 'Boxing Day, which fell on a Sunday'],
  ['2022-01-03', 'New Year’s Day, which fell on a Saturday'],
  ['2026-12-28', 'Boxing Day, which fell on a Saturday'],
  ['2018-03-03', 'a Saturday'],
])('on %s nobody works: %s', (day) => {
  expect(isWorkingDay(day)).toBe(false);
});

test.each([
  ['2018-03-01', 5, '2018-03-08'],
  // Over Easter.
  ['2018-03-28', 5, '2018-04-06'],
  // From a Saturday.
  ['2018-03-03', 1, '2018-03-05'],
  // Over Christmas and the New Year.
  ['2026-12-23', 4, '2026-12-31'],
  ['2018-03-01', 0, '2018-03-01'],
])('from %s the last of %i working days is %s', (day, count, last) => {
  expect(workingDaysAfter(day, count)).toBe(last);
});
