import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { type DocumentId, toDocumentId } from '#shared/ids.ts';
import { chainNext, chainStart } from './chain.ts';
import { createHistory } from './history.ts';
import { type EntryRow, entryOfRow, ROW_COLUMNS, sealOfSnapshot } from './rows.ts';

const AT_ONCE = 1000;

/** Hashes every document's entries one after another, and seals its snapshots anew: they were sealed over
 *  their state alone. One that was damaged already goes. */
export function backfillChain(connection: Database): void {
  const rows = connection.prepare<[DocumentId, number], EntryRow>(
    `SELECT ${ROW_COLUMNS} FROM journal_entry
     WHERE document_id = ? AND place > ? ORDER BY place LIMIT ${AT_ONCE}`,
  );
  const note = connection.prepare(`UPDATE journal_entry SET hash = ? WHERE position = ?`);
  const history = createHistory(connection);
  for (const id of history.heads().keys()) {
    let hash: Buffer | null = chainStart(id);
    let place = 0;
    for (let some = rows.all(id, place); some.length > 0; some = rows.all(id, place)) {
      for (const row of some) {
        hash = hash === null ? null : hashAfter(hash, row);
        if (hash !== null) note.run(hash, row.position);
        place = row.place;
      }
    }
  }
  resealSnapshots(connection);
}

/** @returns null when the row is damaged: then its document cannot be loaded, and the others can. */
function hashAfter(before: Buffer, row: EntryRow): Buffer | null {
  try {
    return chainNext(before, entryOfRow(row));
  } catch {
    return null;
  }
}

function resealSnapshots(connection: Database): void {
  const keys = connection
    .prepare<[], [string, number]>(`SELECT document_id, place FROM journal_snapshot`)
    .raw();
  const read = connection.prepare<[string, number], OldSnapshot>(
    `SELECT s.at, s.state, s.sha256, e.hash FROM journal_snapshot s
     LEFT JOIN journal_entry e USING (document_id, place) WHERE document_id = ? AND place = ?`,
  );
  const note = connection.prepare(
    `UPDATE journal_snapshot SET hash = ?, sha256 = ? WHERE document_id = ? AND place = ?`,
  );
  const drop = connection.prepare(
    `DELETE FROM journal_snapshot WHERE document_id = ? AND place = ?`,
  );
  for (const [id, place] of keys.all()) {
    const old = read.get(id, place);
    if (old === undefined) continue;
    const { at, state, hash, sha256 } = old;
    if (
      hash === null ||
      hash.length === 0 ||
      !createHash('sha256').update(state).digest().equals(sha256)
    ) {
      drop.run(id, place);
      continue;
    }
    const sha = sealOfSnapshot({ document: toDocumentId(id), place, at, state, hash });
    note.run(hash, sha, id, place);
  }
}

interface OldSnapshot {
  readonly at: number;
  readonly state: Buffer;
  readonly sha256: Buffer;
  /** Of the entry at its place. */
  readonly hash: Buffer | null;
}
