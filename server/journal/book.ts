import type { Database } from 'better-sqlite3';
import { type DocumentId, toDocumentId } from '#shared/ids.ts';
import { must } from '#shared/lang/must.ts';
import { type AppendBatch, unpack } from './batch.ts';
import { chainNext, chainStart } from './chain.ts';
import { type ChainPoint, createHistory } from './history.ts';
import { JournalFault } from './journal.ts';
import { createPurge } from './purge.ts';
import type { SnapshotRow } from './rows.ts';
import type { BatchAnswer, BatchRefusal } from './writer-messages.ts';

/** Where a document's writing stands, how much has been written since its newest snapshot, and whose its
 *  client ids are. It runs ahead within a transaction, and is forgotten when that fails. */
interface Standing {
  head: number;
  /** The end of its chain. */
  hash: Uint8Array;
  entriesSince: number;
  bytesSince: number;
  /** Bytes of the newest snapshot. */
  snapshotSize: number;
  readonly owners: Map<number, string>;
}

/** The writing side of the book, on the one connection that writes. */
export interface Book {
  /** Writes all of them in one transaction, or none. A document's entries are refused from the first one
   *  that has content under another's client id.
   *  @throws when it could not; where the documents stand is then read from the book again, and they take
   *  nothing more until they are reopened */
  append(batches: readonly AppendBatch[]): BatchAnswer[];
  reopen(document: DocumentId): void;
  /** Deletes a document's history; the batch is its successor's first entry. @throws when it could not */
  purge(old: DocumentId, first: AppendBatch): void;
  /** Writes something that changes nothing. @throws when it could not */
  probe(): void;
  /** Keeps the snapshot, and of the older ones the newest; none of a document that was purged. */
  keep(snapshot: SnapshotRow): void;
  standing(document: DocumentId): Readonly<Standing>;
}

/** Where so many documents stand is remembered; then all is forgotten and read again as it is needed. */
const REMEMBERED = 2000;

export function createBook(connection: Database): Book {
  const history = createHistory(connection);
  const standings = new Map<DocumentId, Standing>();
  /** Documents whose last write failed: what is still on its way for them builds on what was lost. */
  const refused = new Set<DocumentId>();
  const insert = connection.prepare(
    `INSERT INTO journal_entry
       (position, document_id, place, author, client_id, other_clients, at, data, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const bind = connection.prepare(
    `INSERT INTO journal_client (document_id, client_id, author, place) VALUES (?, ?, ?, ?)`,
  );
  const lastPosition = connection
    .prepare<[], number>(`SELECT seq FROM sqlite_sequence WHERE name = 'journal_entry'`)
    .pluck();
  const bytesAfter = connection
    .prepare<[DocumentId, number], number>(
      `SELECT coalesce(sum(length(data)), 0) FROM journal_entry WHERE document_id = ? AND place > ?`,
    )
    .pluck();
  const newestSnapshots = connection.prepare<
    [DocumentId],
    { readonly place: number; readonly size: number }
  >(
    `SELECT place, length(state) AS size FROM journal_snapshot
     WHERE document_id = ? ORDER BY place DESC LIMIT 2`,
  );
  // A snapshot of the same place replaces one that may be damaged.
  const insertSnapshot = connection.prepare(
    `INSERT OR REPLACE INTO journal_snapshot (document_id, place, at, state, hash, sha256)
     VALUES (@document, @place, @at, @state, @hash, @sha256)`,
  );
  const dropOlder = connection.prepare(
    `DELETE FROM journal_snapshot WHERE document_id = ? AND place < ?`,
  );

  let position = lastPosition.get() ?? 0;

  function standing(id: DocumentId): Standing {
    const known = standings.get(id);
    if (known !== undefined) return known;
    const { place, hash }: ChainPoint = history.head(id) ?? { place: 0, hash: chainStart(id) };
    const { place: since, size } = newestSnapshots.all(id)[0] ?? { place: 0, size: 0 };
    const read = {
      head: place,
      hash,
      entriesSince: place - since,
      bytesSince: bytesAfter.get(id, since) ?? 0,
      snapshotSize: size,
      owners: history.owners(id),
    };
    standings.set(id, read);
    return read;
  }

  function insertBatch(batch: AppendBatch): BatchAnswer {
    const { documents, at } = batch;
    const refusals: BatchRefusal[] = [];
    const stands = documents.map(standing);
    const isOpen = documents.map((document, i) => {
      if (stands[i]?.head === 0 && history.isPurged(document)) {
        const why = `The history of ${document} was deleted`;
        refusals.push({ document: i, from: 0, fault: 'purged', why });
        return false;
      }
      if (!refused.has(document)) return true;
      const why = `An earlier write of ${document} failed; it must be loaded again`;
      refusals.push({ document: i, from: 0, fault: 'behind', why });
      return false;
    });
    const firsts = stands.map((one) => one.head + 1);
    unpack(batch, ({ document: which, author, clients, strict, update }) => {
      if (!isOpen[which]) return;
      const document = toDocumentId(documents[which] ?? '');
      const now = must(stands[which], 'where the document stands');
      const isForeign = (client: number) => (now.owners.get(client) ?? author) !== author;
      const foreign = strict ? clients.find(isForeign) : undefined;
      if (foreign !== undefined) {
        isOpen[which] = false;
        refused.add(document);
        const from = now.head + 1 - (firsts[which] ?? 0);
        const why = `${author} has content under client id ${foreign}, which is another's`;
        refusals.push({ document: which, from, fault: 'foreign', why });
        return;
      }
      const place = now.head + 1;
      const others = clients.length > 1 ? JSON.stringify(clients.slice(1)) : null;
      position += 1;
      const entry = { document, place, position, author, at, clients, data: update };
      now.hash = chainNext(now.hash, entry);
      const leading = clients[0] ?? null;
      insert.run(position, document, place, author, leading, others, at, update, now.hash);
      for (const client of clients) {
        if (now.owners.has(client)) continue;
        bind.run(document, client, author, place);
        now.owners.set(client, author);
      }
      now.head = place;
      now.entriesSince += 1;
      now.bytesSince += update.byteLength;
    });
    return { firsts, refusals };
  }

  function keep(snapshot: SnapshotRow): void {
    const { document } = snapshot;
    // It was being made when the document was purged: its words are not to come back.
    if (history.isPurged(document)) return;
    insertSnapshot.run(snapshot);
    const second = newestSnapshots.all(document)[1];
    if (second !== undefined) dropOlder.run(document, second.place);
  }

  const insertInOne = connection.transaction((batches: readonly AppendBatch[]) =>
    batches.map(insertBatch),
  );
  /** A single row is a transaction by itself, which costs half of one that is opened and closed. */
  function isOneRow(batches: readonly AppendBatch[]): boolean {
    const [batch] = batches;
    if (batches.length !== 1 || batch?.entries !== 1) return false;
    const { owners } = standing(must(batch.documents[0], 'a document'));
    let bindsNobody = true;
    unpack(batch, ({ clients }) => {
      bindsNobody = clients.every((client) => owners.has(client));
    });
    return bindsNobody;
  }

  const keepInOne = connection.transaction(keep);
  const erase = createPurge(connection);
  const purgeInOne = connection.transaction((old: DocumentId, first: AppendBatch) => {
    const [fresh] = first.documents;
    const [author] = first.authors;
    if (fresh === undefined || author === undefined) throw new Error('Nothing to begin with');
    erase({ old, fresh, author, at: first.at });
    const [refusal] = insertBatch(first).refusals;
    if (refusal !== undefined) throw new JournalFault(refusal.why, { kind: refusal.fault });
  });

  /** What was remembered of documents whose transaction failed is not so. */
  function forget(documents: readonly DocumentId[]): void {
    position = lastPosition.get() ?? 0;
    for (const document of documents) standings.delete(document);
  }

  return {
    standing,
    reopen: (document) => {
      refused.delete(document);
    },
    append: (batches) => {
      if (standings.size > REMEMBERED) standings.clear();
      try {
        return isOneRow(batches) ? batches.map(insertBatch) : insertInOne.immediate(batches);
      } catch (error) {
        const documents = batches.flatMap((batch) => batch.documents);
        forget(documents);
        for (const document of documents) refused.add(document);
        throw error;
      }
    },
    purge: (old, first) => {
      try {
        purgeInOne.immediate(old, first);
        standings.delete(old);
      } catch (error) {
        forget([old, ...first.documents]);
        throw error;
      }
    },
    probe: () => {
      const version = connection.pragma('user_version', { simple: true });
      connection.pragma(`user_version = ${version}`);
    },
    keep: (snapshot) => {
      keepInOne.immediate(snapshot);
      standings.delete(snapshot.document);
    },
  };
}
