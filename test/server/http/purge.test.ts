import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { createGivingWay } from '#server/commands/giving-way.ts';
import { createPurgeDocument } from '#server/commands/purge-document.ts';
import * as t from '#server/db/records-schema.ts';
import { createUnitOfWork } from '#server/db/unit-of-work.ts';
import type { Journal } from '#server/journal/journal.ts';
import { createAuditBook } from '#server/records/audit-book.ts';
import { createChangeFeed } from '#server/records/change-feed.ts';
import { createMeetingStore } from '#server/records/meeting-store.ts';
import { createPurgeStore } from '#server/records/purge-store.ts';
import { freshCopy } from '#shared/document/fresh-copy.ts';
import { dayAfter, dayInLondon } from '#shared/domain/calendar.ts';
import { nextEpochOf, toDocumentId, toPersonId, toPlace } from '#shared/ids.ts';
import { CLOSE } from '#shared/protocol/close-codes.ts';
import { ONE_SECRETARY } from '#test/harness/one-secretary.ts';
import { append, synced } from '#test/harness/stock-client.ts';
import { temporaryJournal } from '#test/harness/temporary-journal.ts';
import { type Caller, startServer, type TestServer } from '#test/harness/test-server.ts';
import { commentOn, startTwoParts } from '#test/harness/two-parts.ts';
import { until } from '#test/harness/until.ts';

const WRONG = 'PATIENT-NAME-9000';

interface Item {
  readonly id: string;
  readonly documentId: string;
}

interface Table {
  readonly server: TestServer;
  readonly journal: Journal;
  readonly file: string;
  readonly secretary: Caller;
  readonly item: Item;
  itemNow(): Promise<Item>;
}

/** A minute into which something was pasted and deleted again: in prose, in an action and as an action. */
async function withWrongWords(): Promise<Table> {
  const book = temporaryJournal();
  const journal = await book.open({ now: () => Date.now() });
  const server = await startServer({ journal });
  const secretary = await server.as('secretary');
  const itemNow = async () =>
    (await secretary.get('/api/meetings/practice')).body.items.find((one: { title: string }) =>
      one.title.startsWith('Practice item: write'),
    );
  const item: Item = await itemNow();
  const client = secretary.sync(item.documentId);
  await synced(client);
  const paragraph = append(client, 'paragraph', { id: 'p1' }, `Agreed. ${WRONG}`);
  append(client, 'action', { id: 'kept-action' }, 'Refine it');
  append(client, 'action', { id: 'wrong-action' }, WRONG);
  await until('the actions on record', async () => {
    return (await secretary.get('/api/actions/wrong-action')).status === 200;
  });
  await server.as('chair').then((chair) =>
    chair.post('/api/meetings/practice/comments', {
      id: randomUUID(),
      itemId: item.id,
      blockId: 'p1',
      from: 0,
      to: 6,
      quote: 'Agreed',
      readAt: 3,
      kind: 'question',
      text: 'Who?',
      proposedText: null,
    }),
  );
  (paragraph.get(0) as Y.XmlText).delete('Agreed. '.length, WRONG.length);
  client.content.delete(client.content.length - 1, 1);
  await until('the removed action in its list', async () => {
    const removed = (await secretary.get('/api/meetings/practice/removed-records')).body;
    return removed.some((one: { id: string }) => one.id === 'wrong-action');
  });
  await server.app.projector.settled();
  client.provider.destroy();
  return { server, journal, file: book.file, secretary, item, itemNow };
}

const purge = ({ secretary, item }: Table, reason = 'A patient’s name.') =>
  secretary.post(`/api/documents/${item.documentId}/purge`, { reason });

/** Moves the minutes of Part I through some of their states. */
async function move({ server }: Table, steps: readonly [string, string, string][]): Promise<void> {
  for (const [who, from, to] of steps) {
    const commentsUntil = to === 'circulated' ? dayAfter(dayInLondon(Date.now()), 14) : null;
    const order = { from, to, reason: 'So it is.', commentsUntil };
    const moved = (await server.as(who)).post('/api/meetings/practice/minutes/I/moves', order);
    expect((await moved).status).toBe(204);
  }
}

/** Everything that is on the disk, as bytes. */
function onDisk({ server, file }: Table): string {
  const records = (server.db as unknown as { $client: Database.Database }).$client.serialize();
  const journal = [file, `${file}-wal`].map((one) => readFileSync(one));
  return Buffer.concat([records, ...journal]).toString('latin1');
}

test('what was deleted is in no file any more; what stands is as it was, under its ids', async () => {
  const table = await withWrongWords();
  const { server, secretary, item, itemNow } = table;
  expect(onDisk(table)).toContain(WRONG);
  const action = (await secretary.get('/api/actions/kept-action')).body;
  const since = server.db.select().from(t.actionText).where(eq(t.actionText.id, 'kept-action'));
  const before = since.get()?.since;

  expect((await purge(table)).status).toBe(204);
  await server.app.projector.settled();
  const now = await itemNow();
  expect(now).toEqual({ ...item, documentId: nextEpochOf(toDocumentId(item.documentId)) });
  expect((await secretary.get('/api/actions/kept-action')).body).toEqual(action);
  expect(since.get()).toMatchObject({ since: before, documentId: now.documentId });
  expect((await secretary.get('/api/actions/wrong-action')).status).toBe(404);
  const [comment] = (await secretary.get('/api/meetings/practice/comments')).body;
  expect(comment.anchor).toBe('in_text');
  const fresh = secretary.sync(now.documentId);
  await synced(fresh);
  expect(fresh.content.toString()).toContain('Agreed');
  expect(onDisk(table)).not.toContain(WRONG);
  expect(server.db.select().from(t.documentPurge).all()).toMatchObject([
    { oldId: item.documentId, by: 'secretary', reason: 'A patient’s name.' },
  ]);
  expect(server.app.projector.failures()).toEqual([]);

  append(fresh, 'action', { id: 'later' }, 'Goes on');
  await until('what is written afterwards on record', async () => {
    return (await secretary.get('/api/actions/later')).status === 200;
  });
});

test('no amendment tells words that were removed for good, and those that stand or are asked for are told', async () => {
  const table = await withWrongWords();
  const { server, secretary, item, itemNow } = table;
  await move(table, [
    ['secretary', 'drafting', 'chair_review'],
    ['chair', 'chair_review', 'circulated'],
  ]);
  const minutes = '/api/meetings/practice/minutes';
  const wordsNow = async (): Promise<string> =>
    (await secretary.get(minutes)).body.items
      .find((one: { itemId: string }) => one.itemId === item.id)
      .blocks.find((one: { id: string }) => one.id === 'p1')
      .text.map((run: { text: string }) => run.text)
      .join('');
  const correct = async (wanted: string) => {
    const read = await wordsNow();
    const order = { id: randomUUID(), itemId: item.id, blockId: 'p1', read, reason: 'A slip.' };
    const done = await secretary.post('/api/meetings/practice/amendments', { ...order, wanted });
    expect(done.status).toBe(201);
    await until('the words', async () => (await wordsNow()) === wanted);
  };
  await correct(`Agreed by ${WRONG}.`);
  await correct(`Agreed by ${WRONG}, and noted.`);
  await correct('Agreed by all, and noted.');
  await correct('Agreed by all, and noted. Thanks.');
  await move(table, [['secretary', 'circulated', 'chair_review']]);
  const row = { meetingId: 'practice', part: 'I', itemId: item.id, documentId: item.documentId };
  server.db
    .insert(t.amendment)
    .values({
      ...{ ...row, id: 'asked', origin: 'proposal', state: 'agreed', blockId: 'p1' },
      ...{ from: 0, to: 6, quote: 'Agreed', words: 'Settled', by: 'secretary', at: 1e15 },
      stated: 'the replacement of the word ‘Agreed’ by the word ‘Settled’ in the paragraph',
    })
    .run();
  server.db
    .insert(t.lateEdit)
    .values({
      ...{ id: 'late', meetingId: 'practice', itemId: item.id, documentId: item.documentId },
      ...{ authorId: 'member-brent', at: 1, digest: 'of-it', state: 'waiting' },
      changes: { clients: [1], blocks: [{ blockId: 'p1', before: WRONG, after: '' }] },
    })
    .run();
  await server.app.projector.settled();
  const told = () => server.db.select().from(t.amendment).orderBy(t.amendment.at).all();
  expect(JSON.stringify(told())).toContain(WRONG);

  expect((await purge(table)).status).toBe(204);
  expect(onDisk(table)).not.toContain(WRONG);
  const { documentId } = await itemNow();
  const removed = { quote: '', words: '', stated: 'Words were removed from this text for good.' };
  expect(told()).toMatchObject([
    { documentId, ...removed },
    { documentId, stated: removed.stated, words: ', and noted' },
    { documentId, ...removed },
    { documentId, words: ' Thanks.', stated: expect.stringContaining('Thanks.') },
    { documentId, quote: 'Agreed', words: 'Settled', stated: expect.stringContaining('Settled') },
  ]);
});

test('whoever may read a text reads who removed words from it, when and why; nobody else does', async () => {
  const world = await startTwoParts();
  const reasons: Record<string, readonly string[]> = {};
  const secretary = world.as.secretary as Caller;
  for (const [name, id] of Object.entries(world.documents)) {
    const reason = `A slip in ${name}.`;
    expect((await secretary.post(`/api/documents/${id}/purge`, { reason })).status).toBe(204);
  }
  for (const person of ['secretary', 'chair', 'lay-member']) {
    const detail = (await (world.as[person] as Caller).get('/api/meetings/practice')).body;
    reasons[person] = detail.wordsRemoved.map((one: { reason: string }) => one.reason).toSorted();
    const [last] = detail.wordsRemoved;
    expect(last).toEqual({
      afterMonths: null,
      documentId: expect.stringMatching(/\.2$/),
      by: expect.stringMatching(/secretary/i),
      at: expect.stringMatching(/^20.*Z$/),
      reason: expect.any(String),
    });
  }
  const [agenda, agenda2, minute, minute2, notes] = Object.keys(world.documents).map(
    (name) => `A slip in ${name}.`,
  );
  expect(reasons).toEqual({
    secretary: [agenda, agenda2, minute, minute2, notes],
    chair: [agenda, agenda2, minute, minute2],
    'lay-member': [agenda, minute],
  });
});

test('whoever has the item open is told that it was replaced', async () => {
  const table = await withWrongWords();
  const { origin } = table.server;
  const { cookie } = await table.server.as('member-brent');
  const url = `${origin.replace('http', 'ws')}/sync/${table.item.documentId}`;
  const socket = new WebSocket(url, { headers: { cookie } });
  await new Promise((resolve) => socket.once('message', resolve));
  const code = new Promise((resolve) => socket.once('close', resolve));
  await purge(table);
  expect(await code).toBe(CLOSE.wrongEpoch);
});

test('a reason is asked for', async () => {
  const table = await withWrongWords();
  expect((await purge(table, '  ')).status).toBe(400);
  expect(await table.itemNow()).toEqual(table.item);
});

test('a server that died between the steps finishes at its start, or forgets the wish', async () => {
  const table = await withWrongWords();
  const { server, journal, item } = table;
  const old = toDocumentId(item.documentId);
  const meetings = createMeetingStore(
    server.db,
    createUnitOfWork(server.db),
    createAuditBook({ now: () => 0 }),
  );
  const purges = createPurgeStore(
    server.db,
    createUnitOfWork(server.db),
    createAuditBook({ now: () => 0 }),
  );
  const never = () => new Promise<never>(() => {});
  const commandWith = (replace: () => Promise<void>) =>
    createPurgeDocument({
      ownDesk: { replace: async () => {} },
      givingWay: createGivingWay(),
      settle: () => {},
      purges,
      meetings,
      standings: ONE_SECRETARY,
      desk: { replace },
      feed: createChangeFeed(),
      firstUpdate: async (document) =>
        (await journal.entriesAfter(document, toPlace(0)))[0]?.update ?? null,
      projected: async () => {},
      moved: () => {},
      compact: () => true,
      isQuiet: () => true,
      log: () => {},
      now: () => 5,
    });
  const order = { documentId: old, reason: 'Wrong.', by: toPersonId('secretary') };

  const before = commandWith(never);
  void before(order);
  await until('the wish', async () => (await purges.unfinished()).length === 1);
  await commandWith(never).finishAll();
  expect(await purges.unfinished()).toEqual([]);
  expect((await table.itemNow()).documentId).toBe(old);

  const after = commandWith(async () => {
    const doc = new Y.Doc();
    for (const { update } of await journal.entriesAfter(old, toPlace(0)))
      Y.applyUpdate(doc, update);
    const update = freshCopy('minute', doc);
    await journal.purge(old, nextEpochOf(old), { author: 'server', clientId: null, update });
    await never();
  });
  void after(order);
  await until('the purge', async () => (await journal.heads()).has(nextEpochOf(old)));
  // Its rows were a moment behind when it died: they still have what had been taken out.
  server.db.update(t.actionText).set({ removedAt: null }).run();
  await commandWith(never).finishAll();
  expect(await purges.unfinished()).toEqual([]);
  const rows = server.db.select().from(t.actionText).all();
  expect(rows.filter(({ id }) => id === 'wrong-action')).toEqual([]);
  expect(rows.find(({ id }) => id === 'kept-action')?.documentId).toBe(nextEpochOf(old));
  expect((await table.itemNow()).documentId).toBe(nextEpochOf(old));
});

test('of a minute that cannot be opened nothing is removed: it says what is so and whom to tell', async () => {
  const table = await withWrongWords();
  const { server, journal, secretary, itemNow } = table;
  await purge(table);
  const item = await itemNow();
  const document = toDocumentId(item.documentId);
  // Nobody has opened it since, so what is damaged now is found when somebody does.
  const update = Uint8Array.of(1, 1, 255, 255, 3);
  await journal.append(document, { author: 'chair', clientId: null, update });
  const damaged = {
    code: 'document-damaged',
    message: expect.stringMatching(
      /^The server cannot open this text, because .* is damaged\. Nothing was changed\. Tell/,
    ),
  };
  const asked = await purge({ ...table, item });
  expect([asked.status, asked.body]).toEqual([409, damaged]);
  const comment = { ...commentOn(item.id), blockId: 'p1', to: 6, quote: 'Agreed' };
  const commented = await secretary.post('/api/meetings/practice/comments', comment);
  expect([commented.status, commented.body]).toEqual([409, damaged]);
  expect(await itemNow()).toEqual(item);
  expect((await journal.load(document)).head).toBe(2);
  const wishes = server.db.select().from(t.documentPurge).all();
  expect(wishes.filter((one) => one.doneAt === null)).toEqual([]);
});
