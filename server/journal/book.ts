import type { Database } from 'better-sqlite3';
import { and, desc, eq, gt, lt, max, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { journalEntry, journalSnapshot } from '#server/db/journal-schema.ts';
import { type DocumentId, type Place, toPlace } from '#shared/ids.ts';
import type { AppendOrder, SnapshotOrder } from './writer-messages.ts';

/** Where a document's writing stands, and how much has been written since its newest snapshot. */
export interface Standing {
  readonly head: Place;
  readonly entriesSince: number;
  readonly bytesSince: number;
}

/** The writing side of the book, on the one connection that writes. */
export interface Book {
  /** Writes all of them in one transaction, or none; gives their places in order. */
  append(orders: readonly AppendOrder[]): Place[];
  /** Keeps the snapshot, and of the older ones the newest. */
  keep(snapshot: SnapshotOrder): void;
  standing(document: DocumentId): Standing;
}

export function createBook(connection: Database): Book {
  const db = drizzle(connection);
  const standings = new Map<DocumentId, Standing>();
  const document = sql.placeholder('document');
  const insert = db
    .insert(journalEntry)
    .values({
      documentId: document,
      place: sql.placeholder('place'),
      author: sql.placeholder('author'),
      clientId: sql.placeholder('clientId'),
      at: sql.placeholder('at'),
      data: sql.placeholder('data'),
    })
    .prepare();
  const head = db
    .select({ place: max(journalEntry.place) })
    .from(journalEntry)
    .where(eq(journalEntry.documentId, document))
    .prepare();
  const newestSnapshots = db
    .select({ place: journalSnapshot.place })
    .from(journalSnapshot)
    .where(eq(journalSnapshot.documentId, document))
    .orderBy(desc(journalSnapshot.place))
    .limit(2)
    .prepare();
  const bytesAfter = db
    .select({ bytes: sql<number>`coalesce(sum(length(${journalEntry.data})), 0)` })
    .from(journalEntry)
    .where(
      and(eq(journalEntry.documentId, document), gt(journalEntry.place, sql.placeholder('place'))),
    )
    .prepare();

  function standing(id: DocumentId): Standing {
    const known = standings.get(id);
    if (known !== undefined) return known;
    const place = head.get({ document: id })?.place ?? 0;
    const since = newestSnapshots.all({ document: id })[0]?.place ?? 0;
    const read = {
      head: toPlace(place),
      entriesSince: place - since,
      bytesSince: bytesAfter.get({ document: id, place: since })?.bytes ?? 0,
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
        data: Buffer.from(order.update.buffer, order.update.byteOffset, order.update.byteLength),
      });
      grown.set(order.document, {
        head: place,
        entriesSince: before.entriesSince + 1,
        bytesSince: before.bytesSince + order.update.byteLength,
      });
      return place;
    });
  }

  function insertSnapshot(snapshot: SnapshotOrder): void {
    const row = {
      documentId: snapshot.document,
      place: snapshot.place,
      at: snapshot.at,
      state: Buffer.from(snapshot.state),
      sha256: Buffer.from(snapshot.sha256),
    };
    // A snapshot of the same place replaces one that may be damaged.
    db.insert(journalSnapshot)
      .values(row)
      .onConflictDoUpdate({ target: [journalSnapshot.documentId, journalSnapshot.place], set: row })
      .run();
    const second = newestSnapshots.all({ document: snapshot.document })[1];
    if (second === undefined) return;
    db.delete(journalSnapshot)
      .where(
        and(
          eq(journalSnapshot.documentId, snapshot.document),
          lt(journalSnapshot.place, second.place),
        ),
      )
      .run();
  }

  const insertAllInOne = connection.transaction(insertAll);
  const keepInOne = connection.transaction(insertSnapshot);
  return {
    standing,
    append: (orders) => {
      const grown = new Map<DocumentId, Standing>();
      const places = insertAllInOne.immediate(orders, grown);
      for (const [id, now] of grown) standings.set(id, now);
      return places;
    },
    keep: (snapshot) => {
      keepInOne.immediate(snapshot);
      standings.delete(snapshot.document);
    },
  };
}
