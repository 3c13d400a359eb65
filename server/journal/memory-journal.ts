import { type DocumentId, type Place, toPlace } from '#shared/ids.ts';
import {
  type CommitListener,
  type Entry,
  type Journal,
  JournalFault,
  type Log,
} from './journal.ts';

export interface MemoryJournalDeps {
  readonly now: () => number;
  readonly log?: Log;
}

/** A journal that forgets when the process ends: for tests, and for a server that should leave no trace. */
export function createMemoryJournal({ now, log = () => {} }: MemoryJournalDeps): Journal {
  const books = new Map<DocumentId, Entry[]>();
  const listeners = new Set<CommitListener>();
  let closed = false;
  return {
    append: async (document, { author, clientId, clients = [], update }): Promise<Place> => {
      if (closed) throw new JournalFault('The journal is closed');
      const book = books.get(document) ?? [];
      books.set(document, book);
      const place = toPlace(book.length + 1);
      book.push({ author, clientId, clients, update: update.slice(), place, at: now() });
      await Promise.resolve();
      for (const listener of listeners) {
        try {
          listener(document, place);
        } catch (error) {
          log('A listener of the journal failed', { document, error: String(error) });
        }
      }
      return place;
    },
    load: async (document) => {
      const entries = [...(books.get(document) ?? [])];
      const owners = new Map<number, string>();
      for (const { clientId, clients = [], author } of entries) {
        for (const client of clientId === null ? clients : [clientId, ...clients]) {
          if (!owners.has(client)) owners.set(client, author);
        }
      }
      return { snapshot: null, entries, head: toPlace(entries.length), owners };
    },
    entriesAfter: async (document, place) => (books.get(document) ?? []).slice(place),
    heads: async () => new Map([...books].map(([id, book]) => [id, toPlace(book.length)])),
    onCommit: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    backlog: () => ({ entries: 0, bytes: 0, age: 0 }),
    trouble: () => null,
    condense: () => {},
    close: async () => {
      closed = true;
    },
  };
}
