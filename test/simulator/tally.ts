/** How often what happened in a story: names as a person reads them. */
export interface Tally {
  add(what: string, times?: number): void;
  all(): Readonly<Record<string, number>>;
}

export function createTally(): Tally {
  const times = new Map<string, number>();
  return {
    add: (what, more = 1) => void times.set(what, (times.get(what) ?? 0) + more),
    all: () => Object.fromEntries(times),
  };
}
