import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createMetricsServer } from '#server/metrics/metrics-server.ts';

const TOKEN = 'a-token-of-some-length';

async function serverWith(token: string | null): Promise<string> {
  const page = async () => ({ type: 'text/plain', text: 'figures' });
  const server = createMetricsServer({ page, token });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('the figures have a port of their own, and nothing else is there', async () => {
  const origin = await serverWith(null);
  const found = await fetch(`${origin}/metrics`);
  expect([found.status, await found.text()]).toEqual([200, 'figures']);
  expect((await fetch(`${origin}/`)).status).toBe(404);
  expect((await fetch(`${origin}/metrics`, { method: 'POST' })).status).toBe(404);
});

test('where there is a token it is asked for', async () => {
  const origin = await serverWith(TOKEN);
  const asked = async (authorization: string) =>
    (await fetch(`${origin}/metrics`, { headers: { authorization } })).status;
  expect((await fetch(`${origin}/metrics`)).status).toBe(404);
  expect(await asked('Bearer another-token-of-some-length')).toBe(404);
  expect(await asked(`Basic ${TOKEN}`)).toBe(404);
  expect(await asked(`Bearer ${TOKEN}`)).toBe(200);
});
