/** Time as the relay knows it: handed in, so that the simulator can be its master. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Does something at the end of this turn of the event loop, when every socket that has something to say
   *  has been heard. */
  soon(work: () => void): void;
  /** Does something as soon as what is being done is done, with every promise that it keeps: so all that one
   *  commit brought is told together, and nobody waits for another turn. */
  next(work: () => void): void;
  /** Does something later; the answer calls it off. Does not keep the process alive. */
  later(ms: number, work: () => void): () => void;
}

export function createClock(now: () => number): Clock {
  return {
    now,
    soon: (work) => {
      setImmediate(work);
    },
    next: (work) => {
      process.nextTick(work);
    },
    later: (ms, work) => {
      const timer = setTimeout(work, ms).unref();
      return () => clearTimeout(timer);
    },
  };
}
