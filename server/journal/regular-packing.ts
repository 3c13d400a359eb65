import type { Log } from './journal.ts';

const DAY_MS = 86_400_000;
/** After a start the server has other things to do. */
const FIRST_MS = 600_000;

export interface RegularPackingDeps {
  readonly pack: (before: number) => Promise<number>;
  readonly now: () => number;
  readonly log: Log;
  /** Entries stay unpacked for so many days; 0: for ever. */
  readonly days?: number | undefined;
  /** Milliseconds from one round to the next. */
  readonly every?: number | undefined;
}

/** Packs what has become old, ten minutes after the start and then once a day. @returns ends it */
export function packRegularly(deps: RegularPackingDeps): () => void {
  const { pack, now, log, days = 30, every = DAY_MS } = deps;
  let timer: NodeJS.Timeout | undefined;
  const wait = (ms: number) => {
    timer = setTimeout(async () => {
      wait(every);
      try {
        await pack(now() - days * DAY_MS);
      } catch (error) {
        log('Old entries could not be packed', { why: String(error) });
      }
    }, ms).unref();
  };
  if (days > 0) wait(Math.min(every, FIRST_MS));
  return () => clearTimeout(timer);
}
