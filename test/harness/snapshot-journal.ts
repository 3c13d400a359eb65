import * as Y from 'yjs';
import type { Journal } from '#server/journal/journal.ts';
import { createMemoryJournal } from '#server/journal/memory-journal.ts';
import { toPlace } from '#shared/ids.ts';

/** A memory journal that gives documents out with a snapshot of their older half. */
export function createSnapshotJournal(deps: { readonly now: () => number }): Journal {
  const journal = createMemoryJournal(deps);
  return {
    ...journal,
    load: async (document) => {
      const { entries, head, owners } = await journal.load(document);
      const half = Math.floor(entries.length / 2);
      if (half === 0) return { snapshot: null, entries, head, owners };
      const doc = new Y.Doc();
      for (const entry of entries.slice(0, half)) Y.applyUpdate(doc, entry.update);
      const state = Y.encodeStateAsUpdate(doc);
      const snapshot = { place: toPlace(half), state };
      return { snapshot, entries: entries.slice(half), head, owners };
    },
  };
}
