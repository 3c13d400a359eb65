import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { verifyBook } from '#server/journal/verify-book.ts';
import { nextEpochOf, toDocumentId } from '#shared/ids.ts';
import { entry } from '#test/contract/journal.ts';
import { dice } from '#test/harness/dice.ts';
import { temporaryJournal } from '#test/harness/temporary-journal.ts';
import { until } from '#test/harness/until.ts';

const OLD = toDocumentId('march.1');
const FRESH = toDocumentId('march.2');
const OTHER = toDocumentId('april.1');
const SECRET = 'Mrs Quillfeather';
const DAY = 86_400_000;

/** A book in which something was pasted that must not stay: in entries, in packs and in snapshots. */
async function bookWithSecret() {
  const book = temporaryJournal();
  let day = 1;
  const journal = await book.open({ now: () => day * DAY, snapshotEntries: 6 });
  const doc = new Y.Doc();
  for (; day <= 6; day++) {
    const before = Y.encodeStateVector(doc);
    doc.getText('words').insert(0, `${SECRET} said. `.repeat(100));
    const update = Y.encodeStateAsUpdate(doc, before);
    await journal.append(OLD, { author: 'chair', clientId: doc.clientID, update });
  }
  await journal.append(OTHER, entry('harmless'));
  await until('a snapshot', async () => (await journal.load(OLD)).snapshot !== null);
  const isInFiles = () => {
    const folder = dirname(book.file);
    return readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(SECRET));
  };
  return { book, journal, isInFiles };
}

test('[J25] [J26] after a purge the words are in no file, and the rest is as it was', async () => {
  const { book, journal, isInFiles } = await bookWithSecret();
  await journal.pack(3 * DAY);
  expect(isInFiles()).toBe(true);
  expect(await journal.purge(OLD, FRESH, { ...entry('clean'), author: 'secretary' })).toBe(1);
  expect(isInFiles()).toBe(false);
  expect(await journal.heads()).toEqual(
    new Map([
      [OTHER, 1],
      [FRESH, 1],
    ]),
  );
  expect((await journal.load(FRESH)).entries.map(({ author }) => author)).toEqual(['secretary']);
  const connection = new Database(book.file);
  expect(
    connection
      .prepare('SELECT document_id, successor, author, at, place, length(hash) FROM journal_purge')
      .raw()
      .all(),
  ).toEqual([[OLD, FRESH, 'secretary', 7 * DAY, 6, 32]]);
  expect(verifyBook(connection)).toEqual([]);
  connection.close();
  await journal.close();
});

test('[J25] a purged document stays purged when the server starts anew', async () => {
  const { book, journal } = await bookWithSecret();
  await journal.purge(OLD, FRESH, entry('clean'));
  await journal.close();
  const again = await book.open();
  await expect(again.append(OLD, entry('late'))).rejects.toMatchObject({ kind: 'purged' });
  await expect(again.load(OLD)).rejects.toMatchObject({ kind: 'purged' });
  await again.close();
});

test('[J26] a reader delays the emptying of the log, and it is done when the reader has gone', async () => {
  const { book, journal, isInFiles } = await bookWithSecret();
  const reader = new Database(book.file, { readonly: true });
  reader.exec('BEGIN; SELECT count(*) FROM journal_entry');
  let done = false;
  const purging = journal.purge(OLD, FRESH, entry('clean')).then(() => {
    done = true;
  });
  // Others are not kept waiting by it.
  await until('the purge committed', async () => (await journal.heads()).has(FRESH));
  expect(await journal.append(OTHER, entry('meanwhile'))).toBe(2);
  expect([done, isInFiles()]).toEqual([false, true]);
  reader.exec('COMMIT');
  reader.close();
  await purging;
  expect(isInFiles()).toBe(false);
  await journal.close();
});

test('[J26] a log that could not be emptied before the end is emptied at the next start', async () => {
  const { book, journal, isInFiles } = await bookWithSecret();
  const reader = new Database(book.file, { readonly: true });
  reader.exec('BEGIN; SELECT count(*) FROM journal_entry');
  const purging = journal.purge(OLD, FRESH, entry('clean'));
  await until('the purge committed', async () => (await journal.heads()).has(FRESH));
  const ended = expect(purging).rejects.toMatchObject({ kind: 'closed' });
  await journal.close();
  await ended;
  expect(existsSync(`${book.file}-wal`) && isInFiles()).toBe(true);
  reader.close();
  const again = await book.open();
  expect(isInFiles()).toBe(false);
  await again.close();
});

test('[J26] a snapshot that is replaced leaves no words behind', async () => {
  const book = temporaryJournal();
  const journal = await book.open({ snapshotEntries: 1 });
  const doc = new Y.Doc();
  doc.on('update', (one: Uint8Array) => {
    update = one;
  });
  let update: Uint8Array = new Uint8Array();
  const snapshotAt = (place: number) =>
    until(
      `a snapshot at ${place}`,
      async () => (await journal.load(OLD)).snapshot?.place === place,
    );
  const write = async (place: number, change: () => void) => {
    change();
    await journal.append(OLD, { author: 'chair', clientId: doc.clientID, update });
    journal.condense(OLD);
    await snapshotAt(place);
  };
  const words = doc.getText('words');
  await write(1, () => words.insert(0, SECRET.repeat(500)));
  await write(2, () => words.delete(0, words.length));
  await write(3, () => words.insert(0, 'a'));
  await journal.close();
  // What is left of it is in the entry itself.
  book.tamper(`PRAGMA secure_delete = ON; DELETE FROM journal_entry WHERE place = 1`);
  expect(readFileSync(book.file).includes(SECRET)).toBe(false);
});

test.each([1, 2, 3, 4])(
  '[J26] [seed %i] at the next start no page keeps a copy of what was purged, whatever stood beside it',
  async (seed) => {
    const chance = dice(seed);
    const book = temporaryJournal();
    const journal = await book.open({ now: () => DAY });
    const documents = Array.from({ length: 12 }, (_, n) => toDocumentId(`d${n}.1`));
    const docs = documents.map((id) => ({ id, doc: new Y.Doc(), word: `CANARY-${id}-END` }));
    const writes = Array.from({ length: 250 }, () => {
      const { id, doc, word } = chance.pick(docs);
      const before = Y.encodeStateVector(doc);
      doc.getText('t').insert(0, word + 'z'.repeat(chance.pick([0, 10, 100, 500, 3000])));
      const update = Y.encodeStateAsUpdate(doc, before);
      return journal.append(id, { author: 'chair', clientId: doc.clientID, update });
    });
    await Promise.all(writes);
    const kept = docs.pop();
    for (const { id } of docs) await journal.purge(id, nextEpochOf(id), entry('clean'));
    await journal.close();
    await (await book.open({ now: () => DAY })).close();
    const bytes = readFileSync(book.file).toString('latin1');
    expect(docs.filter(({ word }) => bytes.includes(word))).toEqual([]);
    expect(bytes).toContain(kept?.word);
    const connection = new Database(book.file, { readonly: true });
    expect(verifyBook(connection)).toEqual([]);
    connection.close();
  },
);
