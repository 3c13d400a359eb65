import type { DocumentId } from '#shared/ids.ts';
import type { Projection } from './projection.ts';
import type { Schedule } from './schedule.ts';

const IDLE_MS = 60_000;
const MOST_OPEN = 200;

/** Projections in use. Those that nobody has written to for a minute, and the longest unused of too many,
 *  are let go: their rows and the journal are enough to open them again. */
export interface OpenProjections {
  take(id: DocumentId, open: () => Promise<Projection>): Promise<Projection>;
  drop(id: DocumentId): void;
  dropAll(): void;
}

export interface OpenProjectionsDeps {
  readonly now: () => number;
  readonly schedule: Schedule;
}

export function createOpenProjections({ now, schedule }: OpenProjectionsDeps): OpenProjections {
  /** In order of use, the longest unused first. */
  const open = new Map<DocumentId, { readonly projection: Projection; readonly usedAt: number }>();
  let sweep: (() => void) | null = null;

  const drop = (id: DocumentId) => {
    open.get(id)?.projection.close();
    open.delete(id);
  };

  const sweepLater = () => {
    sweep ??= schedule(IDLE_MS, () => {
      sweep = null;
      for (const [id, { usedAt }] of open) if (usedAt <= now() - IDLE_MS) drop(id);
      if (open.size > 0) sweepLater();
    });
  };

  return {
    take: async (id, make) => {
      const projection = open.get(id)?.projection ?? (await make());
      open.delete(id);
      open.set(id, { projection, usedAt: now() });
      for (const other of open.keys()) {
        if (open.size <= MOST_OPEN) break;
        drop(other);
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
