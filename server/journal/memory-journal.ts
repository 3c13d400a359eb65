import { type DocumentId, type Place, toPlace } from '#shared/ids.ts';
import { errorWithoutWords } from '#shared/lang/error-without-words.ts';
import { chainNext, chainStart } from './chain.ts';
import { clientsOf } from './clients.ts';
import {
  type CommitListener,
  type Entry,
  type Journal,
  JournalFault,
  type Log,
  type NewEntry,
} from './journal.ts';
import { lastGoodOf } from './last-good.ts';
import { NOTHING, placeAtOf, statesOf, stretchesOf } from './past.ts';

export interface MemoryJournalDeps {
  readonly now: () => number;
  readonly log?: Log;
}

interface MemoryBook {
  readonly entries: Entry[];
  /** Where the chain stands after each of them, in hex. */
  readonly hashes: string[];
  readonly owners: Map<number, string>;
  /** Something was refused: it must be loaded again. */
  behind: boolean;
}

/** A journal that forgets when the process ends: for tests, and for a server that should leave no trace. */
export function createMemoryJournal({ now, log = () => {} }: MemoryJournalDeps): Journal {
  const books = new Map<DocumentId, MemoryBook>();
  /** Purged documents, and what has taken their place. */
  const purged = new Map<DocumentId, DocumentId>();
  const listeners = new Set<CommitListener>();
  let closed = false;
  /** In the one order over all documents. */
  let position = 0;

  function bookOf(document: DocumentId): MemoryBook {
    const book = books.get(document) ?? {
      entries: [],
      hashes: [],
      owners: new Map(),
      behind: false,
    };
    books.set(document, book);
    return book;
  }

  function requirePresent(document: DocumentId): void {
    if (!purged.has(document)) return;
    throw new JournalFault(`The history of ${document} was deleted`, { kind: 'purged' });
  }

  function write(document: DocumentId, entry: NewEntry): Place {
    const book = bookOf(document);
    const { author, update } = entry;
    const clients = clientsOf(entry);
    if (book.behind) {
      const why = `A write of ${document} failed; it must be loaded again`;
      throw new JournalFault(why, { kind: 'behind' });
    }
    const isForeign = (client: number) => (book.owners.get(client) ?? author) !== author;
    const foreign = entry.clients?.find(isForeign);
    if (foreign !== undefined) {
      book.behind = true;
      const why = `${author} has content under client id ${foreign}, which is another's`;
      throw new JournalFault(why, { kind: 'foreign' });
    }
    const place = toPlace(book.entries.length + 1);
    const clientId = clients[0] ?? null;
    const at = now();
    book.entries.push({ author, clientId, clients, update: update.slice(), place, at });
    position += 1;
    const before = book.hashes.at(-1);
    const start = before === undefined ? chainStart(document) : Buffer.from(before, 'hex');
    const link = { document, place, position, author, at: Math.trunc(at), clients, data: update };
    book.hashes.push(chainNext(start, link).toString('hex'));
    for (const client of clients) {
      if (!book.owners.has(client)) book.owners.set(client, author);
    }
    return place;
  }

  function announce(document: DocumentId, place: Place): void {
    for (const listener of listeners) {
      try {
        listener(document, place);
      } catch (error) {
        log('A listener of the journal failed', { document, error: errorWithoutWords(error) });
      }
    }
  }

  function requireOpen(): void {
    if (closed) throw new JournalFault('The journal is closed', { kind: 'closed' });
  }

  return {
    append: async (document, entry) => {
      requireOpen();
      requirePresent(document);
      const place = write(document, entry);
      await Promise.resolve();
      announce(document, place);
      return place;
    },
    load: async (document) => {
      requirePresent(document);
      const book = books.get(document);
      const entries = [...(book?.entries ?? [])];
      if (book !== undefined) book.behind = false;
      const owners = new Map(book?.owners);
      return { snapshot: null, entries, head: toPlace(entries.length), owners };
    },
    entriesAfter: async (document, place) => (books.get(document)?.entries ?? []).slice(place),
    heads: async () => {
      const written = [...books].filter(([, { entries }]) => entries.length > 0);
      return new Map(written.map(([id, { entries }]) => [id, toPlace(entries.length)]));
    },
    hashAt: async (document, place) => books.get(document)?.hashes[place - 1] ?? null,
    onCommit: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    backlog: () => ({ entries: 0, bytes: 0, age: 0 }),
    trouble: () => null,
    condense: () => {},
    practise: () => {},
    lastGood: async (document) =>
      lastGoodOf([{ snapshot: null, entries: books.get(document)?.entries ?? [] }]),
    stretches: async (document, pause) => {
      requirePresent(document);
      return stretchesOf(books.get(document)?.entries ?? [], pause);
    },
    entriesBetween: async (document, after, until) =>
      (books.get(document)?.entries ?? []).slice(after, until),
    placeAt: async (document, at) => placeAtOf(books.get(document)?.entries ?? [], at),
    statesAt: async (document, places) =>
      statesOf(document, NOTHING, books.get(document)?.entries ?? [], places),
    pack: async () => 0,
    purge: async (old, fresh, first) => {
      requireOpen();
      requirePresent(old);
      if (purged.has(fresh) || (books.get(fresh)?.entries.length ?? 0) > 0) {
        throw new JournalFault(`${fresh} has been written before`, { kind: 'behind' });
      }
      const place = write(fresh, first);
      books.delete(old);
      purged.set(old, fresh);
      await Promise.resolve();
      announce(fresh, place);
      return place;
    },
    successorOf: async (document) => {
      let last = purged.get(document) ?? null;
      while (last !== null && purged.has(last)) last = purged.get(last) ?? null;
      return last;
    },
    close: async () => {
      closed = true;
    },
  };
}
