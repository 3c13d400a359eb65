export interface Again {
  /** Begins to try, unless it does already. */
  start(): void;
  stop(): void;
  isTrying(): boolean;
}

/** Tries something again and again until it answers true, with pauses (in milliseconds) that double. */
export function again(
  { first, most }: { readonly first: number; readonly most: number },
  attempt: () => boolean,
): Again {
  let timer: NodeJS.Timeout | null = null;

  function wait(pause: number): void {
    timer = setTimeout(() => {
      const done = attempt();
      if (timer === null) return;
      if (done) timer = null;
      else wait(Math.min(2 * pause, most));
    }, pause);
  }

  return {
    start: () => {
      if (timer === null) wait(first);
    },
    stop: () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
    isTrying: () => timer !== null,
  };
}
