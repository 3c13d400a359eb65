import { writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { CannotStart } from '#server/db/cannot-start.ts';
import { openRecords } from '#server/db/open-records.ts';
import { temporaryFolder, temporaryJournal } from '#test/harness/temporary-journal.ts';

/** As a later version of the program leaves it. */
const LATER = `INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('later', 9999999999999)`;

test('records of a newer program are not touched', () => {
  const file = `${temporaryFolder()}/records.db`;
  openRecords(file).close();
  const connection = new Database(file);
  connection.exec(LATER);
  connection.close();
  expect(() => openRecords(file)).toThrow(CannotStart);
  expect(() => openRecords(file)).toThrow(/written by a newer version of this program/);
});

test('[J16] nor is a journal', async () => {
  const journal = temporaryJournal();
  await (await journal.open()).close();
  journal.tamper(LATER);
  await expect(journal.open()).rejects.toThrow(CannotStart);
});

test('a file that is no database is named', () => {
  const file = `${temporaryFolder()}/records.db`;
  writeFileSync(file, 'This is a letter. '.repeat(100));
  expect(() => openRecords(file)).toThrow(`${file} could not be opened: file is not a database`);
});
