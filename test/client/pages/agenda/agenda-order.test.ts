import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Ranked, rankSalt, ranksToMove } from '#client/pages/agenda/agenda-order.ts';
import { timeInAll } from '#client/pages/agenda/time-in-all.ts';
import { byRank } from '#shared/document/read-agenda.ts';

function afterMove(items: readonly Ranked[], id: string, to: number, salt = '5'): string {
  const written = new Map(ranksToMove(items, id, to, salt).map((one) => [one.id, one.rank]));
  return items
    .map((item) => ({ id: item.id, rank: written.get(item.id) ?? item.rank }))
    .sort(byRank)
    .map((item) => item.id)
    .join('');
}

const abcd = [
  { id: 'a', rank: '5' },
  { id: 'b', rank: 'a' },
  { id: 'c', rank: 'f' },
  { id: 'd', rank: 'k' },
];

test('an item moves up, down, to the top and to the bottom', () => {
  expect(afterMove(abcd, 'c', 1)).toBe('acbd');
  expect(afterMove(abcd, 'b', 2)).toBe('acbd');
  expect(afterMove(abcd, 'd', 0)).toBe('dabc');
  expect(afterMove(abcd, 'a', 3)).toBe('bcda');
});

test('a move writes one rank, and none when nothing moves', () => {
  expect(ranksToMove(abcd, 'c', 1, '5')).toHaveLength(1);
  expect(ranksToMove(abcd, 'c', 2, '5')).toEqual([]);
});

test('items whose ranks have come out the same can still be parted', () => {
  const same = ['a', 'b', 'c'].map((id) => ({ id, rank: '5' }));
  expect(afterMove(same, 'c', 1)).toBe('acb');
});

test('many moves in a row always come out as asked', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { maxLength: 40 }), (moves) => {
      let items: readonly Ranked[] = abcd;
      for (const [which, to] of moves) {
        const id = items[which]?.id ?? 'a';
        const expected = items.filter((item) => item.id !== id).map((item) => item.id);
        expected.splice(to, 0, id);
        expect(afterMove(items, id, to)).toBe(expected.join(''));
        const written = new Map(ranksToMove(items, id, to, '5').map((one) => [one.id, one.rank]));
        items = items
          .map((item) => ({ id: item.id, rank: written.get(item.id) ?? item.rank }))
          .sort(byRank);
      }
    }),
  );
});

test('a salt is two digits or letters and does not end in 0', () => {
  expect(rankSalt(() => 0)).toBe('01');
  expect(rankSalt(() => 0.999)).toBe('zz');
});

test('the time in all leaves withdrawn items out and says what has no time', () => {
  const item = (minutes: number | null, state = 'accepted') => ({ minutes, state });
  expect(timeInAll([item(45), item(30), item(60, 'withdrawn')])).toBe(
    'Time in all: 1 hour 15 minutes.',
  );
  expect(timeInAll([item(60), item(null)])).toBe('Time in all: 1 hour. 1 item has no time.');
  expect(timeInAll([])).toBe('No item has a time yet.');
});
