/** The time of a story: what is due happens in its order, and nothing waits for a real clock. */
export interface Timeline {
  /** Milliseconds since the story began. */
  now(): number;
  /** Does something so many milliseconds from now; the answer calls it off. */
  later(ms: number, work: () => void): () => void;
  /** Does something at the end of this turn. */
  soon(work: () => void): void;
  /** Lets everything happen that is due within so many milliseconds. */
  pass(ms: number): Promise<void>;
}

interface Due {
  readonly at: number;
  readonly order: number;
  readonly work: () => void;
}

/** A turn is one millisecond: whatever is due in it happens one after another, as events of one turn of
 *  Node's loop do; then what was put off to its end. */
export function createTimeline(): Timeline {
  const due: Due[] = [];
  let ends: (() => void)[] = [];
  let at = 0;
  let count = 0;

  function place(one: Due): void {
    let low = 0;
    let high = due.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = due[middle] as Due;
      if (other.at < one.at || (other.at === one.at && other.order < one.order)) low = middle + 1;
      else high = middle;
    }
    due.splice(low, 0, one);
  }

  async function turn(): Promise<void> {
    for (let next = due[0]; next !== undefined && next.at <= at; next = due[0]) {
      due.shift();
      next.work();
      await promisesKept();
    }
    while (ends.length > 0) {
      const now = ends;
      ends = [];
      for (const work of now) work();
      await promisesKept();
    }
  }

  return {
    now: () => at,
    later: (ms, work) => {
      count += 1;
      const one = { at: at + Math.max(0, Math.ceil(ms)), order: count, work };
      place(one);
      return () => {
        const index = due.indexOf(one);
        if (index >= 0) due.splice(index, 1);
      };
    },
    soon: (work) => {
      ends.push(work);
    },
    pass: async (ms) => {
      const until = at + ms;
      await promisesKept();
      await turn();
      for (let next = due[0]; next !== undefined && next.at <= until; next = due[0]) {
        at = Math.max(at, next.at);
        await turn();
      }
      at = until;
    },
  };
}

/** Until every promise that can go on has gone on, and everything that was put off to the next tick. */
function promisesKept(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
