import { expect, test } from 'vitest';
import { commentWindow, lastDayForComments } from '#shared/domain/comment-window.ts';

const TODAY = '2026-11-23';
/** Five working days by the terms of reference. */
const agreed = commentWindow(TODAY, 5);
const open = commentWindow(TODAY, null);

test('without a day asked for, the last one follows from the terms of reference or must be said', () => {
  expect(lastDayForComments(null, TODAY, agreed)).toBe('2026-11-30');
  expect(() => lastDayForComments(null, TODAY, open)).toThrow('Enter the last day for comments');
});

test('nobody gets less time than the terms give; that very day is enough', () => {
  expect(lastDayForComments('2026-11-30', TODAY, agreed)).toBe('2026-11-30');
  expect(lastDayForComments('2026-12-04', TODAY, agreed)).toBe('2026-12-04');
  expect(() => lastDayForComments('2026-11-29', TODAY, agreed)).toThrow(
    'give people 5 working days. Enter 30 November 2026 or a later day',
  );
});

test('where nothing is agreed, any real day from today to a year and a day ahead will do', () => {
  expect(lastDayForComments(TODAY, TODAY, open)).toBe(TODAY);
  expect(lastDayForComments('2027-11-24', TODAY, open)).toBe('2027-11-24');
  const wrong = { '2027-11-25': 'within a year', '2026-11-22': 'today or later' };
  for (const [day, why] of Object.entries({ ...wrong, '2026-11-31': 'a real date' })) {
    expect(() => lastDayForComments(day, TODAY, open)).toThrow(why);
  }
});
