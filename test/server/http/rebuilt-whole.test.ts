import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { tablesOf } from '#test/harness/projection-bench.ts';
import { seededRandom } from '#test/harness/seeded-random.ts';
import { append, type StockClient, synced } from '#test/harness/stock-client.ts';
import { type Caller, startServer } from '#test/harness/test-server.ts';
import { commentOn } from '#test/harness/two-parts.ts';
import { until } from '#test/harness/until.ts';

const SEED = Number(process.env.SEED ?? 20_180_301);
const KINDS = ['action', 'decision', 'contribution', 'proposal', 'paragraph'];

/** Does something to a minute, as quickly as nobody types. */
function scribble(client: StockClient, random: () => number, turn: number): void {
  const { content } = client;
  const at = Math.floor(random() * content.length);
  const block = content.get(at);
  const choice = random();
  if (choice < 0.4 || !(block instanceof Y.XmlElement)) {
    const kind = KINDS[Math.floor(random() * KINDS.length)] ?? 'action';
    append(client, kind, { id: `${client.doc.clientID}-${turn}` }, `Words ${turn}`);
  } else if (choice < 0.6) content.delete(at, 1);
  else if (choice < 0.7) {
    const name = block.nodeName === 'action' ? 'ownerText' : 'id';
    block.setAttribute(name, `Owner ${turn} of ${client.doc.clientID}`);
  } else {
    const text = block.get(0);
    if (!(text instanceof Y.XmlText)) return;
    if (choice < 0.9) text.insert(Math.floor(random() * text.length), ' more');
    else text.delete(0, Math.min(4, text.length));
  }
}

test(`[P1] the whole demonstration, edited by many, is rebuilt as it was (seed ${SEED})`, async () => {
  const random = seededRandom(SEED);
  const server = await startServer();
  const secretary = await server.as('secretary');
  const meeting = async (caller: Caller) => (await caller.get('/api/meetings/practice')).body;
  const { items, agendas } = await meeting(secretary);

  const clients: StockClient[] = [];
  for (const person of ['secretary', 'chair', 'member-brent']) {
    const caller = await server.as(person);
    for (const item of [items[3], items[4], items[5]]) {
      const client = caller.sync(item.documentId);
      await synced(client);
      clients.push(client);
    }
  }
  const [long] = clients as [StockClient];
  long.doc.transact(() => {
    for (let i = 0; i < 100; i += 1)
      append(long, 'action', { id: `many-${i}` }, 'Very long. '.repeat(50));
  });
  for (let turn = 0; turn < 60; turn += 1) {
    for (const client of clients) scribble(client, random, turn);
    if (turn % 10 === 0) await new Promise((resolve) => setImmediate(resolve));
  }

  const agenda = secretary.sync(agendas[0].agendaDocumentId);
  await synced(agenda);
  const title = agenda.doc.getMap<Y.Map<Y.Text>>('items').get(items[1].id)?.get('title');
  title?.insert(0, 'The ');
  const { itemId } = (
    await secretary.post('/api/meetings/practice/items', { part: 'I', title: 'Winter' })
  ).body;
  await secretary.post(`/api/items/${items[2].id}/withdrawal`, {});
  // The same record pasted into a second minute is to be given an id of its own there.
  append(clients[1] as StockClient, 'decision', { id: 'twice' }, 'Twice');
  append(clients[0] as StockClient, 'decision', { id: 'twice' }, 'Twice');
  const [block] = (await secretary.get('/api/meetings/sjc-2018-03-01/minutes')).body.items[0]
    .blocks;
  const quote = block.text[0].text.slice(0, 9);
  const comment = {
    ...commentOn('sjc-2018-03-01-item-1'),
    ...{ blockId: block.id, from: 0, to: 9, quote },
  };
  const sent = await secretary.post('/api/meetings/sjc-2018-03-01/comments', comment);
  expect(sent.status).toBe(201);

  await until('everything edited on record', async () => {
    const now = await meeting(secretary);
    const titles = now.items.map((one: { title: string }) => one.title).join();
    return titles.includes('The ') && now.items.some((one: { id: string }) => one.id === itemId);
  });
  await until('two ids for the two', async () => {
    const { body } = await secretary.get('/api/decisions?meetingId=practice');
    return (
      body.filter((one: { text: string; inText: boolean }) => one.text === 'Twice' && one.inText)
        .length === 2
    );
  });
  await server.app.projector.settled();
  const before = tablesOf(server.db);
  expect(before.actions?.length).toBeGreaterThan(100);
  expect(server.app.projector.failures()).toEqual([]);
  await server.app.projector.rebuild();
  expect(tablesOf(server.db)).toEqual(before);
}, 60_000);
