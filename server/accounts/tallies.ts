/** How often something happened lately, under a name. */
export interface Tally {
  /** Counts one more, unless there have been as many as may be. */
  take(name: string): boolean;
  isFull(name: string): boolean;
}

export interface TallyDeps {
  readonly now: () => number;
  readonly windowMs: number;
  readonly most: number;
}

/** So many names are remembered; past it those that were counted longest ago are forgotten. */
const MOST_NAMES = 50_000;

/** Counts in memory over a sliding window. */
export function createTally({ now, windowMs, most }: TallyDeps): Tally {
  const times = new Map<string, readonly number[]>();
  const recent = (name: string) => (times.get(name) ?? []).filter((at) => at > now() - windowMs);
  return {
    isFull: (name) => recent(name).length >= most,
    take: (name) => {
      const so = recent(name);
      if (so.length >= most) return false;
      // Put at the end: the first names of a map are those counted longest ago.
      times.delete(name);
      times.set(name, [...so, now()]);
      const [oldest] = times.keys();
      if (times.size > MOST_NAMES && oldest !== undefined) times.delete(oldest);
      return true;
    },
  };
}
