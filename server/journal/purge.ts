import type { Database } from 'better-sqlite3';
import type { DocumentId } from '#shared/ids.ts';
import { chainStart } from './chain.ts';
import { createHistory } from './history.ts';
import { JournalFault } from './journal.ts';

/** Deletes a document's history and notes that it was deleted: to be called within the transaction that
 *  writes the first entry of its successor.
 *  @throws JournalFault when the successor has been written already */
export function createPurge(
  connection: Database,
): (purge: { old: DocumentId; fresh: DocumentId; author: string; at: number }) => void {
  const history = createHistory(connection);
  const removals = ['journal_entry', 'journal_pack', 'journal_snapshot', 'journal_client'].map(
    (table) => connection.prepare(`DELETE FROM ${table} WHERE document_id = ?`),
  );
  const note = connection.prepare(
    `INSERT INTO journal_purge (document_id, successor, author, at, place, hash)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  return ({ old, fresh, author, at }) => {
    if (history.isPurged(old)) {
      throw new JournalFault(`The history of ${old} was deleted before`, { kind: 'purged' });
    }
    if (history.head(fresh) !== null || history.isPurged(fresh)) {
      throw new JournalFault(`${fresh} has been written before`, { kind: 'behind' });
    }
    const { place, hash } = history.head(old) ?? { place: 0, hash: chainStart(old) };
    for (const removal of removals) removal.run(old);
    note.run(old, fresh, author, at, place, hash);
  };
}

/** Whether what was deleted is gone from the files too: `secure_delete` writes zeros over it in the book, and
 *  the write-ahead log is emptied here unless somebody is still reading from it. */
export function emptyLog(connection: Database): boolean {
  // Nobody is to wait for a reader: it is tried again.
  const patience = connection.pragma('busy_timeout', { simple: true }) as number;
  connection.pragma('busy_timeout = 0');
  try {
    const [result] = connection.pragma('wal_checkpoint(TRUNCATE)') as [{ readonly busy: number }];
    return result.busy === 0;
  } catch (error) {
    if (String(error).includes('locked')) return false;
    throw error;
  } finally {
    connection.pragma(`busy_timeout = ${patience}`);
  }
}

/** Writes the book anew when something was purged since it was last done. Zeros over what is deleted are not enough:
 *  when SQLite parts or joins pages, copies of rows that went to other pages stay in the gaps. It takes about a second
 *  for each 100 MB. How many purges there had been is kept in the file, as `application_id`.
 *  @throws when there is no room for it; then it is as it was */
export function rewriteAfterPurges(connection: Database): void {
  const purges = connection.prepare<[], number>('SELECT count(*) FROM journal_purge').pluck().get();
  if (purges === connection.pragma('application_id', { simple: true })) return;
  connection.exec('VACUUM');
  connection.pragma(`application_id = ${purges}`);
}
