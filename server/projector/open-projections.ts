import type { DocumentId } from '#shared/ids.ts';
import type { Projection } from './projection.ts';
import type { Schedule } from './schedule.ts';

/** A projection that nobody writes to is kept for a thousand times what it took to open, so that a small one
 *  is soon let go and a long history is not read again at every pause. */
const KEPT_PER_OPENING = 1000;
const LEAST_IDLE_MS = 5_000;
const MOST_IDLE_MS = 600_000;
const MOST_OPEN = 200;

/** Projections in use. Their rows and the journal are enough to open them again. */
export interface OpenProjections {
  /** One that is open, to be used now. */
  of(id: DocumentId): Projection | null;
  /** Whether this very one is open. */
  holds(id: DocumentId, projection: Projection): boolean;
  /** Opens one and keeps it. */
  keep(id: DocumentId, open: () => Promise<Projection>): Promise<Projection>;
  drop(id: DocumentId): void;
  dropAll(): void;
}

export interface OpenProjectionsDeps {
  readonly now: () => number;
  readonly stopwatch: () => number;
  readonly schedule: Schedule;
}

interface Open {
  readonly projection: Projection;
  /** Milliseconds without use after which it is let go. */
  readonly keep: number;
  readonly usedAt: number;
}

export function createOpenProjections(deps: OpenProjectionsDeps): OpenProjections {
  const { now, stopwatch, schedule } = deps;
  /** In order of use, the longest unused first. */
  const open = new Map<DocumentId, Open>();
  let sweep: (() => void) | null = null;

  const drop = (id: DocumentId) => {
    open.get(id)?.projection.close();
    open.delete(id);
  };

  const sweepLater = () => {
    sweep ??= schedule(LEAST_IDLE_MS, () => {
      sweep = null;
      for (const [id, { projection, keep, usedAt }] of open) {
        if (isWritten(projection) && usedAt <= now() - keep) drop(id);
      }
      if (open.size > 0) sweepLater();
    });
  };

  const use = (id: DocumentId, one: Omit<Open, 'usedAt'>) => {
    open.delete(id);
    open.set(id, { ...one, usedAt: now() });
    return one.projection;
  };

  return {
    of: (id) => {
      const one = open.get(id);
      return one === undefined ? null : use(id, one);
    },
    holds: (id, projection) => open.get(id)?.projection === projection,
    keep: async (id, make) => {
      const began = stopwatch();
      const projection = await make();
      const kept = KEPT_PER_OPENING * (stopwatch() - began);
      use(id, { projection, keep: Math.min(MOST_IDLE_MS, Math.max(LEAST_IDLE_MS, kept)) });
      for (const [other, one] of open) {
        if (open.size <= MOST_OPEN) break;
        if (other !== id && isWritten(one.projection)) drop(other);
      }
      sweepLater();
      return projection;
    },
    drop,
    dropAll: () => {
      for (const id of open.keys()) drop(id);
      sweep?.();
      sweep = null;
    },
  };
}

/** One that was not written yet would not be opened again before its next commit. */
function isWritten(projection: Projection): boolean {
  return projection.reached === projection.written;
}
