import type { Schedule } from '#server/projector/schedule.ts';

/** A clock that stands still until it is told to pass, and does what is due on the way, in order. */
export interface Clockwork {
  readonly now: () => number;
  readonly schedule: Schedule;
  pass(milliseconds: number): void;
}

export function createClockwork(begins = 0): Clockwork {
  let at = begins;
  let due: { readonly at: number; readonly work: () => void }[] = [];
  return {
    now: () => at,
    schedule: (ms, work) => {
      const one = { at: at + ms, work };
      due.push(one);
      return () => {
        due = due.filter((other) => other !== one);
      };
    },
    pass: (milliseconds) => {
      const end = at + milliseconds;
      for (;;) {
        const [next] = due.filter((one) => one.at <= end).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        due = due.filter((one) => one !== next);
        at = Math.max(at, next.at);
        next.work();
      }
      at = end;
    },
  };
}
