import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import { createMemoryJournal } from '#server/journal/memory-journal.ts';
import { readMinute } from '#shared/document/read-minute.ts';
import { toDocumentId, toPlace } from '#shared/ids.ts';
import type { Comparison, HistoryEntry } from '#shared/protocol/http/versions.ts';
import { putMinutes } from '#test/harness/minutes-in.ts';
import { append, type StockClient, synced } from '#test/harness/stock-client.ts';
import { type Caller, startServer } from '#test/harness/test-server.ts';
import { until } from '#test/harness/until.ts';

// Each starts a whole server, on machines that do much else.
vi.setConfig({ testTimeout: 30_000 });

const AT = '/api/meetings/practice';
const MINUTE = 60_000;
const BEGAN = Date.UTC(2026, 10, 20, 14, 5);

interface Item {
  readonly id: string;
  readonly part: 'I' | 'II';
  readonly title: string;
  readonly number: number;
  readonly documentId: string;
}

/** A table at which the clock is moved by hand. */
async function table(prepare: (db: RecordsDatabase) => void = () => {}) {
  const clock = { at: BEGAN };
  const journal = createMemoryJournal({ now: () => clock.at });
  const server = await startServer({ now: () => clock.at, journal, prepare });
  const [secretary, chair, brent, lay] = await Promise.all(
    ['secretary', 'chair', 'member-brent', 'lay-member'].map((person) => server.as(person)),
  );
  const { items }: { items: Item[] } = (await (secretary as Caller).get(AT)).body;
  const itemIn = (part: 'I' | 'II') => items.findLast((one) => one.part === part) as Item;
  const headOf = async (item: Item) =>
    (await journal.heads()).get(toDocumentId(item.documentId)) ?? 0;
  return {
    clock,
    server,
    journal,
    secretary: secretary as Caller,
    chair: chair as Caller,
    brent: brent as Caller,
    lay: lay as Caller,
    item: itemIn('I'),
    hidden: itemIn('II'),
    /** Somebody writes in an item, and it is on record. */
    write: async (who: Caller, item: Item, change: (client: StockClient) => void) => {
      const client = who.sync(item.documentId);
      await synced(client);
      const before = await headOf(item);
      change(client);
      await until('the words in the journal', async () => {
        const doc = new Y.Doc();
        for (const one of await journal.entriesAfter(toDocumentId(item.documentId), toPlace(0))) {
          Y.applyUpdate(doc, one.update);
        }
        const same = doc.getXmlFragment('content').toString() === client.content.toString();
        return same && (await headOf(item)) > before;
      });
      client.provider.destroy();
    },
  };
}

const story = async (who: Caller, query = ''): Promise<HistoryEntry[]> =>
  (await who.get(`${AT}/history${query}`)).body.entries;
const inShort = (entries: readonly HistoryEntry[]) =>
  entries.map((one) =>
    one.kind === 'version'
      ? one.name
      : [
          one.itemNumber,
          one.authors.join(' and ').replaceAll(' (demonstration)', ''),
          one.did.join('; '),
        ].join(' | '),
  );
const told = ({ texts }: Comparison) =>
  texts
    .filter(({ state }) => state === 'changed')
    .map(({ itemTitle, lines }) => [
      itemTitle,
      lines
        .filter(({ kind }) => kind !== 'unchanged')
        .map(({ kind, words }) => `${kind}: ${words.map((run) => run.text).join('')}`),
    ]);

test('the history tells who wrote what, when and at which item, by the journal alone', async () => {
  const { clock, secretary, chair, item, write } = await table();
  await write(secretary, item, (client) => {
    client.provider.awareness.setLocalState({ user: { name: 'Chair', id: 'chair' } });
    append(client, 'paragraph', { id: 'p1' }, 'One was said. Two was said. Three was said.');
    append(client, 'action', { id: 'a1' }, 'Report back');
  });
  clock.at += 5 * MINUTE;
  await write(secretary, item, (client) => {
    client.content
      .toArray()
      .find((one) => one instanceof Y.XmlElement && one.getAttribute('id') === 'a1')
      ?.doc?.transact(() => {
        for (const one of client.content.toArray()) {
          if (one instanceof Y.XmlElement && one.getAttribute('id') === 'a1') {
            one.setAttribute('ownerText', 'Chair');
          }
        }
      });
  });
  expect(
    (await secretary.post(`${AT}/versions`, { part: 'I', name: 'After item one' })).status,
  ).toBe(201);
  clock.at += 30 * MINUTE;
  await write(chair, item, (client) => {
    const block = client.content
      .toArray()
      .find(
        (one) => one instanceof Y.XmlElement && one.getAttribute('id') === 'p1',
      ) as Y.XmlElement;
    (block.get(0) as Y.XmlText).insert(4, 'thing ');
  });
  const entries = await story(secretary);
  expect(inShort(entries).slice(0, 3)).toEqual([
    `${item.number} | Chair | 1 sentence changed`,
    'After item one',
    `${item.number} | Secretary | 3 sentences added; 1 action added`,
  ]);
  const [latest, , first] = entries;
  expect(first).toMatchObject({
    from: new Date(BEGAN).toISOString(),
    to: new Date(BEGAN + 5 * MINUTE).toISOString(),
    itemTitle: item.title,
  });
  expect(inShort(await story(secretary, `?before=${latest?.key}`))).toEqual(
    inShort(entries).slice(1),
  );
  expect(inShort(await story(secretary, `?itemId=${item.id}`)).slice(0, 3)).toEqual(
    inShort(entries).slice(0, 3),
  );
});

test('two people who write at the same time are told together, and who did what of it', async () => {
  const { secretary, chair, item, write } = await table();
  const blockOf = ({ content }: StockClient, id: string) =>
    content
      .toArray()
      .find((one) => one instanceof Y.XmlElement && one.getAttribute('id') === id) as Y.XmlElement;
  await write(secretary, item, (client) => {
    append(client, 'paragraph', { id: 'a' }, 'One. Two.');
    append(client, 'action', { id: 'gone' }, 'Never mind');
    append(client, 'action', { id: 'act' }, 'Report');
  });
  await write(chair, item, (client) => {
    append(client, 'paragraph', { id: 'b' }, 'Three.');
    blockOf(client, 'act').setAttribute('ownerText', 'Chair');
  });
  await write(secretary, item, (client) => append(client, 'paragraph', { id: 'c' }, 'Four.'));
  await write(chair, item, (client) => {
    (blockOf(client, 'c').get(0) as Y.XmlText).insert(5, ' Five.');
    client.content.delete(client.content.toArray().indexOf(blockOf(client, 'gone')), 1);
  });
  const [latest] = await story(secretary);
  expect(inShort(latest === undefined ? [] : [latest])).toEqual([
    `${item.number} | Secretary and Chair | 5 sentences added; 1 action added`,
  ]);
  const shares = latest?.kind === 'session' ? latest.shares : [];
  expect(shares.map(({ authors, did }) => [authors.length, authors[0], did.join('; ')])).toEqual([
    [1, 'Secretary (demonstration)', '2 sentences added'],
    [1, 'Chair (demonstration)', '1 sentence added'],
    [2, 'Secretary (demonstration)', '2 sentences added; 1 action added'],
  ]);
});

test('whoever took in a suggestion wrote it, and whose words they are is told', async () => {
  const { secretary, chair, lay, item, clock, write } = await table();
  await write(secretary, item, (client) => append(client, 'paragraph', { id: 'a' }, 'Old words.'));
  clock.at += 20 * MINUTE;
  const id = randomUUID();
  const sent = await lay.post(`${AT}/comments`, {
    ...{ id, itemId: item.id, blockId: 'a', from: 0, to: 3, quote: 'Old', readAt: 2 },
    ...{ kind: 'wording', text: '', proposedText: 'New' },
  });
  expect(sent.status).toBe(201);
  // The anchor is the server's: nobody wrote it.
  expect(inShort(await story(secretary)).at(0)).toContain('Secretary | 1 sentence added');
  const accepted = await chair.post(`/api/comments/${id}/acceptance`, { words: null, reason: '' });
  expect(accepted.status).toBe(204);
  const [latest] = await story(secretary);
  expect(latest).toMatchObject({
    authors: ['Chair (demonstration)'],
    did: ['1 sentence changed'],
    suggestedBy: ['Lay member (demonstration)'],
  });
});

test('any two versions are compared, and the earlier words are put back as one more edit', async () => {
  const { clock, server, journal, secretary, chair, item, write } = await table();
  await write(secretary, item, (client) => {
    append(client, 'paragraph', { id: 'p1' }, 'The board met.');
    append(client, 'action', { id: 'a1', ownerText: 'Finance' }, 'Report back');
  });
  const { body } = await secretary.post(`${AT}/versions`, { part: 'I', name: 'First draft' });
  const minute = async () => {
    const doc = new Y.Doc();
    const [state] = await journal.statesAt(toDocumentId(item.documentId), [
      await journal.placeAt(toDocumentId(item.documentId), clock.at),
    ]);
    Y.applyUpdate(doc, state as Uint8Array);
    return readMinute(doc);
  };
  const first = await minute();
  clock.at += 20 * MINUTE;
  await write(chair, item, (client) => {
    const blocks = client.content.toArray();
    const at = (id: string) =>
      blocks.findIndex((one) => one instanceof Y.XmlElement && one.getAttribute('id') === id);
    client.content.delete(at('a1'), 1);
    ((client.content.get(at('p1')) as Y.XmlElement).get(0) as Y.XmlText).insert(14, ' It rained.');
  });
  const compare = async (from: string, to: string): Promise<Comparison> =>
    (await secretary.get(`${AT}/compare?from=${from}&to=${to}`)).body;
  const forward = await compare(body.id, 'now');
  expect(told(forward)).toEqual([
    [item.title, ['changed: The board met. It rained.', 'removed: Report back']],
  ]);
  expect(forward.summary).toEqual(['1 item changed', '1 sentence added', '1 action removed']);
  expect(forward.from.version?.name).toBe('First draft');
  expect(told(await compare('now', body.id))).toEqual([
    [item.title, ['changed: The board met. It rained.', 'added: Report back']],
  ]);
  const inBetween = new Date(BEGAN + MINUTE).toISOString();
  expect(told(await compare(body.id, inBetween))).toEqual([]);

  clock.at += 20 * MINUTE;
  const changed = await minute();
  const restore = (version: string) =>
    chair.post(`${AT}/items/${item.id}/restoration`, { version });
  expect((await restore(body.id)).status).toBe(204);
  expect(await minute()).toEqual(first);
  expect(inShort(await story(secretary)).at(0)).toBe(
    `${item.number} | Chair | 1 sentence removed; 1 action added`,
  );
  await server.app.projector.settled();
  expect((await secretary.get('/api/actions/a1')).status).toBe(200);
  const entries = await journal.entriesAfter(toDocumentId(item.documentId), toPlace(0));
  expect(entries.at(-1)?.author).toBe('chair');
  const audit = server.db.select().from(t.auditEvent).all().at(-1);
  expect(audit).toMatchObject({ deed: 'version-restored', after: { version: 'First draft' } });

  clock.at += 20 * MINUTE;
  expect((await restore(new Date(BEGAN + 21 * MINUTE).toISOString())).status).toBe(204);
  expect(await minute()).toEqual(changed);
});

test('nothing is put back once the minutes have been sent round', async () => {
  const { journal, secretary, item } = await table((db) =>
    putMinutes(db, 'practice', 'circulated'),
  );
  const heads = await journal.heads();
  const answer = await secretary.post(`${AT}/items/${item.id}/restoration`, { version: 'now' });
  expect([answer.status, answer.body.code]).toEqual([403, 'not-allowed']);
  expect(await journal.heads()).toEqual(heads);
});

test('words that were removed for good are in no version', async () => {
  const { server, secretary, item, write } = await table();
  await write(secretary, item, (client) => append(client, 'paragraph', { id: 'a' }, 'CANARY.'));
  const { body } = await secretary.post(`${AT}/versions`, { part: 'I', name: 'First' });
  await write(secretary, item, (client) => client.content.delete(client.content.length - 1, 1));
  const purged = await secretary.post(`/api/documents/${item.documentId}/purge`, {
    reason: 'Name',
  });
  expect(purged.status).toBe(204);
  const version = await secretary.get(`${AT}/versions/${body.id}`);
  expect(version.text).not.toContain('CANARY');
  expect(
    version.body.texts.find((one: { itemId: string }) => one.itemId === item.id).blocks,
  ).toBeNull();
  const compared = await secretary.get(`${AT}/compare?from=${body.id}&to=now`);
  expect(compared.text).not.toContain('CANARY');
  expect(compared.text).toContain('gone');
  const restored = await secretary.post(`${AT}/items/${item.id}/restoration`, {
    version: body.id,
  });
  expect(restored.status).toBe(422);
  expect(server.db.select().from(t.snapshot).where(eq(t.snapshot.id, body.id)).all()).toHaveLength(
    1,
  );
});

test('nothing of private business or of an item that somebody is kept from shows in any history', async () => {
  const { clock, server, secretary, chair, brent, lay, item, hidden, write } = await table();
  await write(secretary, hidden, (client) =>
    append(client, 'paragraph', { id: 's' }, 'CANARY-II words.'),
  );
  await write(secretary, item, (client) =>
    append(client, 'paragraph', { id: 'x' }, 'CANARY-X words.'),
  );
  const inPartOne = await secretary.post(`${AT}/versions`, { part: 'I', name: 'Part I' });
  const inPartTwo = await secretary.post(`${AT}/versions`, { part: 'II', name: 'CANARY-II name' });
  const before = new Date(clock.at - MINUTE).toISOString();
  clock.at += MINUTE;
  server.db
    .insert(t.itemExclusion)
    .values({
      id: 'kept-out',
      meetingId: 'practice',
      itemId: item.id,
      personId: 'member-brent',
      level: 'papers_withheld',
      reason: 'A conflict',
      decidedBy: 'chair',
      at: 1,
    })
    .run();
  const pages = [
    `${AT}/history`,
    `${AT}/history?itemId=${hidden.id}`,
    `${AT}/history?itemId=${item.id}`,
    `${AT}/versions`,
    `${AT}/versions/${inPartOne.body.id}`,
    `${AT}/versions/${inPartTwo.body.id}`,
    `${AT}/compare?from=${before}&to=now`,
    `${AT}/compare?from=${inPartOne.body.id}&to=now`,
    `${AT}/compare?from=${inPartTwo.body.id}&to=now`,
  ];
  const all = async (who: Caller) => await Promise.all(pages.map((page) => who.get(page)));
  const seen = (await all(chair)).map(({ text }) => text).join('');
  expect(seen).toContain('CANARY-II words');
  expect(seen).toContain('CANARY-X');
  const ofBrent = (await all(brent)).map(({ text }) => text).join('');
  expect(ofBrent).not.toContain('CANARY-X');
  expect(ofBrent).not.toContain(item.id);
  expect(ofBrent).not.toContain(item.documentId);
  for (const answer of await all(lay)) {
    expect(answer.status).toBe(403);
    expect(answer.text).not.toContain('CANARY');
  }
  const missing = await brent.get(`${AT}/history?itemId=no-such-item`);
  expect((await brent.get(`${AT}/history?itemId=${item.id}`)).text).toBe(missing.text);
});
