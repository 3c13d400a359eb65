import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { JournalFault } from '#server/journal/journal.ts';
import { verifyBook } from '#server/journal/verify-book.ts';
import { toDocumentId } from '#shared/ids.ts';
import { temporaryJournal } from '#test/harness/temporary-journal.ts';

const MARCH = toDocumentId('march.1');

/** A book as the first version of the program left it. */
function firstShape(file: string, fill: (connection: Database.Database) => void): void {
  const folder = new URL('../../../drizzle/journal/', import.meta.url);
  const sql = readFileSync(new URL('0000_first.sql', folder), 'utf8');
  const { entries } = JSON.parse(readFileSync(new URL('meta/_journal.json', folder), 'utf8'));
  const connection = new Database(file);
  connection.exec(sql.replaceAll('--> statement-breakpoint', ''));
  connection.exec(`CREATE TABLE __drizzle_migrations
    (id INTEGER PRIMARY KEY, hash text NOT NULL, created_at numeric)`);
  connection
    .prepare(`INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('first', ?)`)
    .run(entries[0].when);
  fill(connection);
  connection.close();
}

/** What two people typed, each under a client id of their own. */
function together(): { both: Uint8Array; deletion: Uint8Array; ids: [number, number] } {
  const one = new Y.Doc();
  const other = new Y.Doc();
  one.getText('words').insert(0, 'a');
  other.getText('words').insert(0, 'b');
  const both = Y.mergeUpdates([one, other].map((doc) => Y.encodeStateAsUpdate(doc)));
  Y.applyUpdate(one, both);
  const before = Y.encodeStateVector(one);
  one.getText('words').delete(0, 1);
  return {
    both,
    deletion: Y.encodeStateAsUpdate(one, before),
    ids: [one.clientID, other.clientID],
  };
}

test('[J17] [J21] in a book of the first shape, each client id is bound to whoever wrote under it first', async () => {
  const book = temporaryJournal();
  const { both, deletion, ids } = together();
  const [one, other] = ids;
  firstShape(book.file, (connection) => {
    const insert = connection.prepare(
      `INSERT INTO journal_entry (document_id, place, author, client_id, at, data)
       VALUES ('march.1', ?, ?, ?, 0, ?)`,
    );
    insert.run(1, 'chair', one, both);
    insert.run(2, 'lead', null, deletion);
    insert.run(3, 'lead', other, both);
    insert.run(4, 'lead', 9, Buffer.from('not an update'));
  });
  const journal = await book.open();
  const { owners, entries } = await journal.load(MARCH);
  expect(owners).toEqual(
    new Map([
      [one, 'chair'],
      [other, 'chair'],
      [9, 'lead'],
    ]),
  );
  expect(entries.map(({ clients }) => clients)).toEqual([[one, other], [], [other, one], [9]]);
  await journal.close();
});

test('[J21] a book of the first shape is chained, and its sound snapshots count', async () => {
  const book = temporaryJournal();
  const { both } = together();
  const digest = createHash('sha256').update(both).digest();
  firstShape(book.file, (connection) => {
    const insert = connection.prepare(
      `INSERT INTO journal_entry (document_id, place, author, at, data) VALUES (?, ?, 'a', 0, ?)`,
    );
    for (const document of ['march.1', 'april.1']) {
      for (const place of [1, 2, 3]) insert.run(document, place, both);
    }
    const snapshot = connection.prepare(
      `INSERT INTO journal_snapshot (document_id, place, at, state, sha256)
       VALUES ('march.1', ?, 7, ?, ?)`,
    );
    snapshot.run(2, both, digest);
    snapshot.run(3, both, Buffer.alloc(32));
  });
  const journal = await book.open();
  const { snapshot, entries } = await journal.load(MARCH);
  expect([snapshot?.place, entries.map(({ place }) => place)]).toEqual([2, [3]]);
  expect(await journal.append(MARCH, { author: 'a', clientId: null, update: both })).toBe(4);
  await journal.close();
  // A second start finds nothing to do.
  await (await book.open()).close();
  const connection = new Database(book.file);
  expect(verifyBook(connection)).toEqual([]);
  connection.close();
});

test('[J21] a damaged row makes its own document unreadable, and no other', async () => {
  const book = temporaryJournal();
  firstShape(book.file, (connection) => {
    connection.exec(`INSERT INTO journal_entry (document_id, place, author, client_id, at, data)
      VALUES ('march.1', 1, 'a', 1, 'soon', x'0000'), ('april.1', 1, 'a', 2, 0, x'0000')`);
  });
  const journal = await book.open();
  await expect(journal.load(MARCH)).rejects.toThrow(JournalFault);
  expect((await journal.load(toDocumentId('april.1'))).head).toBe(1);
  await journal.close();
});

test('[J21] what cannot be filled in whole is not filled in at all', async () => {
  const book = temporaryJournal();
  firstShape(book.file, (connection) => {
    connection.exec(`INSERT INTO journal_entry (document_id, place, author, client_id, at, data)
        VALUES ('march.1', 1, 'a', 1, 0, x'0000'), ('march.1', 2, 'a', 2, 0, x'0000');
      CREATE TRIGGER curse BEFORE UPDATE ON journal_entry WHEN NEW.place = 2
        BEGIN SELECT RAISE(ABORT, 'no room'); END`);
  });
  await expect(book.open()).rejects.toThrow(JournalFault);
  const connection = new Database(book.file);
  expect(connection.prepare('SELECT count(*) FROM journal_client').pluck().get()).toBe(0);
  expect(connection.pragma('user_version', { simple: true })).toBe(0);
  connection.close();
});

test('[J26] what was deleted from a book of the first shape is not left in the file', async () => {
  const book = temporaryJournal();
  const secret = 'Mrs Quillfeather';
  firstShape(book.file, (connection) => {
    const insert = connection.prepare(
      `INSERT INTO journal_entry (document_id, place, author, at, data) VALUES ('a.1', ?, 'a', 0, ?)`,
    );
    for (let place = 1; place <= 50; place++) insert.run(place, Buffer.from(secret.repeat(20)));
    connection.exec('DELETE FROM journal_entry');
  });
  const isThere = () => readFileSync(book.file).includes(secret);
  expect(isThere()).toBe(true);
  await (await book.open()).close();
  expect(isThere()).toBe(false);
});
