import { expect, test } from 'vitest';
import { dayInLondon, daysBetween, isCalendarDay } from '#shared/domain/calendar.ts';

test.each([
  ['2018-03-01', true],
  ['2020-02-29', true],
  ['2018-02-29', false],
  ['2018-13-01', false],
  ['2018-3-1', false],
  ['20180-03-01', false],
  ['', false],
])('that “%s” is a day of the calendar is %s', (text, is) => {
  expect(isCalendarDay(text)).toBe(is);
});

test('the day in London is an hour ahead in summer', () => {
  expect(dayInLondon(Date.UTC(2018, 2, 1, 23, 30))).toBe('2018-03-01');
  expect(dayInLondon(Date.UTC(2018, 5, 30, 23, 30))).toBe('2018-07-01');
});

test('days are counted whole, over the change of the clocks too', () => {
  expect(daysBetween('2018-03-24', '2018-03-26')).toBe(2);
  expect(daysBetween('2018-03-26', '2018-03-24')).toBe(-2);
});
