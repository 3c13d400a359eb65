import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { verifyBook } from '#server/journal/verify-book.ts';
import { toDocumentId } from '#shared/ids.ts';
import { entry } from '#test/contract/journal.ts';
import { temporaryJournal } from '#test/harness/temporary-journal.ts';
import { until } from '#test/harness/until.ts';

const MARCH = toDocumentId('march.1');
const APRIL = toDocumentId('april.1');

/** A book with two documents, three authors and a snapshot of each place that has one. */
async function writtenBook() {
  const book = temporaryJournal();
  const journal = await book.open({ snapshotEntries: 4 });
  for (const author of ['chair', 'lead', 'server', 'chair']) {
    const one = entry(author);
    const clients = [one.clientId ?? 0, 4_000_000_000 + author.length];
    await journal.append(MARCH, { ...one, author, clients });
    await journal.append(APRIL, { ...entry('x'), author, clientId: null });
  }
  await until('a snapshot', async () => (await journal.load(MARCH)).snapshot !== null);
  await journal.close();
  return new Database(book.file);
}

const said = (connection: Database.Database) => verifyBook(connection).map(({ what }) => what);

test('[J20] nothing is found in a book that is as it was written', async () => {
  const connection = await writtenBook();
  expect(verifyBook(connection)).toEqual([]);
  connection.close();
});

test('[J20] a bit that flips in any column of any row is found', async () => {
  const connection = await writtenBook();
  const tables = ['journal_entry', 'journal_snapshot', 'journal_client'];
  const unseen: string[] = [];
  let flips = 0;
  for (const table of tables) {
    const columns = connection.pragma(`table_info(${table})`) as { name: string }[];
    const rows = connection.prepare<[], number>(`SELECT rowid FROM ${table}`).pluck().all();
    for (const { name } of columns) {
      const read = connection.prepare(`SELECT ${name} FROM ${table} WHERE rowid = ?`).pluck();
      const write = connection.prepare(`UPDATE ${table} SET ${name} = ? WHERE rowid = ?`);
      for (const row of rows) {
        const value = read.get(row);
        const flipped = withOneBitFlipped(value);
        if (flipped === null) continue;
        connection.exec('BEGIN');
        // A number that is now the rowid itself moves the row; both are found in their new place.
        write.run(flipped, row);
        flips += 1;
        if (said(connection).length === 0) unseen.push(`${table}.${name} of row ${row}`);
        connection.exec('ROLLBACK');
      }
    }
  }
  expect(flips).toBeGreaterThan(70);
  expect(unseen).toEqual([]);
  connection.close();
});

function withOneBitFlipped(value: unknown): unknown {
  // Far above what any other row has, so that keys do not collide.
  if (typeof value === 'number') return value ^ 0x4000_0000;
  if (typeof value === 'string')
    return `${String.fromCharCode(value.charCodeAt(0) ^ 1)}${value.slice(1)}`;
  if (!(value instanceof Uint8Array)) return null;
  const copy = Buffer.from(value);
  copy.writeUInt8(copy.readUInt8(copy.length >> 1) ^ 1, copy.length >> 1);
  return copy;
}

test.each([
  [
    'an entry was taken out',
    `DELETE FROM journal_entry WHERE document_id = 'march.1' AND place = 2`,
  ],
  [
    'the last entry was taken out',
    `DELETE FROM journal_entry WHERE document_id = 'april.1' AND place = 4`,
  ],
  ['a whole document was taken out', `DELETE FROM journal_entry WHERE document_id = 'april.1'`],
  [
    'two entries changed places',
    `UPDATE journal_entry SET place = -place WHERE document_id = 'march.1' AND place IN (2, 3);
     UPDATE journal_entry SET place = place + 5 WHERE place < 0`,
  ],
  [
    'two updates changed places',
    `UPDATE journal_entry SET data = (SELECT data FROM journal_entry WHERE position = 8 - this.position)
     FROM journal_entry AS this WHERE journal_entry.position = this.position
       AND journal_entry.position IN (3, 5)`,
  ],
  [
    'an entry was put in at the end',
    `INSERT INTO journal_entry (document_id, place, author, at, data)
     VALUES ('march.1', 5, 'stranger', 0, x'0000')`,
  ],
  [
    'an entry was put in between',
    `UPDATE journal_entry SET place = place + 100 WHERE document_id = 'march.1' AND place > 2;
     INSERT INTO journal_entry (document_id, place, author, at, data)
       VALUES ('march.1', 3, 'stranger', 0, x'0000');
     UPDATE journal_entry SET place = place - 99 WHERE place > 100`,
  ],
  [
    'a snapshot is of a place that was never written',
    `UPDATE journal_snapshot SET place = 9 WHERE place = 4`,
  ],
  [
    'a client id was given away',
    `UPDATE journal_client SET author = 'lead' WHERE author = 'chair'`,
  ],
  ['a client id is nobody’s', `DELETE FROM journal_client WHERE author = 'chair'`],
])('[J20] it is found that %s', async (_, sql) => {
  const connection = await writtenBook();
  connection.exec(sql);
  expect(said(connection)).not.toEqual([]);
  connection.close();
});

test('[J20] what is found is told once, with its document and place', async () => {
  const connection = await writtenBook();
  connection.exec(`UPDATE journal_entry SET at = 1 WHERE document_id = 'april.1' AND place = 2`);
  expect(verifyBook(connection)).toEqual([
    { document: APRIL, what: 'The entry at place 2 is not the one that was written' },
  ]);
  connection.close();
});
