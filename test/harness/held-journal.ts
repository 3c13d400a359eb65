import { type Journal, JournalFault } from '#server/journal/journal.ts';
import { createMemoryJournal } from '#server/journal/memory-journal.ts';

/** A journal that waits until it is told to write, or to fail. */
export interface HeldJournal extends Journal {
  hold(): void;
  /** Writes what waits, in order, and from now on everything at once. */
  release(): void;
  /** Refuses what waits, and everything of its documents until they are loaded again. */
  break(): void;
  /** Loading fails while this is set. */
  failLoading: boolean;
  readonly waiting: number;
  readonly loads: number;
}

export function createHeldJournal(): HeldJournal {
  const inner = createMemoryJournal({ now: () => 0 });
  const queue: { write: () => void; refuse: () => void }[] = [];
  let held = false;
  let broken = false;
  let loads = 0;
  const journal: HeldJournal = {
    ...inner,
    failLoading: false,
    get waiting() {
      return queue.length;
    },
    get loads() {
      return loads;
    },
    hold: () => {
      held = true;
    },
    release: () => {
      held = false;
      for (const one of queue.splice(0)) one.write();
    },
    break: () => {
      broken = true;
      held = false;
      for (const one of queue.splice(0)) one.refuse();
    },
    append: (document, entry) => {
      if (broken) return Promise.reject(new JournalFault('It must be loaded again'));
      if (!held) return inner.append(document, entry);
      return new Promise((resolve, reject) => {
        queue.push({
          write: () => inner.append(document, entry).then(resolve, reject),
          refuse: () => reject(new JournalFault('No room')),
        });
      });
    },
    load: async (document) => {
      loads += 1;
      if (journal.failLoading) throw new JournalFault('The disk does not answer');
      broken = false;
      return inner.load(document);
    },
  };
  return journal;
}
