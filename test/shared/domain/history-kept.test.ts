import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysBetween } from '#shared/domain/calendar.ts';
import { DEED_WORDS } from '#shared/domain/deed-words.ts';
import { goesOn, historySentences, monthsKept } from '#shared/domain/history-kept.ts';

test('twelve months after approval is the same day a year later, and of a day that is not there the last of its month', () => {
  expect(goesOn('2018-05-03', 12)).toBe('2019-05-03');
  expect(goesOn('2020-02-29', 12)).toBe('2021-02-28');
  expect(goesOn('2018-08-31', 6)).toBe('2019-02-28');
  expect(goesOn('2018-12-31', 2)).toBe('2019-02-28');
  expect(goesOn('2018-05-03', 0)).toBe('2018-05-03');
});

test('a month more never ends sooner, and a month has 28 to 31 days', () => {
  const day = fc
    .date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((one) => one.toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 240 }), (approved, months) => {
      const days = daysBetween(goesOn(approved, months), goesOn(approved, months + 1));
      expect(days).toBeGreaterThanOrEqual(28);
      expect(days).toBeLessThanOrEqual(31);
    }),
  );
});

test('what is private is let go at approval, whatever the terms say; the rest after the usual time if they do not', () => {
  expect(monthsKept({ historyMonths: 24 }, { isPrivate: true })).toBe(0);
  expect(monthsKept({ historyMonths: 24 }, { isPrivate: false })).toBe(24);
  expect(monthsKept({ historyMonths: 0 }, { isPrivate: false })).toBe(0);
  expect(monthsKept({ historyMonths: null }, { isPrivate: false })).toBe(12);
  expect(monthsKept(null, { isPrivate: false })).toBe(12);
});

test('the rule is said in sentences, also where nobody recorded one', () => {
  expect(historySentences(null)[0]).toBe(
    'The history of the minutes of Part I is kept for twelve months after they are approved, then let go: the usual time, since none is recorded.',
  );
  expect(historySentences(1)[0]).toBe(
    'The history of the minutes of Part I is kept for one month after they are approved, then let go.',
  );
  expect(historySentences(0)[0]).toBe(
    'The history of the minutes of Part I is let go as soon as they are approved.',
  );
});

test('the record of who did what says that a history was let go, and by which rule', () => {
  const told = { thing: 'item 3', before: null, after: { months: 12 } } as never;
  expect(DEED_WORDS['history-let-go'](told)).toBe(
    'let the history of item 3 go, twelve months after the minutes were approved',
  );
});
