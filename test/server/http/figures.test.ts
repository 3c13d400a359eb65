import { expect, test } from 'vitest';
import { createMemoryJournal } from '#server/journal/memory-journal.ts';
import { createMetrics } from '#server/metrics/metrics.ts';
import { append, synced } from '#test/harness/stock-client.ts';
import { startServer } from '#test/harness/test-server.ts';

const PATIENCE = { timeout: 10_000 };

test('the page of figures is there for who brings the token, and for nobody else', async () => {
  const server = await startServer({
    metrics: async (authorization) =>
      authorization === 'Bearer right' ? { type: 'text/plain', text: 'figures' } : null,
  });
  const asked = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(server.origin + path, { headers });
    const text = (await answer.text()).replaceAll(/nonce="[^"]*"/g, 'nonce');
    return [answer.status, answer.headers.get('content-type'), text];
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

test('what happens in the whole service is on the page', async () => {
  const metrics = createMetrics();
  const server = await startServer({ meters: metrics });
  metrics.watch(server.app.figures);
  const secretary = await server.as('secretary');
  const { items } = (await secretary.get('/api/meetings/practice')).body;
  const client = secretary.sync(items[0].documentId);
  await synced(client);
  append(client, 'paragraph', { id: 'p' }, 'Views differ.');
  const figure = async (series: string) => {
    const { text } = await metrics.page();
    const line = text.split('\n').find((one) => one.startsWith(`${series} `));
    return Number(line?.slice(series.length));
  };
  await expect.poll(() => figure('relay_updates_total'), PATIENCE).toBeGreaterThan(0);
  await expect.poll(() => figure('relay_fan_out_seconds_count'), PATIENCE).toBeGreaterThan(0);
  await expect
    .poll(() => figure('projection_documents_written_total'), PATIENCE)
    .toBeGreaterThan(0);
  expect(await figure('relay_connections')).toBe(1);
  expect(await figure('relay_document_bytes')).toBeGreaterThan(0);
  await expect.poll(() => figure('projection_lag_places'), PATIENCE).toBe(0);
  const path = `/api/documents/${items[0].documentId}/purge`;
  expect((await secretary.post(path, { reason: 'A mistake.' })).status).toBe(204);
  expect(await figure('relay_refusals_total{reason="replaced"}')).toBe(1);
  const again = secretary.sync(items[1].documentId);
  await synced(again);
  await secretary.post('/sign-out');
  await expect.poll(() => figure('relay_closes_total{code="4401"}'), PATIENCE).toBe(1);
});
