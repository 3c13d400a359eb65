import type { Clock } from '#server/relay/clock.ts';
import { createClockwork } from './clockwork.ts';

/** The relay's clock in the hand of a test: a turn ends when it says so, and time passes when it says so. */
export interface HandClock extends Clock {
  /** Ends turns until nothing more is due at the end of one. */
  turns(): Promise<void>;
  pass(milliseconds: number): Promise<void>;
}

export function createHandClock(begins = 1_000_000): HandClock {
  const clockwork = createClockwork(begins);
  const due: (() => void)[] = [];

  async function turns(): Promise<void> {
    for (;;) {
      // Whatever was promised meanwhile is kept first, as between two turns of the event loop.
      for (let i = 0; i < 20; i += 1) await Promise.resolve();
      if (due.length === 0) return;
      for (const work of due.splice(0)) work();
    }
  }

  return {
    now: clockwork.now,
    soon: (work) => due.push(work),
    next: (work) => due.push(work),
    later: (milliseconds, work) => clockwork.schedule(milliseconds, work),
    turns,
    pass: async (milliseconds) => {
      await turns();
      clockwork.pass(milliseconds);
      await turns();
    },
  };
}
