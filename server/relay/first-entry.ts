import * as Y from 'yjs';
import type { NewEntry } from '#server/journal/journal.ts';

/** The entry that a document's history begins with: everything in it is its author's. */
export function firstEntry(update: Uint8Array, author: string): NewEntry {
  const clients = [...Y.parseUpdateMeta(update).to.keys()];
  return { author, clientId: clients[0] ?? null, clients, update };
}
