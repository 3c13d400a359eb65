import type { Database, Statement } from 'better-sqlite3';
import { type DocumentId, toDocumentId } from '#shared/ids.ts';
import { chainNext, chainStart } from './chain.ts';
import { createHistory, type History } from './history.ts';
import { isSound } from './rows.ts';

/** Something in the book that is not as it was written, in words. */
export interface Finding {
  /** `null`: it concerns the book as a whole. */
  readonly document: DocumentId | null;
  readonly what: string;
}

/** Reads the whole book in one transaction: every entry of every document along its chain, packed or not,
 *  every snapshot, whose the client ids are, and whether as many entries are there as were ever written. */
export function verifyBook(connection: Database): Finding[] {
  return connection.transaction(() => verify(connection))();
}

const DOCUMENTS = ['journal_entry', 'journal_pack', 'journal_snapshot', 'journal_client']
  .map((table) => `SELECT document_id FROM ${table}`)
  .join(' UNION ');

function verify(connection: Database): Finding[] {
  const history = createHistory(connection);
  const documents = connection.prepare<[], string>(DOCUMENTS).pluck().all().map(toDocumentId);
  const bindings = connection
    .prepare<[DocumentId], [number, string]>(
      `SELECT client_id, author || ' since ' || place FROM journal_client WHERE document_id = ?`,
    )
    .raw();
  const findings: Finding[] = [];
  let found = 0;
  for (const document of documents) {
    const { entries, faults } = verifyDocument(history, bindings, document);
    found += entries;
    for (const what of faults) findings.push({ document, what });
  }
  const number = (sql: string) => connection.prepare<[], number>(sql).pluck().get() ?? 0;
  const written = number(`SELECT seq FROM sqlite_sequence WHERE name = 'journal_entry'`);
  const purged = number(`SELECT coalesce(sum(place), 0) FROM journal_purge`);
  if (found + purged !== written) {
    const what = `The book has had ${written} entries; ${found} are there and ${purged} were deleted on purpose`;
    findings.push({ document: null, what });
  }
  return findings;
}

function verifyDocument(
  history: History,
  bindings: Statement<[DocumentId], [number, string]>,
  document: DocumentId,
) {
  const faults: string[] = [];
  /** Client id → its first author, and the place of that entry. */
  const owners = new Map<number, string>();
  const hashAt = new Map<number, Uint8Array>();
  const snapshots = [...history.snapshots(document)];
  for (const { place } of snapshots) hashAt.set(place, new Uint8Array());
  let entries = 0;
  let place = 0;
  let hash = chainStart(document);
  try {
    for (const link of history.after(document, 0)) {
      const { entry } = link;
      entries += 1;
      if (entry.place !== place + 1) faults.push(`Place ${place + 1} is missing`);
      if (entry.document !== document) faults.push(`Place ${entry.place} is another document's`);
      place = entry.place;
      hash = chainNext(hash, entry);
      if (link.hash !== null && Buffer.compare(link.hash, hash) !== 0) {
        faults.push(`The entry at place ${place} is not the one that was written`);
        // From here on by what the book says, so that one change is not told of once for every entry after it.
        hash = Buffer.from(link.hash);
      }
      if (hashAt.has(place)) hashAt.set(place, hash);
      for (const client of entry.clients) {
        if (!owners.has(client)) owners.set(client, `${entry.author} since ${place}`);
      }
    }
  } catch (error) {
    faults.push(`After place ${place}: ${String(error)}`);
  }
  for (const row of snapshots) {
    const { place: at } = row;
    if (!isSound(row)) faults.push(`The snapshot of place ${at} is damaged`);
    else if (Buffer.compare(row.hash, hashAt.get(at) ?? row.hash) !== 0 || at > place) {
      faults.push(`The snapshot of place ${at} was made from other entries`);
    }
  }
  const bound = new Map(bindings.all(document));
  if (faults.length === 0 && !sameOwners(owners, bound)) {
    faults.push(
      'The list of whose the client ids are is not the one that follows from the entries',
    );
  }
  return { entries, faults };
}

function sameOwners(one: ReadonlyMap<number, string>, other: ReadonlyMap<number, string>): boolean {
  return one.size === other.size && [...one].every(([id, author]) => other.get(id) === author);
}
