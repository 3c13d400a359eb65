import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { type Journal, JournalFault } from '#server/journal/journal.ts';
import { createJournalDocument } from '#server/journal/journal-document.ts';
import {
  isSound,
  SNAPSHOT_COLUMNS,
  type SnapshotRow,
  sealOfSnapshot,
} from '#server/journal/rows.ts';
import { makeSnapshot } from '#server/journal/snapshot.ts';
import { toDocumentId, toPlace } from '#shared/ids.ts';
import { must } from '#shared/lang/must.ts';
import { temporaryJournal } from '#test/harness/temporary-journal.ts';
import { until } from '#test/harness/until.ts';

const MARCH = toDocumentId('march.1');

/** Types one letter after another, each in an entry of its own, and now and then takes one back. */
function typist() {
  const doc = new Y.Doc();
  const text = doc.getText('words');
  let update: Uint8Array = new Uint8Array();
  doc.on('update', (one: Uint8Array) => {
    update = one;
  });
  return {
    text,
    type: async (journal: Journal, letters: number) => {
      for (let i = 0; i < letters; i++) {
        if (i % 5 === 4) text.delete(0, 1);
        else text.insert(text.length, 'x');
        await journal.append(MARCH, { author: 'secretary', clientId: doc.clientID, update });
      }
    },
  };
}

async function wordsOf(journal: Journal): Promise<string> {
  return createJournalDocument(await journal.load(MARCH), null)
    .getText('words')
    .toString();
}

function snapshotPlace(journal: Journal, atLeast: number): Promise<number> {
  return until(`a snapshot at ${atLeast}`, async () => {
    const place = (await journal.load(MARCH)).snapshot?.place ?? 0;
    return place >= atLeast && place;
  });
}

test('[J12] [J14] a long history is condensed, two snapshots and all entries stay', async () => {
  const book = temporaryJournal();
  const journal = await book.open({ snapshotEntries: 20 });
  const { text, type } = typist();
  for (const round of [1, 2, 3]) {
    await type(journal, 20);
    await snapshotPlace(journal, round * 20);
  }
  expect(await wordsOf(journal)).toBe(text.toString());
  expect((await journal.entriesAfter(MARCH, toPlace(0))).length).toBe(60);
  book.tamper(`DELETE FROM journal_snapshot WHERE place = 60`);
  expect((await journal.load(MARCH)).snapshot?.place).toBe(40);
  book.tamper(`DELETE FROM journal_snapshot WHERE place = 40`);
  expect((await journal.load(MARCH)).snapshot).toBe(null);
  await journal.close();
});

test('[J12] a document that nobody has open is condensed earlier, but not for a letter', async () => {
  const journal = await temporaryJournal().open({ snapshotEntries: 100 });
  const { type } = typist();
  await type(journal, 5);
  journal.condense(MARCH);
  await type(journal, 5);
  expect((await journal.load(MARCH)).snapshot).toBe(null);
  journal.condense(MARCH);
  expect(await snapshotPlace(journal, 10)).toBe(10);
  await journal.close();
});

test('[J8] closing waits for the snapshots that are being made', async () => {
  const book = temporaryJournal();
  const journal = await book.open({ snapshotEntries: 100 });
  await typist().type(journal, 50);
  journal.condense(MARCH);
  await journal.close();
  const again = await book.open();
  expect((await again.load(MARCH)).snapshot?.place).toBe(50);
  await again.close();
});

test('[J12] a large document is condensed when it is quiet, for a letter too', async () => {
  const journal = await temporaryJournal().open({ snapshotBytes: 1000 });
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  doc.getText('words').insert(0, 'x'.repeat(70_000));
  doc.getText('words').insert(0, 'y');
  const [long = new Uint8Array(), letter = new Uint8Array()] = updates;
  await journal.append(MARCH, { author: 'secretary', clientId: doc.clientID, update: long });
  await snapshotPlace(journal, 1);
  await journal.append(MARCH, { author: 'secretary', clientId: doc.clientID, update: letter });
  journal.condense(MARCH);
  expect(await snapshotPlace(journal, 2)).toBe(2);
  await journal.close();
});

test('[J12] many bytes ask for a snapshot as many entries do', async () => {
  const journal = await temporaryJournal().open({ snapshotBytes: 1000 });
  const doc = new Y.Doc();
  doc.getText('words').insert(0, 'x'.repeat(1000));
  const update = Y.encodeStateAsUpdate(doc);
  await journal.append(MARCH, { author: 'secretary', clientId: doc.clientID, update });
  expect(await snapshotPlace(journal, 1)).toBe(1);
  await journal.close();
});

test('[J10] a damaged snapshot is passed over for the one before it, then for the entries', async () => {
  const book = temporaryJournal();
  const journal = await book.open({ snapshotEntries: 20 });
  const { text, type } = typist();
  for (const round of [1, 2]) {
    await type(journal, 20);
    await snapshotPlace(journal, round * 20);
  }
  await type(journal, 3);
  const damage = (place: number) =>
    book.tamper(`UPDATE journal_snapshot SET state = x'00' || substr(state, 2)
      WHERE place = ${place}`);

  damage(40);
  expect((await journal.load(MARCH)).snapshot?.place).toBe(20);
  expect(await wordsOf(journal)).toBe(text.toString());
  expect(book.logged).toContain('A snapshot is damaged; an older one is used');

  damage(20);
  expect((await journal.load(MARCH)).snapshot).toBe(null);
  expect(await wordsOf(journal)).toBe(text.toString());
  await journal.close();
});

test('[J10] a snapshot that the chain does not go on from is passed over', async () => {
  const book = temporaryJournal();
  const journal = await book.open({ snapshotEntries: 10 });
  const { text, type } = typist();
  await type(journal, 10);
  await snapshotPlace(journal, 10);
  const reseal = (hash: Buffer) => {
    const connection = new Database(book.file);
    const row = connection
      .prepare<[], SnapshotRow>(`SELECT ${SNAPSHOT_COLUMNS} FROM journal_snapshot`)
      .get();
    const other = { ...must(row, 'a snapshot'), hash };
    connection
      .prepare('UPDATE journal_snapshot SET hash = ?, sha256 = ?')
      .run(hash, sealOfSnapshot(other));
    connection.close();
  };
  reseal(Buffer.alloc(32));
  expect((await journal.load(MARCH)).snapshot).toBe(null);
  await type(journal, 1);
  expect((await journal.load(MARCH)).snapshot).toBe(null);
  expect(await wordsOf(journal)).toBe(text.toString());
  await journal.close();
});

test('[J9] [J10] a snapshot ahead of its entries is a fault', async () => {
  const book = temporaryJournal();
  const journal = await book.open({ snapshotEntries: 10 });
  await typist().type(journal, 10);
  await snapshotPlace(journal, 10);
  book.tamper('DELETE FROM journal_entry WHERE place > 8');
  await expect(journal.load(MARCH)).rejects.toThrow(JournalFault);
  await journal.close();
});

test('[J13] a snapshot decodes to the document it was made from', () => {
  const doc = new Y.Doc();
  const prose = doc.getXmlFragment('prosemirror');
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.setAttribute('id', 'p1');
  const text = new Y.XmlText();
  paragraph.insert(0, [text]);
  prose.insert(0, [paragraph]);
  text.insert(0, 'The committee agreed');
  text.format(4, 9, { bold: {} });
  text.delete(0, 4);
  doc.getMap('items').set('i1', new Y.Map([['rank', 'a0']]));
  const update = Y.encodeStateAsUpdate(doc);
  const loaded = {
    snapshot: null,
    entries: [{ author: 'a', clientId: 1, update, place: toPlace(1), at: 0 }],
    head: toPlace(1),
    hash: Buffer.from('the end of the chain'),
    owners: new Map(),
  };
  const snapshot = makeSnapshot(MARCH, loaded, 7);
  const again = new Y.Doc();
  Y.applyUpdate(again, snapshot.state);
  expect(snapshot).toMatchObject({ document: MARCH, place: 1, at: 7, hash: loaded.hash });
  expect(isSound(snapshot)).toBe(true);
  expect(isSound({ ...snapshot, at: 8 })).toBe(false);
  expect(again.getXmlFragment('prosemirror').toString()).toBe(prose.toString());
  expect(again.getMap('items').toJSON()).toEqual({ i1: { rank: 'a0' } });
});

test('[J11] an entry that depends on something missing is a fault', () => {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  doc.getText('words').insert(0, 'a');
  doc.getText('words').insert(1, 'b');
  const update = updates[1] ?? new Uint8Array();
  expect(() =>
    createJournalDocument(
      {
        snapshot: null,
        entries: [{ author: 'a', clientId: 1, update, place: toPlace(1), at: 0 }],
        head: toPlace(1),
        owners: new Map(),
      },
      null,
    ),
  ).toThrow(JournalFault);
});

test('[J11] building a document changes nothing, though Yjs likes to tidy up formatting', () => {
  const doc = new Y.Doc();
  const text = new Y.XmlText('agreed');
  doc.getXmlFragment('prosemirror').insert(0, [text]);
  const other = new Y.Doc();
  const first = Y.encodeStateAsUpdate(doc);
  Y.applyUpdate(other, first);
  // Two people make the same words bold: one pair of marks is superfluous.
  const bold = [doc, other].map((one) => {
    const before = Y.encodeStateVector(one);
    const words = one.getXmlFragment('prosemirror').get(0);
    if (words instanceof Y.XmlText) words.format(0, 6, { bold: true });
    return Y.encodeStateAsUpdate(one, before);
  });
  const entries = [first, ...bold].map((update, i) => ({
    author: 'a',
    clientId: 1,
    update,
    place: toPlace(i + 1),
    at: 0,
  }));
  const built = createJournalDocument(
    { snapshot: null, entries, head: toPlace(3), owners: new Map() },
    null,
  );
  expect(Y.snapshot(built).ds.clients.size).toBe(0);
  expect(built.getXmlFragment('prosemirror').toString()).toBe('<bold>agreed</bold>');
});

test('[J12] a snapshot that cannot be made is not tried again at every keystroke', async () => {
  const book = temporaryJournal();
  const journal = await book.open({ snapshotEntries: 2 });
  const failed = () => book.logged.filter((line) => line === 'A snapshot could not be made').length;
  const append = () =>
    journal.append(MARCH, { author: 'secretary', clientId: null, update: Uint8Array.of(9) });
  for (let n = 0; n < 2; n += 1) await append();
  await until('the first try', async () => failed() === 1);
  for (let n = 0; n < 10; n += 1) await append();
  // The clerk does one thing after another: what was asked for before this has been done.
  await journal.lastGood(MARCH);
  expect(failed()).toBe(1);
  await journal.close();
});
