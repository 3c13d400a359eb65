import type { DocumentId } from '#shared/ids.ts';
import type { Schedule } from './schedule.ts';

const QUIET_MS = 50;
const MOST_MS = 250;

/** Gathers documents that were committed to, until it is quiet or time is up (P12). */
export interface Gathering {
  add(id: DocumentId): void;
  stop(): void;
}

export interface GatheringDeps {
  readonly now: () => number;
  readonly schedule: Schedule;
  readonly ready: (ids: readonly DocumentId[]) => void;
}

export function createGathering({ now, schedule, ready }: GatheringDeps): Gathering {
  let gathered = new Set<DocumentId>();
  let begun = 0;
  let cancel = () => {};
  let stopped = false;

  const hand = () => {
    const ids = [...gathered];
    gathered = new Set();
    ready(ids);
  };

  return {
    add: (id) => {
      if (stopped) return;
      if (gathered.size === 0) begun = now();
      gathered.add(id);
      cancel();
      cancel = schedule(Math.max(0, Math.min(QUIET_MS, begun + MOST_MS - now())), hand);
    },
    stop: () => {
      stopped = true;
      cancel();
    },
  };
}
