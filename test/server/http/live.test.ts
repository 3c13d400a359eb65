import { expect, onTestFinished, test } from 'vitest';
import { openLiveStream } from '#test/harness/live-stream.ts';
import { append, synced } from '#test/harness/stock-client.ts';
import { startServer } from '#test/harness/test-server.ts';
import { until } from '#test/harness/until.ts';

async function listening(server: Awaited<ReturnType<typeof startServer>>, person: string) {
  const caller = await server.as(person);
  const stream = await openLiveStream(server.origin, caller.cookie);
  onTestFinished(() => stream.close());
  await until(`${person} listening`, () => stream.heard.length > 0);
  return { caller, stream };
}

test('what is minuted in one place is told everywhere, as ids', async () => {
  const server = await startServer();
  const { stream } = await listening(server, 'chair');
  const secretary = await server.as('secretary');
  const { items } = (await secretary.get('/api/meetings/practice')).body;
  const client = secretary.sync(items[3].documentId);
  await synced(client);
  append(client, 'decision', { id: 'd-1', verb: 'agreed' }, 'To meet in public');

  const told = await until('the decision told', () =>
    stream.heard.find((one) => one.type === 'changed' && one.topic === 'decisions'),
  );
  expect(told).toMatchObject({ committeeId: 'nwl-sjc', meetingId: 'practice', ids: ['d-1'] });
  expect(JSON.stringify(stream.heard)).not.toContain('To meet in public');
});

test('what happens in Part II is told to no one who may not see it', async () => {
  const server = await startServer();
  const chair = await listening(server, 'chair');
  const lay = await listening(server, 'lay-member');
  const secretary = await server.as('secretary');
  const { items } = (await secretary.get('/api/meetings/practice')).body;
  const hidden = items.find((item: { part: string }) => item.part === 'II');
  const open = items[3];
  const about = async (documentId: string, id: string) => {
    const client = secretary.sync(documentId);
    await synced(client);
    append(client, 'decision', { id }, 'Something');
  };
  await about(hidden.documentId, 'secret');
  await until('the chair told', () => JSON.stringify(chair.stream.heard).includes('secret'));
  await about(open.documentId, 'open');
  await until('the lay member told', () => JSON.stringify(lay.stream.heard).includes('open'));
  expect(JSON.stringify(lay.stream.heard)).not.toContain('secret');
});

test('who is at which item is told, but not an item the reader may not know of', async () => {
  const server = await startServer();
  const lay = await listening(server, 'lay-member');
  const secretary = await server.as('secretary');
  const { items } = (await secretary.get('/api/meetings/practice')).body;
  const hidden = items.find((item: { part: string }) => item.part === 'II');
  const at = (itemId: string | null, left = false) =>
    secretary.post('/api/meetings/practice/presence', { tab: 't', itemId, left });

  await at(items[1].id);
  const seen = () => lay.stream.heard.filter((one) => one.type === 'presence').at(-1)?.people;
  await until('presence told', () => seen()?.[0]?.itemId === items[1].id);
  await at(hidden.id);
  await until('presence told again', () => seen()?.[0]?.itemId === null);
  expect((await lay.caller.get('/api/meetings/practice/presence')).body).toMatchObject([
    { person: { id: 'secretary' }, itemId: null },
  ]);
  await at(null, true);
  await until('the secretary gone', () => seen()?.length === 0);

  const asLay = await lay.caller.post('/api/meetings/practice/presence', {
    tab: 't',
    itemId: hidden.id,
  });
  expect(asLay.status).toBe(404);
});

test('starting an item marks it for everybody', async () => {
  const server = await startServer();
  const { stream, caller } = await listening(server, 'member-ealing');
  const chair = await server.as('chair');
  const path = '/api/meetings/practice/current-item';
  expect((await caller.post(path, { itemId: 'practice-item-2' })).status).toBe(403);
  expect((await chair.post(path, { itemId: 'sjc-2018-03-01-item-1' })).status).toBe(404);
  expect((await chair.post(path, { itemId: 'practice-item-2' })).status).toBe(204);
  await until('the start told', () =>
    stream.heard.some((one) => one.type === 'changed' && one.topic === 'meeting'),
  );
  const { currentItemId, state } = (await caller.get('/api/meetings/practice')).body;
  expect([currentItemId, state]).toEqual(['practice-item-2', 'open']);
});

test('signing out ends the stream', async () => {
  const server = await startServer();
  const { caller, stream } = await listening(server, 'healthwatch');
  await caller.post('/sign-out');
  await until('the end of the stream', () => stream.ended());
});

test('somebody who moves about in Part II does not move for those who may not look there', async () => {
  const server = await startServer();
  const lay = await listening(server, 'lay-member');
  const secretary = await server.as('secretary');
  const { items } = (await secretary.get('/api/meetings/practice')).body;
  const hidden = items.find((item: { part: string }) => item.part === 'II');
  const at = (itemId: string | null) =>
    secretary.post('/api/meetings/practice/presence', { tab: 't', itemId });
  const told = () => lay.stream.heard.filter((one) => one.type === 'presence');

  await at(null);
  await at(hidden.id);
  await at(null);
  await at(items[1].id);
  await until('the secretary at an open item', () => told().at(-1)?.people[0]?.itemId !== null);
  expect(told()).toHaveLength(2);
});

test('a person has so many streams, and one that ends makes room; HEAD opens none', async () => {
  const server = await startServer();
  const { cookie } = await server.as('observer');
  const ask = (method = 'GET') => {
    const stop = new AbortController();
    const { signal } = stop;
    const answer = fetch(`${server.origin}/api/live`, { method, headers: { cookie }, signal });
    return { answer, stop: () => stop.abort() };
  };
  for (let i = 0; i < 40; i += 1) expect((await ask('HEAD').answer).status).toBe(200);
  const open = Array.from({ length: 32 }, () => ask());
  onTestFinished(() => {
    for (const one of open) one.stop();
  });
  for (const one of open) expect((await one.answer).status).toBe(200);
  expect((await ask().answer).status).toBe(429);
  open[0]?.stop();
  await until('room again', async () => {
    const again = ask();
    open.push(again);
    return (await again.answer).status === 200;
  });
});
