import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rankBetween } from '#shared/domain/fractional-rank.ts';

test('a rank sorts between its neighbours, whatever was inserted before', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 200 }), (places) => {
      const ranks: string[] = [];
      for (const place of places) {
        const at = place % (ranks.length + 1);
        const rank = rankBetween(ranks[at - 1] ?? null, ranks[at] ?? null);
        ranks.splice(at, 0, rank);
      }
      expect(ranks).toEqual([...ranks].sort());
      expect(new Set(ranks).size).toBe(ranks.length);
    }),
  );
});

test('two people who insert at one place with salts of their own choose different ranks', () => {
  expect(rankBetween('a', 'b', 'x1')).not.toBe(rankBetween('a', 'b', 'y1'));
});

test('a salted rank still sorts between its neighbours', () => {
  const between = rankBetween('a', 'b', 'z9');
  expect('a' < between && between < 'b').toBe(true);
  const after = rankBetween(between, 'b', '01');
  expect(between < after && after < 'b').toBe(true);
});
