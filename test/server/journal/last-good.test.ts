import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createJournalDocument } from '#server/journal/journal-document.ts';
import { toDocumentId } from '#shared/ids.ts';
import { temporaryJournal } from '#test/harness/temporary-journal.ts';
import { until } from '#test/harness/until.ts';

const MARCH = toDocumentId('march.1');

/** A book in which each minute a letter is typed. */
async function typedBook(letters: string, snapshotEntries = 250) {
  const book = temporaryJournal();
  let minute = 0;
  const journal = await book.open({ now: () => minute * 60_000, snapshotEntries });
  const doc = new Y.Doc();
  let update: Uint8Array = new Uint8Array();
  doc.on('update', (one: Uint8Array) => {
    update = one;
  });
  const type = async (letter: string) => {
    minute += 1;
    doc.getText('words').insert(doc.getText('words').length, letter);
    await journal.append(MARCH, { author: 'chair', clientId: doc.clientID, update });
  };
  for (const letter of letters) await type(letter);
  const lastGood = async () => {
    const found = await journal.lastGood(MARCH);
    if (found === null) return null;
    const read = new Y.Doc();
    Y.applyUpdate(read, found.state);
    return [found.place, found.at / 60_000, read.getText('words').toString()];
  };
  return { book, journal, type, lastGood };
}

test('[J23] the last good state goes as far as the chain holds, with the time it was the latest', async () => {
  const { book, journal, lastGood } = await typedBook('agreed');
  expect(await lastGood()).toEqual([6, 6, 'agreed']);
  book.tamper(`UPDATE journal_entry SET author = 'stranger' WHERE place = 4`);
  await expect(journal.load(MARCH)).rejects.toMatchObject({ kind: 'damaged' });
  expect(await lastGood()).toEqual([3, 3, 'agr']);
  await journal.close();
});

test('[J23] an entry that makes no document ends it too, though the chain holds', async () => {
  const { journal, type, lastGood } = await typedBook('agree');
  const update = Uint8Array.of(1, 1, 255, 255, 3);
  await journal.append(MARCH, { author: 'chair', clientId: null, update });
  await type('d');
  const loaded = await journal.load(MARCH);
  expect(() => createJournalDocument(loaded, null)).toThrow();
  expect(await lastGood()).toEqual([5, 5, 'agree']);
  await journal.close();
});

test('[J23] a sound snapshot and what follows it count when the entries before it are damaged', async () => {
  const { book, journal, type, lastGood } = await typedBook('agre', 4);
  await until('a snapshot', async () => (await journal.load(MARCH)).snapshot !== null);
  await type('e');
  await type('d');
  book.tamper(`UPDATE journal_entry SET data = x'00' WHERE place IN (2, 6)`);
  await expect(journal.load(MARCH)).rejects.toMatchObject({ kind: 'damaged' });
  expect(await lastGood()).toEqual([5, 5, 'agree']);
  book.tamper(`DELETE FROM journal_entry WHERE place > 2`);
  expect(await lastGood()).toEqual([4, 4, 'agre']);
  await journal.close();
});

test('[J23] where nothing can be trusted, nothing is offered', async () => {
  const { book, journal, lastGood } = await typedBook('a');
  book.tamper(`UPDATE journal_entry SET at = 7`);
  expect(await lastGood()).toBe(null);
  await journal.close();
});
