import { expect, test } from 'vitest';
import { daysLate, deadlineDay } from '#shared/domain/notice.ts';
import type { DeadlineKind } from '#shared/domain/terms-of-reference.ts';

const before = (meeting: string, days: number, kind: DeadlineKind) =>
  deadlineDay(meeting, { days, kind });

test('five clear working days before Thursday 1 March 2018 are counted from Wednesday 21 February', () => {
  expect(before('2018-03-01', 5, 'clear_working_days')).toBe('2018-02-21');
});

test('three clear days before it from Sunday 25 February', () => {
  expect(before('2018-03-01', 3, 'clear_days')).toBe('2018-02-25');
});

test('days that are not clear take in the day of the notice', () => {
  expect(before('2018-03-01', 7, 'days')).toBe('2018-02-22');
  expect(before('2018-03-01', 5, 'working_days')).toBe('2018-02-22');
});

test('Easter is no time to work', () => {
  // Good Friday was on 30 March 2018, Easter Monday on 2 April.
  expect(before('2018-04-05', 5, 'working_days')).toBe('2018-03-27');
  expect(before('2018-04-05', 5, 'clear_working_days')).toBe('2018-03-26');
});

test('no notice at all can be given on the day', () => {
  expect(before('2018-03-01', 0, 'days')).toBe('2018-03-01');
});

test('lateness is counted in days, and there is none before the time', () => {
  expect(daysLate('2018-02-21', '2018-02-24')).toBe(3);
  expect(daysLate('2018-02-21', '2018-02-21')).toBe(0);
  expect(daysLate('2018-02-21', '2018-02-01')).toBe(0);
});
