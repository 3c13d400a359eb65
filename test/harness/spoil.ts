import { join } from 'node:path';
import Database from 'better-sqlite3';

/** Turns every byte of a document's snapshots, and of its entries but the first few, by hand. */
export function spoil(folder: string, document: string, soundEntries: number): void {
  const database = new Database(join(folder, 'journal.db'));
  for (const [table, column, after] of [
    ['journal_entry', 'data', soundEntries],
    ['journal_snapshot', 'state', 0],
  ]) {
    const rows = database
      .prepare(
        `SELECT rowid AS row, ${column} AS bytes FROM ${table}
         WHERE document_id = ? AND place > ?`,
      )
      .all(document, after) as readonly { readonly row: number; readonly bytes: Buffer }[];
    const put = database.prepare(`UPDATE ${table} SET ${column} = ? WHERE rowid = ?`);
    for (const { row, bytes } of rows) put.run(Buffer.from(bytes.map((byte) => byte ^ 0xff)), row);
  }
  database.close();
}
