import { seededRandom } from './seeded-random.ts';

/** Chance, the same for the same seed. */
export interface Dice {
  /** A whole number from 0 up to, but not including, `limit`. */
  below(limit: number): number;
  pick<T>(list: readonly T[]): T;
  chance(share: number): boolean;
}

export function dice(seed: number): Dice {
  const next = seededRandom(seed);
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    pick: <T>(list: readonly T[]) => {
      if (list.length === 0) throw new Error('There is nothing to choose from');
      return list[below(list.length)] as T;
    },
    chance: (share) => next() < share,
  };
}
