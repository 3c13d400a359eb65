/** After work that took a millisecond of the thread the projector rests for nine, and so leaves nine tenths
 *  of a busy thread to the relay (P12). */
const REST_PER_WORK = 9;
const MOST_REST_MS = 2000;

/** What the projector has cost the thread lately. */
export interface Effort {
  /** Does some work. Of work that waits for others, only what it does at once is counted. */
  spend<T>(work: () => T): T;
  /** Milliseconds that are left of its rest. */
  rest(): number;
}

export interface EffortDeps {
  readonly now: () => number;
  /** Milliseconds, as finely as can be had. */
  readonly stopwatch: () => number;
}

export function createEffort({ now, stopwatch }: EffortDeps): Effort {
  let restsUntil = 0;
  return {
    spend: (work) => {
      const began = stopwatch();
      try {
        return work();
      } finally {
        const rested = Math.max(restsUntil, now()) + REST_PER_WORK * (stopwatch() - began);
        restsUntil = Math.min(rested, now() + MOST_REST_MS);
      }
    },
    rest: () => Math.max(0, restsUntil - now()),
  };
}
