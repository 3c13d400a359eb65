import { must } from '#shared/lang/must.ts';
import { seededRandom } from '#test/harness/seeded-random.ts';

/** All that comes by chance in a story, from its seed. */
export interface Chance {
  /** A number from 0 to 1. */
  next(): number;
  /** A whole number from 0 to one below this. */
  below(limit: number): number;
  /** True once in so many times. */
  once(times: number): boolean;
  pick<T>(list: readonly T[]): T | undefined;
  must<T>(list: readonly T[]): T;
  /** One of them, the more likely the greater its first number. */
  weighted<T extends readonly [weight: number, ...rest: unknown[]]>(list: readonly T[]): T;
  /** A place between two characters. */
  position(words: string): number;
  /** A few characters, from and to. */
  stretch(words: string, most: number): readonly [number, number];
  /** A name that is in no other place. */
  name(kind: string): string;
}

export function createChance(seed: number): Chance {
  const next = seededRandom(seed);
  let names = 0;
  const below = (limit: number) => Math.floor(next() * limit);
  const pick = <T>(list: readonly T[]) => list[below(list.length)];
  const bounds = (words: string) => {
    const places = [0];
    for (const character of words) places.push((places.at(-1) ?? 0) + character.length);
    return places;
  };
  return {
    next,
    below,
    once: (times) => next() * times < 1,
    pick,
    must: (list) => must(pick(list), 'one of several'),
    weighted: (list) => {
      let left = next() * list.reduce((sum, [weight]) => sum + weight, 0);
      const found = list.find(([weight]) => {
        left -= weight;
        return left < 0;
      });
      return must(found ?? list[0], 'one of several');
    },
    position: (words) => pick(bounds(words)) ?? 0,
    stretch: (words, most) => {
      const places = bounds(words);
      const from = below(places.length);
      const to = Math.min(places.length - 1, from + 1 + below(most));
      return [places[from] ?? 0, places[to] ?? 0];
    },
    name: (kind) => {
      names += 1;
      return `${kind}-${names}`;
    },
  };
}
