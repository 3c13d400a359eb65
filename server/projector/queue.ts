import type { DocumentId } from '#shared/ids.ts';

/** So many documents are worked on in turns; the others wait, so that a start after a long time does not
 *  hold every document in memory at once. */
const MOST_AT_ONCE = 8;

/** Documents waiting for their work, each worked on by one at a time. */
export interface Queue {
  add(id: DocumentId): void;
  /** Resolves when nothing waits and nothing is worked on. */
  idle(): Promise<void>;
  /** Does something while nothing is worked on; what is added meanwhile waits. */
  alone(work: () => Promise<void>): Promise<void>;
  /** Finishes what has begun and begins nothing more. */
  stop(): Promise<void>;
}

/** @param work never rejects */
export function createQueue({ work }: { work: (id: DocumentId) => Promise<void> }): Queue {
  const waiting = new Set<DocumentId>();
  const busy = new Map<DocumentId, Promise<void>>();
  let pause: Promise<void> | null = null;
  let stopped = false;

  const wake = () => {
    if (pause !== null || stopped) return;
    for (const id of waiting) {
      if (busy.size >= MOST_AT_ONCE) return;
      if (busy.has(id)) continue;
      waiting.delete(id);
      busy.set(id, begin(id));
    }
  };

  const begin = async (id: DocumentId) => {
    await work(id);
    busy.delete(id);
    wake();
  };

  const nothingBusy = async () => {
    while (busy.size > 0) await Promise.all(busy.values());
  };

  const idle = async () => {
    while (busy.size > 0 || pause !== null || (waiting.size > 0 && !stopped)) {
      await Promise.all([...busy.values(), pause]);
    }
  };

  return {
    add: (id) => {
      waiting.add(id);
      wake();
    },
    idle,
    alone: async (during) => {
      while (pause !== null) await pause;
      const paused = nothingBusy().then(during);
      pause = paused.catch(() => {});
      try {
        await paused;
      } finally {
        pause = null;
        wake();
      }
    },
    stop: async () => {
      stopped = true;
      await nothingBusy();
    },
  };
}
