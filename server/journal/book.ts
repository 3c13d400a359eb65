import type { Database } from 'better-sqlite3';
import { type DocumentId, type Place, toPlace } from '#shared/ids.ts';
import type { AppendOrder, SnapshotOrder } from './writer-messages.ts';

/** Where a document's writing stands, and how much has been written since its newest snapshot. */
interface Standing {
  readonly head: Place;
  readonly entriesSince: number;
  readonly bytesSince: number;
}

/** The writing side of the book, on the one connection that writes. */
export interface Book {
  /** Writes all of them in one transaction, or none; gives their places in order.
   *  @throws when it could not; where the documents stand is then read from the book again */
  append(orders: readonly AppendOrder[]): Place[];
  /** Keeps the snapshot, and of the older ones the newest. */
  keep(snapshot: SnapshotOrder): void;
  standing(document: DocumentId): Standing;
}

export function createBook(connection: Database): Book {
  const standings = new Map<DocumentId, Standing>();
  const insert = connection.prepare(
    `INSERT INTO journal_entry (document_id, place, author, client_id, at, data)
     VALUES (@document, @place, @author, @clientId, @at, @data)`,
  );
  const head = connection
    .prepare<[DocumentId], number>(
      `SELECT coalesce(max(place), 0) FROM journal_entry WHERE document_id = ?`,
    )
    .pluck();
  const bytesAfter = connection
    .prepare<[DocumentId, number], number>(
      `SELECT coalesce(sum(length(data)), 0) FROM journal_entry WHERE document_id = ? AND place > ?`,
    )
    .pluck();
  const newestSnapshots = connection
    .prepare<[DocumentId], number>(
      `SELECT place FROM journal_snapshot WHERE document_id = ? ORDER BY place DESC LIMIT 2`,
    )
    .pluck();
  // A snapshot of the same place replaces one that may be damaged.
  const insertSnapshot = connection.prepare(
    `INSERT OR REPLACE INTO journal_snapshot (document_id, place, at, state, sha256)
     VALUES (@document, @place, @at, @state, @sha256)`,
  );
  const dropOlder = connection.prepare(
    `DELETE FROM journal_snapshot WHERE document_id = ? AND place < ?`,
  );

  function standing(id: DocumentId): Standing {
    const known = standings.get(id);
    if (known !== undefined) return known;
    const place = head.get(id) ?? 0;
    const since = newestSnapshots.all(id)[0] ?? 0;
    const read = {
      head: toPlace(place),
      entriesSince: place - since,
      bytesSince: bytesAfter.get(id, since) ?? 0,
    };
    standings.set(id, read);
    return read;
  }

  function insertAll(orders: readonly AppendOrder[], grown: Map<DocumentId, Standing>): Place[] {
    return orders.map((order) => {
      const before = grown.get(order.document) ?? standing(order.document);
      const place = toPlace(before.head + 1);
      insert.run({
        document: order.document,
        place,
        author: order.author,
        clientId: order.clientId,
        at: order.at,
        data: order.update,
      });
      grown.set(order.document, {
        head: place,
        entriesSince: before.entriesSince + 1,
        bytesSince: before.bytesSince + order.update.byteLength,
      });
      return place;
    });
  }

  function keep(snapshot: SnapshotOrder): void {
    const { document, place, at, state, sha256 } = snapshot;
    insertSnapshot.run({ document, place, at, state, sha256 });
    const second = newestSnapshots.all(document)[1];
    if (second !== undefined) dropOlder.run(document, second);
  }

  const insertAllInOne = connection.transaction(insertAll);
  const keepInOne = connection.transaction(keep);
  return {
    standing,
    append: (orders) => {
      const grown = new Map<DocumentId, Standing>();
      try {
        const places = insertAllInOne.immediate(orders, grown);
        for (const [id, now] of grown) standings.set(id, now);
        return places;
      } catch (error) {
        for (const order of orders) standings.delete(order.document);
        throw error;
      }
    },
    keep: (snapshot) => {
      keepInOne.immediate(snapshot);
      standings.delete(snapshot.document);
    },
  };
}
