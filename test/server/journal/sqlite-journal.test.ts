import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { JournalFault } from '#server/journal/journal.ts';
import { toDocumentId } from '#shared/ids.ts';
import { AT, describeJournal, entry } from '#test/contract/journal.ts';
import { temporaryJournal } from '#test/harness/temporary-journal.ts';

const MARCH = toDocumentId('march.1');
const APRIL = toDocumentId('april.1');
const CURSE = `CREATE TRIGGER curse BEFORE INSERT ON journal_entry WHEN NEW.author = 'cursed'
  BEGIN SELECT RAISE(ABORT, 'no room'); END`;

describeJournal('a journal on disk', () => temporaryJournal().open({ now: () => AT }));

test('[J2] a journal opened again goes on where it stopped', async () => {
  const book = temporaryJournal();
  const first = await book.open();
  await first.append(MARCH, entry('a'));
  await first.close();
  const second = await book.open();
  expect(await second.append(MARCH, entry('b'))).toBe(2);
  expect((await second.load(MARCH)).entries.map(({ place }) => place)).toEqual([1, 2]);
  await second.close();
});

test('[J3] what is queued together shares commits and keeps its order', async () => {
  const journal = await temporaryJournal().open();
  let commits = 0;
  journal.onCommit(() => {
    commits += 1;
  });
  const many = Array.from({ length: 300 }, (_, i) => ({ ...entry('x'), author: `${i}` }));
  const places = await Promise.all(many.map((one) => journal.append(MARCH, one)));
  expect(places).toEqual(many.map((_, i) => i + 1));
  const { entries } = await journal.load(MARCH);
  expect(entries.map(({ author }) => author)).toEqual(many.map(({ author }) => author));
  expect(commits).toBeLessThan(100);
  await journal.close();
});

test('[J4] [J5] a failed write leaves nothing, and the document must be loaded again', async () => {
  const book = temporaryJournal();
  const journal = await book.open();
  await journal.append(MARCH, entry('a'));
  book.tamper(CURSE);
  const refused = journal.append(MARCH, { ...entry('b'), author: 'cursed' });
  await expect(refused).rejects.toThrow(JournalFault);
  await expect(journal.append(MARCH, entry('c'))).rejects.toThrow(/loaded again/);
  expect(await journal.append(APRIL, entry('d'))).toBe(1);

  expect((await journal.load(MARCH)).head).toBe(1);
  expect(await journal.append(MARCH, entry('e'))).toBe(2);
  await journal.close();
});

test('[J5] what was on its way behind a failed write is refused with it', async () => {
  const book = temporaryJournal();
  const journal = await book.open();
  await journal.append(MARCH, entry('a'));
  book.tamper(CURSE);
  const sent = ['b', 'cursed', 'c', 'd'].map((author) =>
    journal.append(MARCH, { ...entry('x'), author }),
  );
  const settled = await Promise.allSettled(sent);
  const kept = settled.filter(({ status }) => status === 'fulfilled').length;
  const { entries } = await journal.load(MARCH);
  expect(entries).toHaveLength(1 + kept);
  expect(settled.slice(1).every(({ status }) => status === 'rejected')).toBe(true);
  await journal.close();
});

test('[J6] writing resumes when there is room again', async () => {
  const book = temporaryJournal();
  const journal = await book.open();
  await journal.append(MARCH, entry('a'));
  book.tamper(CURSE);
  const cursed = { ...entry('b'), author: 'cursed' };
  await expect(journal.append(MARCH, cursed)).rejects.toThrow(JournalFault);
  book.tamper('DROP TRIGGER curse');
  await journal.load(MARCH);
  expect(await journal.append(MARCH, cursed)).toBe(2);
  await journal.close();
});

test('[J4] a place that somebody else has taken is not written over', async () => {
  const book = temporaryJournal();
  const journal = await book.open();
  await journal.append(MARCH, entry('a'));
  book.tamper(`INSERT INTO journal_entry (document_id, place, author, at, data)
    VALUES ('march.1', 2, 'stranger', 0, x'0000')`);
  await expect(journal.append(MARCH, entry('b'))).rejects.toMatchObject({ kind: 'behind' });
  book.tamper(`DELETE FROM journal_entry WHERE author = 'stranger'`);
  expect((await journal.load(MARCH)).head).toBe(1);
  expect(await journal.append(MARCH, entry('b'))).toBe(2);
  await journal.close();
});

test('[J9] [J19] a book whose chain does not hold is never served', async () => {
  const book = temporaryJournal();
  const journal = await book.open();
  for (const word of ['a', 'b', 'c']) await journal.append(MARCH, entry(word));
  book.tamper(`UPDATE journal_entry SET author = 'stranger' WHERE place = 2`);
  await expect(journal.load(MARCH)).rejects.toThrow(/chain of march.1 is broken at place 2/);
  await journal.close();
});

test('[J9] a book with a gap is never served', async () => {
  const book = temporaryJournal();
  const journal = await book.open();
  for (const word of ['a', 'b', 'c']) await journal.append(MARCH, entry(word));
  book.tamper(`DELETE FROM journal_entry WHERE place = 2`);
  await expect(journal.load(MARCH)).rejects.toThrow(JournalFault);
  await journal.close();
});

test('a file that is no journal cannot be opened, and says so', async () => {
  const book = temporaryJournal();
  writeFileSync(book.file, 'Minutes of the meeting held on 1 March 2018. '.repeat(100));
  await expect(book.open()).rejects.toThrow(JournalFault);
});
