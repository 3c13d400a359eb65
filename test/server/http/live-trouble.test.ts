import { Hono } from 'hono';
import { expect, test } from 'vitest';
import type { SignedInEnv } from '#server/http/endpoint.ts';
import { createLive, type LiveDeps } from '#server/http/live.ts';
import { toCommitteeId, toPersonId } from '#shared/ids.ts';

test('when it cannot be found out who may know of a change, the stream ends and the page comes back', async () => {
  const never = () => () => {};
  const listeners: Parameters<LiveDeps['subscribe']>[0][] = [];
  const reported: unknown[] = [];
  const live = createLive({
    subscribe: (listener) => {
      listeners.push(listener);
      return () => {};
    },
    mayKnow: () => Promise.reject(new Error('The disk cannot be read')),
    onRightsChanged: never,
    presence: { report: async () => {}, at: async () => null, sweep: () => {}, onChange: never },
    onSessionEnded: never,
    reportError: (error) => reported.push(error),
  });
  const app = new Hono<SignedInEnv>();
  app.get('/api/live', (c) => {
    c.set('person', toPersonId('chair'));
    return live(c, 'session');
  });
  const answer = await app.request('/api/live');
  for (const listener of listeners) {
    const ofCommittee = { committeeId: toCommitteeId('c'), meetingId: null, itemId: null };
    listener({ topic: 'committee', ids: ['c'], part: 'I', ...ofCommittee });
  }
  expect(await answer.text()).toBe('data: {"type":"ready"}\n\n');
  expect(reported).toEqual([new Error('The disk cannot be read')]);
});
