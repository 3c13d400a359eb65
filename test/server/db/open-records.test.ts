import { readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { CannotStart } from '#server/db/cannot-start.ts';
import { openRecords } from '#server/db/open-records.ts';
import { dice } from '#test/harness/dice.ts';
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

test.each([1, 2, 3])(
  '[seed %i] a file that was compacted has nothing of what was deleted or written over, on any page',
  (seed) => {
    const chance = dice(seed);
    const file = `${temporaryFolder()}/records.db`;
    const records = openRecords(file);
    records.db.run('CREATE TABLE said (id TEXT PRIMARY KEY, words TEXT) WITHOUT ROWID');
    const standing = new Map<string, string>();
    const gone: string[] = [];
    const wordsOf = (step: number) => {
      const id = `s${chance.below(40)}`;
      const before = standing.get(id);
      if (before !== undefined) gone.push(before);
      standing.set(id, `CANARY-${step}-END`);
      return { id, words: `CANARY-${step}-END${'z'.repeat(chance.pick([0, 100, 1500, 9000]))}` };
    };
    for (let step = 0; step < 200; step += 1) {
      const { id, words } = wordsOf(step);
      records.db.run(`INSERT OR REPLACE INTO said VALUES ('${id}', '${words}')`);
    }
    const onDisk = () =>
      [file, `${file}-wal`].map((one) => readFileSync(one).toString('latin1')).join();
    expect(gone.some((word) => onDisk().includes(word))).toBe(true);
    const reader = new Database(file, { readonly: true });
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM said').get();
    records.db.run(`INSERT OR REPLACE INTO said VALUES ('last', 'CANARY-LAST')`);
    expect(records.compact()).toBe(false);
    reader.exec('COMMIT');
    expect(records.compact()).toBe(true);
    reader.close();
    expect(gone.filter((word) => onDisk().includes(word))).toEqual([]);
    expect([...standing.values()].every((word) => onDisk().includes(word))).toBe(true);
    records.close();
  },
);
