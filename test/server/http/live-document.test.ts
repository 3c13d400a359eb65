import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { append, synced } from '#test/harness/stock-client.ts';
import { startServer } from '#test/harness/test-server.ts';
import { until } from '#test/harness/until.ts';

interface Item {
  id: string;
  documentId: string;
}

async function firstItem(server: Awaited<ReturnType<typeof startServer>>): Promise<Item> {
  const secretary = await server.as('secretary');
  const item = (await secretary.get('/api/meetings/sjc-2018-03-01')).body.items[0];
  return item as Item;
}

test('a stock y-websocket client with the secretary’s cookie edits, and it becomes a record', async () => {
  const server = await startServer();
  const item = await firstItem(server);
  const secretary = await server.as('secretary');
  const chair = await server.as('chair');
  const client = secretary.sync(item.documentId);
  await synced(client);
  append(
    client,
    'action',
    { id: 'new-1', ownerId: 'person:member-brent' },
    'Write to the boroughs',
  );

  const found = await until('the action in the log', async () => {
    const actions = (await chair.get('/api/actions?committeeId=nwl-sjc')).body;
    return actions.find((one: { id: string }) => one.id === 'new-1');
  });
  expect(found).toMatchObject({
    text: 'Write to the boroughs',
    owner: 'Member for Brent (demonstration)',
    state: 'open',
    itemNumber: 1,
  });
});

test('with the lay member’s cookie it reads, and cannot change a letter', async () => {
  const server = await startServer();
  const item = await firstItem(server);
  const lay = (await server.as('lay-member')).sync(item.documentId);
  const chair = (await server.as('chair')).sync(item.documentId);
  await Promise.all([synced(lay), synced(chair)]);
  expect(lay.content.toString()).toBe(chair.content.toString());
  const before = chair.content.toString();

  append(lay, 'paragraph', { id: 'mine' }, 'I was here');
  lay.content.delete(0, 1);
  append(chair, 'paragraph', { id: 'theirs' }, 'After that');
  const after = await until('the chair’s words at another member', async () => {
    const other = (await server.as('member-brent')).sync(item.documentId);
    await synced(other);
    return other.content.toString().includes('After that') && other.content.toString();
  });
  expect(after).not.toContain('I was here');
  expect(after.startsWith(before)).toBe(true);
});

test('the private notes are the secretary’s alone', async () => {
  const server = await startServer();
  const secretary = await server.as('secretary');
  const { notesDocumentId } = (await secretary.get('/api/meetings/practice')).body;
  const statusFor = async (person: string) => {
    const { cookie } = await server.as(person);
    const address = `${server.origin.replace('http', 'ws')}/sync/${notesDocumentId}`;
    const socket = new WebSocket(address, { headers: { cookie } });
    const status = await new Promise<number>((resolve, reject) => {
      socket.on('upgrade', () => resolve(101));
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
      socket.on('error', reject);
    });
    socket.terminate();
    return status;
  };
  expect(await statusFor('secretary')).toBe(101);
  for (const person of ['chair', 'member-brent', 'lay-member']) {
    expect({ person, status: await statusFor(person) }).toEqual({ person, status: 404 });
  }
});

test('an added item has a minute to write in at once', async () => {
  const server = await startServer();
  const secretary = await server.as('secretary');
  const added = await secretary.post('/api/meetings/practice/items', {
    part: 'I',
    title: 'Winter plan',
  });
  expect(added.status).toBe(201);
  const item = await until('the item on the agenda', async () => {
    const { items } = (await secretary.get('/api/meetings/practice')).body;
    return items.find((one: Item) => one.id === added.body.itemId);
  });
  expect(item).toMatchObject({ title: 'Winter plan', part: 'I', number: 6, state: 'accepted' });
  const client = secretary.sync(item.documentId);
  await synced(client);
  expect(client.content.length).toBe(1);
});

test('a withdrawn item stays on the agenda and takes no more words', async () => {
  const server = await startServer();
  const secretary = await server.as('secretary');
  const chair = await server.as('chair');
  const { items } = (await secretary.get('/api/meetings/practice')).body;
  const item = items[3] as Item;
  const client = chair.sync(item.documentId);
  await synced(client);
  expect((await secretary.post(`/api/items/${item.id}/withdrawal`, {})).status).toBe(204);
  const before = Y.encodeStateAsUpdate(client.doc);
  append(client, 'paragraph', { id: 'late' }, 'Too late');
  await until('the item said to be withdrawn', async () => {
    const now = (await chair.get('/api/meetings/practice')).body.items;
    return now.find((one: Item & { state: string }) => one.id === item.id).state === 'withdrawn';
  });
  const other = secretary.sync(item.documentId);
  await synced(other);
  expect(Y.encodeStateAsUpdate(other.doc)).toEqual(before);
});
