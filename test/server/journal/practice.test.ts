import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { practise } from '#server/journal/practice.ts';
import { toDocumentId } from '#shared/ids.ts';
import { entry } from '#test/contract/journal.ts';
import { temporaryJournal } from '#test/harness/temporary-journal.ts';

const MARCH = toDocumentId('march.1');

test('[J31] what is written while the writer practises has the place that it would have had', async () => {
  const book = temporaryJournal();
  const journal = await book.open();
  expect(await journal.append(MARCH, entry('a'))).toBe(1);
  journal.practise();
  expect(await journal.append(MARCH, entry('b'))).toBe(2);
  await journal.close();
  const file = new Database(book.file, { readonly: true });
  const rows = file.prepare('SELECT position, document_id, place FROM journal_entry').raw().all();
  expect(rows).toEqual([
    [1, MARCH, 1],
    [2, MARCH, 2],
  ]);
  file.close();
});

test('[J31] practice goes through to its end and leaves the book as it was', async () => {
  const book = temporaryJournal();
  const journal = await book.open();
  await journal.append(MARCH, entry('a'));
  await journal.close();
  const file = new Database(book.file);
  const before = file
    .prepare('SELECT total_changes() AS n, count(*) AS rows FROM journal_entry')
    .get();
  let letters = 0;
  practise(file, () => {
    letters += 1;
    return true;
  });
  expect(letters).toBeGreaterThan(100);
  expect(
    file.prepare('SELECT total_changes() AS n, count(*) AS rows FROM journal_entry').get(),
  ).toEqual(before);
  file.close();
});

test('[J31] practice is left off when there is something to write', async () => {
  const book = temporaryJournal();
  await (await book.open()).close();
  const file = new Database(book.file);
  let letters = 0;
  practise(file, () => {
    letters += 1;
    return letters < 5;
  });
  expect(letters).toBe(5);
  file.close();
});
