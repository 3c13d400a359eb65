import type { Database } from 'better-sqlite3';
import { and, asc, desc, eq, gt, max, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { journalEntry, journalSnapshot } from '#server/db/journal-schema.ts';
import { type DocumentId, type Place, toDocumentId, toPlace } from '#shared/ids.ts';
import { type Entry, JournalFault, type LoadedDocument, type Log } from './journal.ts';
import { sha256 } from './snapshot.ts';

export interface JournalReader {
  load(document: DocumentId): LoadedDocument;
  entriesAfter(document: DocumentId, place: Place): Entry[];
  heads(): Map<DocumentId, Place>;
}

/** Reads the book over a connection of its own; every reading is one transaction. */
export function createJournalReader(connection: Database, log: Log): JournalReader {
  const db = drizzle(connection);
  const document = sql.placeholder('document');
  const head = db
    .select({ place: max(journalEntry.place) })
    .from(journalEntry)
    .where(eq(journalEntry.documentId, document))
    .prepare();
  const snapshots = db
    .select()
    .from(journalSnapshot)
    .where(eq(journalSnapshot.documentId, document))
    .orderBy(desc(journalSnapshot.place))
    .prepare();
  const rowsAfter = db
    .select()
    .from(journalEntry)
    .where(
      and(eq(journalEntry.documentId, document), gt(journalEntry.place, sql.placeholder('place'))),
    )
    .orderBy(asc(journalEntry.place))
    .prepare();
  const heads = db
    .select({ documentId: journalEntry.documentId, place: max(journalEntry.place) })
    .from(journalEntry)
    .groupBy(journalEntry.documentId)
    .prepare();

  function newestSound(id: DocumentId): LoadedDocument['snapshot'] {
    for (const row of snapshots.all({ document: id })) {
      if (row.sha256.equals(sha256(row.state))) {
        return { place: toPlace(row.place), state: row.state };
      }
      log('A snapshot is damaged; an older one is used', { document: id, place: row.place });
    }
    return null;
  }

  function entriesAfter(id: DocumentId, place: Place): Entry[] {
    return rowsAfter.all({ document: id, place }).map((row) => ({
      place: toPlace(row.place),
      author: row.author,
      clientId: row.clientId,
      at: row.at,
      update: row.data,
    }));
  }

  function load(id: DocumentId): LoadedDocument {
    const last = toPlace(head.get({ document: id })?.place ?? 0);
    const snapshot = newestSound(id);
    const base = snapshot?.place ?? 0;
    const entries = entriesAfter(id, toPlace(base));
    const whole =
      base + entries.length === last && entries.every(({ place }, i) => place === base + 1 + i);
    if (!whole) throw new JournalFault(`The book of ${id} has a gap after place ${base}`);
    return { snapshot, entries, head: last };
  }

  const loadInOne = connection.transaction(load);
  return {
    load: (id) => loadInOne(id),
    entriesAfter,
    heads: () =>
      new Map(heads.all().map((row) => [toDocumentId(row.documentId), toPlace(row.place ?? 0)])),
  };
}
