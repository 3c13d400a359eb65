import type { Database } from 'better-sqlite3';
import { type DocumentId, type Place, toDocumentId, toPlace } from '#shared/ids.ts';
import { type Entry, JournalFault, type LoadedDocument, type Log } from './journal.ts';
import { sha256 } from './snapshot.ts';

export interface JournalReader {
  load(document: DocumentId): LoadedDocument;
  entriesAfter(document: DocumentId, place: Place): Entry[];
  heads(): Map<DocumentId, Place>;
}

interface SnapshotRow {
  readonly place: number;
  readonly state: Buffer;
  readonly sha256: Buffer;
}

interface EntryRow {
  readonly place: number;
  readonly author: string;
  readonly clientId: number | null;
  readonly otherClients: string | null;
  readonly at: number;
  readonly data: Buffer;
}

/** Reads the book over a connection of its own; every reading is one transaction. */
export function createJournalReader(connection: Database, log: Log): JournalReader {
  const head = connection
    .prepare<[DocumentId], number>(
      `SELECT coalesce(max(place), 0) FROM journal_entry WHERE document_id = ?`,
    )
    .pluck();
  const snapshots = connection.prepare<[DocumentId], SnapshotRow>(
    `SELECT place, state, sha256 FROM journal_snapshot WHERE document_id = ? ORDER BY place DESC`,
  );
  const rowsAfter = connection.prepare<[DocumentId, Place], EntryRow>(
    `SELECT place, author, client_id AS clientId, other_clients AS otherClients, at, data FROM journal_entry
     WHERE document_id = ? AND place > ? ORDER BY place`,
  );
  const heads = connection.prepare<[], { readonly id: string; readonly place: number }>(
    `SELECT document_id AS id, max(place) AS place FROM journal_entry GROUP BY document_id`,
  );

  const owners = connection
    .prepare<[DocumentId], [number, string]>(
      `SELECT client_id, author FROM journal_client WHERE document_id = ?`,
    )
    .raw();

  function newestSound(id: DocumentId): LoadedDocument['snapshot'] {
    for (const row of snapshots.iterate(id)) {
      if (row.sha256.equals(sha256(row.state))) {
        return { place: toPlace(row.place), state: row.state };
      }
      log('A snapshot is damaged; an older one is used', { document: id, place: row.place });
    }
    return null;
  }

  function entriesAfter(id: DocumentId, place: Place): Entry[] {
    return rowsAfter.all(id, place).map((row) => ({
      place: toPlace(row.place),
      author: row.author,
      clientId: row.clientId,
      clients: clientsOfRow(row),
      at: row.at,
      update: row.data,
    }));
  }

  function load(id: DocumentId): LoadedDocument {
    const last = toPlace(head.get(id) ?? 0);
    const snapshot = newestSound(id);
    const base = snapshot?.place ?? 0;
    const entries = entriesAfter(id, toPlace(base));
    const whole =
      base + entries.length === last && entries.every(({ place }, i) => place === base + 1 + i);
    if (!whole) throw new JournalFault(`The book of ${id} has a gap after place ${base}`);
    return { snapshot, entries, head: last, owners: new Map(owners.all(id)) };
  }

  const loadInOne = connection.transaction(load);
  return {
    load: (id) => loadInOne(id),
    entriesAfter,
    heads: () => new Map(heads.all().map((row) => [toDocumentId(row.id), toPlace(row.place)])),
  };
}

function clientsOfRow({ clientId, otherClients }: EntryRow): readonly number[] {
  if (clientId === null) return [];
  return otherClients === null ? [clientId] : [clientId, ...JSON.parse(otherClients)];
}
