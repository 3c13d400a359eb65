import type { Journal } from '#server/journal/journal.ts';
import type { Clock } from './clock.ts';
import type { RelayLimits } from './limits.ts';

export interface DiskWatchDeps {
  readonly journal: Pick<Journal, 'trouble'>;
  readonly limits: Pick<RelayLimits, 'retryDiskMs'>;
  readonly clock: Clock;
}

/** Whether the journal can be written to, as far as it knows. One that had no room learns only by writing that
 *  there is some again: once in a while a message may try, of whatever document. */
export function createDiskWatch({ journal, limits, clock }: DiskWatchDeps): () => boolean {
  let triedAt: number | null = null;
  return () => {
    if (journal.trouble() === null) {
      triedAt = null;
      return true;
    }
    const now = clock.now();
    const isDue = triedAt !== null && Math.abs(now - triedAt) >= limits.retryDiskMs;
    if (triedAt === null || isDue) triedAt = now;
    return isDue;
  };
}
