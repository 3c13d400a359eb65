import type { DocumentId } from '#shared/ids.ts';
import type { Schedule } from './schedule.ts';

const QUIET_MS = 50;
const MOST_MS = 250;

/** Gathers documents that were committed to, until it is quiet or time is up, and never during a rest (P12). */
export interface Gathering {
  add(id: DocumentId): void;
  stop(): void;
}

export interface GatheringDeps {
  readonly now: () => number;
  readonly schedule: Schedule;
  /** Milliseconds that are left of a rest. */
  readonly rest: () => number;
  readonly ready: (ids: readonly DocumentId[]) => void;
}

export function createGathering({ now, schedule, rest, ready }: GatheringDeps): Gathering {
  let gathered = new Set<DocumentId>();
  let begun = 0;
  let lastAt = 0;
  let cancel: (() => void) | null = null;
  let stopped = false;

  const due = () => {
    const left = Math.min(lastAt + QUIET_MS, begun + MOST_MS) - now();
    return Math.max(0, left, rest());
  };

  /** One timer for a burst of commits, which is asked again when it goes off. */
  const look = () => {
    cancel = null;
    const left = due();
    if (left > 0) {
      cancel = schedule(left, look);
      return;
    }
    const ids = [...gathered];
    gathered = new Set();
    ready(ids);
  };

  return {
    add: (id) => {
      if (stopped) return;
      if (gathered.size === 0) begun = now();
      gathered.add(id);
      lastAt = now();
      cancel ??= schedule(due(), look);
    },
    stop: () => {
      stopped = true;
      cancel?.();
    },
  };
}
