import { type DocumentId, type Place, toPlace } from '#shared/ids.ts';
import { clientsOf } from './clients.ts';
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

interface MemoryBook {
  readonly entries: Entry[];
  readonly owners: Map<number, string>;
  /** Something was refused: it must be loaded again. */
  behind: boolean;
}

/** A journal that forgets when the process ends: for tests, and for a server that should leave no trace. */
export function createMemoryJournal({ now, log = () => {} }: MemoryJournalDeps): Journal {
  const books = new Map<DocumentId, MemoryBook>();
  const listeners = new Set<CommitListener>();
  let closed = false;

  function bookOf(document: DocumentId): MemoryBook {
    const book = books.get(document) ?? { entries: [], owners: new Map(), behind: false };
    books.set(document, book);
    return book;
  }

  return {
    append: async (document, entry): Promise<Place> => {
      if (closed) throw new JournalFault('The journal is closed', { kind: 'closed' });
      const book = bookOf(document);
      const { author, update } = entry;
      const clients = clientsOf(entry);
      if (book.behind) {
        throw new JournalFault(`A write of ${document} failed; it must be loaded again`, {
          kind: 'behind',
        });
      }
      const isForeign = (client: number) => (book.owners.get(client) ?? author) !== author;
      const foreign = entry.clients?.find(isForeign);
      if (foreign !== undefined) {
        book.behind = true;
        throw new JournalFault(
          `${author} has content under client id ${foreign}, which is another's`,
          { kind: 'foreign' },
        );
      }
      const place = toPlace(book.entries.length + 1);
      const clientId = clients[0] ?? null;
      book.entries.push({ author, clientId, clients, update: update.slice(), place, at: now() });
      for (const client of clients) {
        if (!book.owners.has(client)) book.owners.set(client, author);
      }
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
      const book = books.get(document);
      if (book === undefined) {
        return { snapshot: null, entries: [], head: toPlace(0), owners: new Map() };
      }
      book.behind = false;
      const entries = [...book.entries];
      return {
        snapshot: null,
        entries,
        head: toPlace(entries.length),
        owners: new Map(book.owners),
      };
    },
    entriesAfter: async (document, place) => (books.get(document)?.entries ?? []).slice(place),
    heads: async () =>
      new Map(
        [...books]
          .filter(([, { entries }]) => entries.length > 0)
          .map(([id, { entries }]) => [id, toPlace(entries.length)]),
      ),
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
