import { eq } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import * as t from '#server/db/records-schema.ts';
import { createUnitOfWork } from '#server/db/unit-of-work.ts';
import type { Journal } from '#server/journal/journal.ts';
import { createMemoryJournal } from '#server/journal/memory-journal.ts';
import { createAuditBook } from '#server/records/audit-book.ts';
import { createCommentStore } from '#server/records/comment-store.ts';
import {
  toCommentId,
  toCommitteeId,
  toDocumentId,
  toItemId,
  toMeetingId,
  toPersonId,
  toPlace,
} from '#shared/ids.ts';
import { CLOSE } from '#shared/protocol/close-codes.ts';
import { tablesOf } from '#test/harness/projection-bench.ts';
import { append, synced } from '#test/harness/stock-client.ts';
import { type Caller, startServer, type TestServer } from '#test/harness/test-server.ts';
import { commentOn } from '#test/harness/two-parts.ts';
import { until } from '#test/harness/until.ts';

// Each starts a whole server, on machines that do much else.
vi.setConfig({ testTimeout: 30_000 });

const ORDER = { shownAs: 'restricted', neutralTitle: null, reason: 'It is about staff.' };

interface Item {
  readonly id: string;
  readonly part: string;
  readonly title: string;
  readonly number: number;
  readonly documentId: string;
}

interface Table {
  readonly server: TestServer;
  readonly journal: Journal;
  readonly as: Readonly<Record<'secretary' | 'chair' | 'member-brent' | 'lay-member', Caller>>;
  readonly item: Item;
  itemFor(person: 'chair' | 'lay-member'): Promise<Item | undefined>;
  agenda(part: 'I' | 'II'): Promise<string>;
}

/** An item of Part I about which much was said: words, records, a comment on a passage. */
async function withMuchSaid(): Promise<Table> {
  const journal = createMemoryJournal({ now: () => Date.now() });
  const server = await startServer({ journal });
  const as = {
    secretary: await server.as('secretary'),
    chair: await server.as('chair'),
    'member-brent': await server.as('member-brent'),
    'lay-member': await server.as('lay-member'),
  };
  const { itemId } = (
    await as.secretary.post('/api/meetings/practice/items', { part: 'I', title: 'CANARY staffing' })
  ).body;
  const itemFor = async (person: 'chair' | 'lay-member') =>
    (await as[person].get('/api/meetings/practice')).body.items.find(
      (one: Item) => one.id === itemId,
    );
  await until('the item on its agenda', async () => (await itemFor('chair')) !== undefined);
  const item = (await itemFor('chair')) as Item;
  const client = as.secretary.sync(item.documentId);
  await synced(client);
  append(client, 'paragraph', { id: 'p1' }, 'Words under a comment.');
  append(client, 'action', { id: 'moved-action', ownerText: 'Somebody' }, 'Write to them');
  append(client, 'decision', { id: 'moved-decision' }, 'Agreed');
  append(client, 'contribution', { id: 'moved-contribution', voice: 'lay' }, 'A concern');
  append(client, 'action', { id: 'taken-out' }, 'Not this');
  await until('all of it on record', async () => {
    return (await as.secretary.get('/api/actions/taken-out')).status === 200;
  });
  client.content.delete(client.content.length - 1, 1);
  const comment = { ...commentOn(itemId), blockId: 'p1', to: 5, quote: 'Words', readAt: 3 };
  expect((await as['lay-member'].post('/api/meetings/practice/comments', comment)).status).toBe(
    201,
  );
  client.provider.destroy();
  await server.app.projector.settled();
  const agenda = async (part: 'I' | 'II') =>
    (await as.chair.get('/api/meetings/practice')).body.agendas.find(
      (one: { part: string }) => one.part === part,
    ).agendaDocumentId;
  return { server, journal, as, item, itemFor, agenda };
}

const makePrivate = ({ as, item }: Table, order: object = ORDER) =>
  as.chair.post(`/api/items/${item.id}/privacy`, order);

/** Everything a document's journal has, deleted words too. */
async function bytesOf(journal: Journal, document: string): Promise<string> {
  const entries = await journal.entriesAfter(toDocumentId(document), toPlace(0));
  return Buffer.concat(entries.map((one) => one.update)).toString('latin1');
}

test('an item goes to Part II with its words, records and comments, and is no more in Part I', async () => {
  const table = await withMuchSaid();
  const { server, journal, as, item, itemFor, agenda } = table;
  const before = (await as.chair.get('/api/actions/moved-action')).body;
  const firstAgenda = await agenda('I');
  expect((await makePrivate(table)).status).toBe(204);

  const now = (await itemFor('chair')) as Item;
  expect(now).toMatchObject({ id: item.id, part: 'II', title: item.title });
  expect(now.documentId.split('.')[0]).not.toBe(item.documentId.split('.')[0]);
  const client = as['member-brent'].sync(now.documentId);
  await synced(client);
  expect(client.content.toString()).toContain('Write to them');
  expect((await as.chair.get('/api/actions/moved-action')).body).toEqual({
    ...before,
    itemNumber: now.number,
  });
  for (const list of ['decisions', 'contributions']) {
    const { text } = await as.chair.get(`/api/${list}?meetingId=practice`);
    expect(text).toContain(`moved-${list.slice(0, -1)}`);
  }
  const mine = (one: { itemId: string }) => one.itemId === item.id;
  const [comment] = (await as.chair.get('/api/meetings/practice/comments')).body.filter(mine);
  expect(comment.anchor).toBe('in_text');
  append(client, 'action', { id: 'later' }, 'Goes on');
  await until('what is written afterwards', async () => {
    return (await as.chair.get('/api/actions/later')).status === 200;
  });

  const lay = as['lay-member'];
  for (const path of [
    '/api/meetings/practice',
    '/api/meetings/practice/minutes',
    '/api/meetings/practice/comments',
    '/api/meetings/practice/gaps',
    '/api/actions?meetingId=practice',
    '/api/decisions?meetingId=practice',
    '/api/contributions?meetingId=practice',
    '/api/home',
  ]) {
    const { text } = await lay.get(path);
    for (const secret of ['CANARY', item.id, 'moved-', now.documentId, item.documentId]) {
      expect(text, path).not.toContain(secret);
    }
  }
  expect((await lay.get('/api/actions/moved-action')).status).toBe(404);
  expect(await bytesOf(journal, await agenda('I'))).not.toContain('CANARY');
  expect(await bytesOf(journal, await agenda('I'))).not.toContain(item.id);
  expect((await journal.heads()).has(toDocumentId(firstAgenda))).toBe(false);
  expect(await bytesOf(journal, await agenda('II'))).toContain('CANARY');
  // What was said in Part I stays where nobody opens it.
  expect(await bytesOf(journal, item.documentId)).toContain('Not this');
  expect(await bytesOf(journal, now.documentId)).not.toContain('Not this');
  const entries = server.db.select().from(t.auditEvent).all();
  expect(entries.find((one) => one.deed === 'item-made-private')).toMatchObject({
    actorId: 'chair',
    capacity: 'chair',
    part: 'II',
    itemId: item.id,
    before: { part: 'I' },
    after: { part: 'II', shownAs: 'restricted', neutralTitle: null },
    reason: 'It is about staff.',
  });
});

test('[P22] records that were built as it happened are rebuilt as they were', async () => {
  const table = await withMuchSaid();
  const { server } = table;
  expect((await makePrivate(table)).status).toBe(204);
  await server.app.projector.settled();
  const before = tablesOf(server.db);
  expect(JSON.stringify(before)).not.toContain(table.item.documentId);
  expect(JSON.stringify(before)).toContain('moved-action');
  expect(server.app.projector.failures()).toEqual([]);
  await server.app.projector.rebuild();
  expect(tablesOf(server.db)).toEqual(before);
});

test('whoever has it open is let go at once, and comes back only where they may', async () => {
  const table = await withMuchSaid();
  const { server, as, item, itemFor } = table;
  const open = (cookie: string, document: string) =>
    new WebSocket(`${server.origin.replace('http', 'ws')}/sync/${document}`, {
      headers: { cookie },
    });
  const refusal = (cookie: string, document: string) =>
    new Promise<string>((resolve) => {
      const socket = open(cookie, document);
      socket.once('error', (error) => resolve(error.message));
      socket.once('open', () => resolve('open'));
    });
  const codes = await Promise.all(
    [as['lay-member'], as['member-brent']].map(async ({ cookie }) => {
      const socket = open(cookie, item.documentId);
      await new Promise((resolve) => socket.once('message', resolve));
      return { code: new Promise((resolve) => socket.once('close', resolve)) };
    }),
  );
  expect((await makePrivate(table)).status).toBe(204);
  expect(await Promise.all(codes.map((one) => one.code))).toEqual([CLOSE.notFound, CLOSE.notFound]);
  const fresh = (await itemFor('chair'))?.documentId ?? '';
  for (const { cookie } of Object.values(as)) {
    expect(await refusal(cookie, item.documentId)).toContain('404');
  }
  expect(await refusal(as['lay-member'].cookie, fresh)).toContain('404');
  expect(await refusal(as['member-brent'].cookie, fresh)).toBe('open');
});

test('it is done once, with a reason, by the secretary or the chair, and never taken back', async () => {
  const table = await withMuchSaid();
  const { as, item } = table;
  const path = `/api/items/${item.id}/privacy`;
  expect((await as['lay-member'].post(path, ORDER)).status).toBe(403);
  expect((await as['member-brent'].post(path, ORDER)).status).toBe(403);
  expect((await as.chair.post('/api/items/none/privacy', ORDER)).status).toBe(404);
  expect((await as.chair.post(path, { ...ORDER, reason: ' ' })).status).toBe(400);
  const neutral = { ...ORDER, shownAs: 'neutral' };
  expect((await as.chair.post(path, neutral)).status).toBe(422);
  expect((await as.secretary.post(path, { ...neutral, neutralTitle: 'A matter' })).status).toBe(
    204,
  );
  expect((await as.chair.post(path, ORDER)).status).toBe(409);
  expect(await as['lay-member'].post(path, ORDER)).toMatchObject({ status: 404 });
});

test('the chair says later how it appears to others; that is on record', async () => {
  const table = await withMuchSaid();
  const { server, as, item } = table;
  await makePrivate(table);
  const path = `/api/items/${item.id}/appearance`;
  const neutral = { shownAs: 'neutral', neutralTitle: 'A matter of staff' };
  expect((await as.chair.post(path, neutral)).status).toBe(204);
  expect((await as['member-brent'].post(path, neutral)).status).toBe(403);
  const row = server.db.select().from(t.agendaItem).where(eq(t.agendaItem.id, item.id)).get();
  expect(row).toMatchObject(neutral);
  const entry = server.db.select().from(t.auditEvent).all().at(-1);
  expect(entry).toMatchObject({
    deed: 'private-item-shown',
    part: 'II',
    before: { shownAs: 'restricted', neutralTitle: null },
    after: neutral,
  });
});

test('words on their way when it happens are not taken in, and not said to be saved', async () => {
  const table = await withMuchSaid();
  const { as, item, itemFor, journal } = table;
  const client = as['member-brent'].sync(item.documentId);
  await synced(client);
  const moving = makePrivate(table);
  const closed = new Promise((resolve) => client.provider.once('connection-close', resolve));
  for (let n = 0; n < 200; n += 1) append(client, 'paragraph', { id: `late-${n}` }, `Late ${n}.`);
  await closed;
  expect((await moving).status).toBe(204);
  client.provider.destroy();
  const fresh = toDocumentId((await itemFor('chair'))?.documentId ?? '');
  const wordsOf = async (document: string) => {
    const doc = new Y.Doc();
    for (const { update } of await journal.entriesAfter(toDocumentId(document), toPlace(0)))
      Y.applyUpdate(doc, update);
    return doc.getXmlFragment('content').toString();
  };
  // Whatever the old minute took in has gone over whole: no word is in one and not in the other.
  expect(await wordsOf(fresh)).toContain('under a comment.');
  expect(await wordsOf(fresh)).toBe(await wordsOf(item.documentId));
});

test('words removed for good from a private minute are removed from the one that was closed too', async () => {
  const table = await withMuchSaid();
  const { journal, as, item, itemFor } = table;
  await makePrivate(table);
  const everything = async () => {
    const heads = [...(await journal.heads()).keys()];
    return (await Promise.all(heads.map((one) => bytesOf(journal, one)))).join('');
  };
  expect(await everything()).toContain('Not this');
  const { documentId } = (await itemFor('chair')) as Item;
  const asked = await as.secretary.post(`/api/documents/${documentId}/purge`, {
    reason: 'A name.',
  });
  expect(asked.status).toBe(204);
  expect(await everything()).not.toContain('Not this');
  expect(await everything()).toContain('Write to them');
  const closed = `/api/documents/${item.documentId}/purge`;
  expect((await as.secretary.post(closed, { reason: 'A name.' })).status).toBe(404);
});

test('a comment that was anchored a moment before stands in the minute that took the place', async () => {
  const table = await withMuchSaid();
  const { server, item, itemFor } = table;
  await makePrivate(table);
  const fresh = (await itemFor('chair')) as Item;
  const audit = createAuditBook({ now: () => 1 });
  const comments = createCommentStore(server.db, createUnitOfWork(server.db), audit);
  const of = { meetingId: toMeetingId('practice'), itemId: toItemId(item.id), quote: 'Words' };
  await comments.add(
    {
      ...of,
      id: toCommentId('late'),
      documentId: toDocumentId(item.documentId),
      blockId: 'p1',
      readAt: 3,
      anchoredAt: 7,
      kind: 'question',
      text: 'Who?',
      proposedText: null,
      authorId: toPersonId('chair'),
      at: 1,
    },
    {
      by: toPersonId('chair'),
      capacity: 'chair',
      deed: 'comment-added',
      committeeId: toCommitteeId('nwl-sjc'),
      thing: 'comment',
      thingId: 'late',
    },
  );
  expect(await comments.get(toCommentId('late'))).toMatchObject({
    documentId: fresh.documentId,
    readAt: 1,
    anchoredAt: 1,
  });
});
