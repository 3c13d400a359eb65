import { rankBetween } from '#shared/domain/fractional-rank.ts';

export interface Ranked {
  readonly id: string;
  readonly rank: string;
}

/** The ranks to write so that an item comes to stand at a place in the list. Usually one; all of them when
 *  two people's ranks have come out the same and nothing fits between. */
export function ranksToMove(
  items: readonly Ranked[],
  id: string,
  to: number,
  salt: string,
): readonly Ranked[] {
  const moved = items.find((item) => item.id === id);
  if (moved === undefined) return [];
  const others = items.filter((item) => item.id !== id);
  const place = Math.max(0, Math.min(to, others.length));
  if (items.indexOf(moved) === place) return [];
  const before = others[place - 1]?.rank ?? null;
  const after = others[place]?.rank ?? null;
  if (before === null || after === null || before < after) {
    return [{ id, rank: rankBetween(before, after, salt) }];
  }
  const order = [...others.slice(0, place), moved, ...others.slice(place)];
  let last: string | null = null;
  return order.map((item) => {
    last = rankBetween(last, null, salt);
    return { id: item.id, rank: last };
  });
}

/** Two digits or small letters that do not end in 0. */
export function rankSalt(random: () => number): string {
  const digit = (n: number) => n.toString(36);
  return digit(Math.floor(random() * 36)) + digit(1 + Math.floor(random() * 35));
}
