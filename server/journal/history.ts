import type { Database } from 'better-sqlite3';
import { type DocumentId, type Place, toDocumentId, toPlace } from '#shared/ids.ts';
import { type ChainedEntry, chainNext, chainStart } from './chain.ts';
import { type Entry, JournalFault } from './journal.ts';
import { openPack, PACK_COLUMNS, type Pack } from './pack.ts';
import {
  type EntryRow,
  entryOfRow,
  ROW_COLUMNS,
  SNAPSHOT_COLUMNS,
  type SnapshotRow,
} from './rows.ts';

/** An entry, and where the chain stands after it; `null` where only the end of a pack says. */
export interface Link {
  readonly entry: ChainedEntry;
  readonly hash: Uint8Array | null;
}

/** Where to start reading a document's chain. */
export interface ChainPoint {
  readonly place: number;
  readonly hash: Uint8Array;
}

/** What a document's book holds, whether packed or not. Every method is to be called within a transaction
 *  that the caller opens, if several readings must fit together. */
export interface History {
  /** The last place and the end of the chain; `null` when nothing was written. */
  head(document: DocumentId): ChainPoint | null;
  /** The newest first. */
  snapshots(document: DocumentId): IterableIterator<SnapshotRow>;
  /** All entries after a place, in order.
   *  @throws JournalFault when something cannot be read */
  after(document: DocumentId, place: number): IterableIterator<Link>;
  owners(document: DocumentId): Map<number, string>;
  heads(): Map<DocumentId, Place>;
  isPurged(document: DocumentId): boolean;
  /** What goes on in its place, after however many purges; `null`: it was not purged. */
  successorOf(document: DocumentId): DocumentId | null;
}

export function createHistory(connection: Database): History {
  const lastRow = connection.prepare<[DocumentId], ChainPoint>(
    `SELECT place, hash FROM journal_entry WHERE document_id = ? ORDER BY place DESC LIMIT 1`,
  );
  const rows = connection.prepare<[DocumentId, number], EntryRow>(
    `SELECT ${ROW_COLUMNS} FROM journal_entry WHERE document_id = ? AND place > ? ORDER BY place`,
  );
  const packs = connection.prepare<[DocumentId, number], Pack>(
    `SELECT ${PACK_COLUMNS} FROM journal_pack WHERE document_id = ? AND last_place > ?
     ORDER BY first_place`,
  );
  const snapshots = connection.prepare<[DocumentId], SnapshotRow>(
    `SELECT ${SNAPSHOT_COLUMNS} FROM journal_snapshot WHERE document_id = ? ORDER BY place DESC`,
  );
  const owners = connection
    .prepare<[DocumentId], [number, string]>(
      `SELECT client_id, author FROM journal_client WHERE document_id = ?`,
    )
    .raw();
  // From one document to the next through the index: grouping would read every entry there is.
  const heads = connection
    .prepare<[], [string, number]>(
      `WITH RECURSIVE one(id) AS (
         SELECT min(document_id) FROM journal_entry
         UNION ALL
         SELECT (SELECT min(document_id) FROM journal_entry WHERE document_id > id)
         FROM one WHERE id IS NOT NULL
       )
       SELECT id, (SELECT max(place) FROM journal_entry WHERE document_id = id)
       FROM one WHERE id IS NOT NULL`,
    )
    .raw();
  const successor = connection
    .prepare<[string], string>(`SELECT successor FROM journal_purge WHERE document_id = ?`)
    .pluck();

  return {
    head: (document) => lastRow.get(document) ?? null,
    snapshots: (document) => snapshots.iterate(document),
    after: function* (document, place) {
      for (const pack of packs.all(document, place)) {
        for (const entry of openPack(pack)) {
          if (entry.place <= place) continue;
          yield { entry, hash: entry.place === pack.lastPlace ? pack.hash : null };
        }
      }
      for (const row of rows.all(document, place)) yield { entry: readable(row), hash: row.hash };
    },
    owners: (document) => new Map(owners.all(document)),
    heads: () => new Map(heads.all().map(([id, place]) => [toDocumentId(id), toPlace(place)])),
    isPurged: (document) => successor.get(document) !== undefined,
    successorOf: (document) => {
      let last = successor.get(document);
      if (last === undefined) return null;
      for (let next = successor.get(last); next !== undefined; next = successor.get(last)) {
        last = next;
      }
      return toDocumentId(last);
    },
  };
}

/** The entries that follow one another from a point of the chain on, until something is wrong. */
export function follow(
  document: DocumentId,
  from: ChainPoint | null,
  links: Iterable<Link>,
): { readonly entries: ChainedEntry[]; readonly wrong: string | null } {
  const entries: ChainedEntry[] = [];
  let place = from?.place ?? 0;
  let hash = from?.hash ?? chainStart(document);
  try {
    for (const { entry, hash: expected } of links) {
      place += 1;
      if (entry.place !== place) {
        return { entries, wrong: `Place ${place} of ${document} is missing` };
      }
      hash = chainNext(hash, entry);
      if (expected !== null && Buffer.compare(hash, expected) !== 0) {
        return { entries, wrong: `The chain of ${document} is broken at place ${place}` };
      }
      entries.push(entry);
    }
    return { entries, wrong: null };
  } catch (error) {
    return { entries, wrong: `After place ${place} of ${document}: ${String(error)}` };
  }
}

export function entryOf({ author, clients, data, place, at }: ChainedEntry): Entry {
  const clientId = clients[0] ?? null;
  return { author, clientId, clients, update: data, place: toPlace(place), at };
}

function readable(row: EntryRow): ChainedEntry {
  try {
    return entryOfRow(row);
  } catch (cause) {
    throw new JournalFault(`Place ${row.place} of ${row.document} cannot be read`, { cause });
  }
}
