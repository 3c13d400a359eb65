import type { Database } from 'better-sqlite3';
import { type DocumentId, type Place, toPlace } from '#shared/ids.ts';
import { chainNext, chainStart } from './chain.ts';
import { createHistory, entryOf, follow, type History } from './history.ts';
import { type Entry, JournalFault, type LoadedDocument, type Log } from './journal.ts';
import { isSound } from './rows.ts';

/** What was loaded, and where the chain ends. */
export interface LoadedBook extends LoadedDocument {
  readonly hash: Uint8Array | null;
}

export interface JournalReader {
  load(document: DocumentId): LoadedBook;
  entriesAfter(document: DocumentId, place: Place): Entry[];
  heads(): Map<DocumentId, Place>;
  /** In hex. */
  hashAt(document: DocumentId, place: Place): string | null;
  successorOf(document: DocumentId): DocumentId | null;
}

/** Reads the book over a connection of its own; every reading is one transaction. */
export function createJournalReader(connection: Database, log: Log): JournalReader {
  const history = createHistory(connection);
  const inOne = <Arguments extends unknown[], T>(read: (...given: Arguments) => T) =>
    connection.transaction(read) as (...given: Arguments) => T;
  return {
    load: inOne((id: DocumentId) => load(history, log, id)),
    entriesAfter: inOne((id: DocumentId, place: Place) =>
      Array.from(history.after(id, place), ({ entry }) => entryOf(entry)),
    ),
    heads: () => history.heads(),
    hashAt: inOne((id: DocumentId, place: Place) => hashAt(history, id, place)),
    successorOf: inOne((id: DocumentId) => history.successorOf(id)),
  };
}

function load(history: History, log: Log, id: DocumentId): LoadedBook {
  const head = history.head(id);
  if (head === null && history.isPurged(id)) {
    throw new JournalFault(`The history of ${id} was deleted`, { kind: 'purged' });
  }
  const last = head?.place ?? 0;
  const loaded = { head: toPlace(last), hash: head?.hash ?? null, owners: history.owners(id) };
  for (const row of history.snapshots(id)) {
    const { place, state } = row;
    if (!isSound(row)) {
      log('A snapshot is damaged; an older one is used', { document: id, place });
      continue;
    }
    if (place > last) throw new JournalFault(`${id} has lost its entries after place ${last}`);
    const { entries, wrong } = follow(id, row, history.after(id, place));
    const joins =
      entries.length > 0 || (head !== null && Buffer.compare(head.hash, row.hash) === 0);
    if (wrong === null && joins) {
      const snapshot = { place: toPlace(place), state };
      return { snapshot, entries: entries.map(entryOf), ...loaded };
    }
    log('A snapshot does not fit its entries; an older one is used', { document: id, place });
  }
  const { entries, wrong } = follow(id, null, history.after(id, 0));
  if (wrong !== null) throw new JournalFault(wrong);
  return { snapshot: null, entries: entries.map(entryOf), ...loaded };
}

/** As the book says it; within a pack, where only its end is written down, it is worked out. */
export function hashAt(
  history: Pick<History, 'head' | 'after'>,
  id: DocumentId,
  place: Place,
): string | null {
  const head = history.head(id);
  if (head === null || place < 1 || place > head.place) return null;
  if (place === head.place) return Buffer.from(head.hash).toString('hex');
  let hash = chainStart(id);
  for (const link of history.after(id, 0)) {
    hash = link.hash === null ? chainNext(hash, link.entry) : Buffer.from(link.hash);
    if (link.entry.place === place) return hash.toString('hex');
  }
  return null;
}
