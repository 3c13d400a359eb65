import { Hono } from 'hono';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { SignedInEnv } from '#server/http/endpoint.ts';
import { createLive } from '#server/http/live.ts';
import { toPersonId } from '#shared/ids.ts';

test('a page that nothing is told hears a beat all the same, so that it knows a dead stream', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const never = () => () => {};
  const live = createLive({
    subscribe: never,
    mayKnow: async () => true,
    onRightsChanged: never,
    presence: { report: async () => {}, at: async () => null, sweep: () => {}, onChange: never },
    onSessionEnded: never,
    reportError: () => {},
  });
  const app = new Hono<SignedInEnv>();
  app.get('/api/live', (c) => {
    c.set('person', toPersonId('chair'));
    return live(c, 'session');
  });
  const answer = await app.request('/api/live');
  const words = (answer.body as ReadableStream<Uint8Array>).getReader();
  onTestFinished(() => words.cancel());
  const next = async () => new TextDecoder().decode((await words.read()).value);
  expect(await next()).toBe('data: {"type":"ready"}\n\n');
  await vi.advanceTimersByTimeAsync(15_000);
  expect(await next()).toBe('event: beat\ndata:\n\n');
});
