import { describe, expect, test } from 'vitest';
import { dayInLondon } from '#shared/domain/calendar.ts';
import {
  endsSoon,
  holdersOn,
  holdingOn,
  lastDayOf,
  overlap,
  untilAfter,
  vacantSince,
} from '#shared/domain/seat.ts';
import { aSeat, aTenure } from './a-seat.ts';

const holders = (seat: ReturnType<typeof aSeat>, day: string) =>
  holdersOn(seat, day).map((one) => one.personId);

describe('a term', () => {
  const seat = aSeat('brent', {
    holders: [aTenure('ann', { fromDay: '2018-02-01', toDay: '2021-02-01' })],
  });

  test('begins on its first day and holds to the end of its last', () => {
    expect(holders(seat, '2018-01-31')).toEqual([]);
    expect(holders(seat, '2018-02-01')).toEqual(['ann']);
    expect(holders(seat, '2021-01-31')).toEqual(['ann']);
    expect(holders(seat, '2021-02-01')).toEqual([]);
    expect(lastDayOf({ fromDay: null, toDay: '2021-02-01' })).toBe('2021-01-31');
    expect(untilAfter('2021-01-31')).toBe('2021-02-01');
  });

  test('ends at midnight in London, also in the night in which the clocks change', () => {
    const ending = aSeat('brent', { holders: [aTenure('ann', { toDay: '2018-10-28' })] });
    const at = (instant: number) => holders(ending, dayInLondon(instant));
    // Summer time: midnight in London is 23:00 in UTC.
    expect(at(Date.UTC(2018, 9, 27, 22, 59, 59))).toEqual(['ann']);
    expect(at(Date.UTC(2018, 9, 27, 23))).toEqual([]);
    const inSpring = aSeat('brent', { holders: [aTenure('ann', { toDay: '2018-03-25' })] });
    const then = (instant: number) => holders(inSpring, dayInLondon(instant));
    expect(then(Date.UTC(2018, 2, 24, 23, 59, 59))).toEqual(['ann']);
    expect(then(Date.UTC(2018, 2, 25))).toEqual([]);
    // A day later, midnight has moved by the hour.
    const after = aSeat('brent', { holders: [aTenure('ann', { toDay: '2018-03-26' })] });
    expect(holders(after, dayInLondon(Date.UTC(2018, 2, 25, 22, 59, 59)))).toEqual(['ann']);
    expect(holders(after, dayInLondon(Date.UTC(2018, 2, 25, 23)))).toEqual([]);
  });

  test('that ended on the day it began was never in force', () => {
    const never = aSeat('brent', {
      holders: [aTenure('ann', { fromDay: '2018-02-01', toDay: '2018-02-01' })],
    });
    expect(holders(never, '2018-02-01')).toEqual([]);
  });

  test('is said to end soon when 90 days are left or fewer', () => {
    const term = { status: 'confirmed', fromDay: '2018-02-01', toDay: '2018-06-01' } as const;
    expect(endsSoon(term, '2018-03-02')).toBe(false);
    expect(endsSoon(term, '2018-03-03')).toBe(true);
    expect(endsSoon(term, '2018-05-31')).toBe(true);
    expect(endsSoon(term, '2018-06-01')).toBe(false);
    expect(endsSoon({ ...term, toDay: null }, '2018-03-03')).toBe(false);
  });
});

describe('a seat', () => {
  test('that nobody holds is vacant, since the last of them left', () => {
    const seat = aSeat('ealing', {
      fromDay: '2018-02-01',
      holders: [
        aTenure('ann', { fromDay: '2018-02-01', toDay: '2018-03-01' }),
        aTenure('bob', { fromDay: '2018-03-01', toDay: '2018-05-01' }),
      ],
    });
    expect(holdingOn(seat, '2018-04-30')).toBe('held');
    expect(vacantSince(seat, '2018-04-30')).toBeNull();
    expect(holdingOn(seat, '2018-05-01')).toBe('vacant');
    expect(vacantSince(seat, '2018-06-15')).toBe('2018-05-01');
  });

  test('that nobody has held yet is vacant from its own first day', () => {
    expect(vacantSince(aSeat('new', { fromDay: '2018-02-01' }), '2018-03-01')).toBe('2018-02-01');
    expect(vacantSince(aSeat('new'), '2018-03-01')).toBeNull();
  });

  test('of which nobody recorded who holds it is not vacant', () => {
    const seat = aSeat('healthwatch', { holding: 'not_recorded' });
    expect(holdingOn(seat, '2018-03-01')).toBe('not_recorded');
    expect(vacantSince(seat, '2018-03-01')).toBeNull();
  });

  test('is not held by somebody who is only nominated', () => {
    const seat = aSeat('brent', { holders: [aTenure('ann', { status: 'nominated' })] });
    expect(holdingOn(seat, '2018-03-01')).toBe('vacant');
  });

  test('has no holder once it has ended, whatever the appointments say', () => {
    expect(
      holders(aSeat('brent', { toDay: '2018-03-01', holders: ['ann'] }), '2018-03-01'),
    ).toEqual([]);
  });
});

test('two terms overlap when there is a day of both, and one may begin on the day the other ends', () => {
  const first = { fromDay: '2018-02-01', toDay: '2018-03-01' };
  expect(overlap(first, { fromDay: '2018-03-01', toDay: null })).toBe(false);
  expect(overlap(first, { fromDay: '2018-02-28', toDay: null })).toBe(true);
  expect(overlap(first, { fromDay: null, toDay: '2018-02-01' })).toBe(false);
  expect(overlap(first, { fromDay: null, toDay: null })).toBe(true);
  expect(overlap({ fromDay: null, toDay: null }, { fromDay: null, toDay: null })).toBe(true);
});
