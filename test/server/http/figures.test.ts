import { expect, test } from 'vitest';
import { createMemoryJournal } from '#server/journal/memory-journal.ts';
import { startServer } from '#test/harness/test-server.ts';

test('the page of figures is there for who brings the token, and for nobody else', async () => {
  const server = await startServer({
    metrics: async (authorization) =>
      authorization === 'Bearer right' ? { type: 'text/plain', text: 'figures' } : null,
  });
  const asked = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(server.origin + path, { headers });
    return [answer.status, answer.headers.get('content-type'), await answer.text()];
  };
  const unknown = await asked('/no-such-address');
  expect(await asked('/metrics')).toEqual(unknown);
  expect(await asked('/metrics', { authorization: 'Bearer wrong' })).toEqual(unknown);
  expect(await asked('/metrics', { authorization: 'Bearer right' })).toEqual([
    200,
    'text/plain',
    'figures',
  ]);
});

test('it is ready while it can write, says why not, and is ready again by itself', async () => {
  let trouble: string | null = null;
  const journal = createMemoryJournal({ now: () => 0 });
  const server = await startServer({ journal: { ...journal, trouble: () => trouble } });
  const ready = async () => {
    const answer = await fetch(`${server.origin}/readyz`);
    return [answer.status, await answer.text()];
  };
  expect(await ready()).toEqual([200, 'ready']);
  trouble = 'The disk is full.';
  expect(await ready()).toEqual([503, 'The journal cannot be written: The disk is full.']);
  expect((await fetch(`${server.origin}/healthz`)).status).toBe(200);
  trouble = null;
  expect(await ready()).toEqual([200, 'ready']);
});

test('figures come from the whole service', async () => {
  const server = await startServer();
  const secretary = await server.as('secretary');
  const { items } = (await secretary.get('/api/meetings/practice')).body;
  const { provider } = secretary.sync(items[0].documentId);
  await expect.poll(() => provider.synced).toBe(true);
  expect(server.app.figures()).toMatchObject({
    relay: { rooms: expect.any(Number), connections: 1 },
    journal: { canWrite: true },
    projector: { lag: { places: 0 }, stopped: 0 },
  });
});
