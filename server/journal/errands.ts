/** Things that are being done elsewhere, one of a kind at a time. */
export interface Errands<T> {
  /** False: it is being done already. */
  begin(what: T): boolean;
  done(what: T): void;
  /** Resolves when nothing is being done any more, or after so many milliseconds. */
  allDone(within: number): Promise<void>;
}

export function createErrands<T>(): Errands<T> {
  const under = new Set<T>();
  let waiting: (() => void)[] = [];
  return {
    begin: (what) => {
      if (under.has(what)) return false;
      under.add(what);
      return true;
    },
    done: (what) => {
      under.delete(what);
      if (under.size > 0) return;
      for (const go of waiting) go();
      waiting = [];
    },
    allDone: (within) =>
      new Promise((resolve) => {
        if (under.size === 0) return resolve();
        const timer = setTimeout(resolve, within);
        waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      }),
  };
}
