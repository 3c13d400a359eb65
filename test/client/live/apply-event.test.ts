import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createEventApplier } from '#client/live/apply-event.ts';
import { type LiveQueryKey, queryKey } from '#client/live/query-keys.ts';
import { toPersonId } from '#shared/ids.ts';
import type { LiveEvent } from '#shared/protocol/live-events.ts';

let client: QueryClient;
const asked: string[] = [];

/** A page that shows an answer. */
async function shows(key: LiveQueryKey): Promise<void> {
  const observer = new QueryObserver(client, {
    queryKey: key,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => {
      asked.push(key[0]);
      return key[0];
    },
  });
  observer.subscribe(() => {});
  await vi.advanceTimersByTimeAsync(0);
}

const changed = (topic: 'actions', meetingId: string): LiveEvent => ({
  type: 'changed',
  topic,
  committeeId: 'nwl',
  meetingId,
  ids: [],
});

beforeEach(async () => {
  vi.useFakeTimers();
  client = new QueryClient();
  await shows(queryKey('minutes', { meetingId: 'march' }));
  await shows(queryKey('actions', { committeeId: 'nwl' }));
  asked.length = 0;
});
afterEach(() => {
  client.clear();
  vi.useRealTimers();
});

test('only what shows the change is asked for again', async () => {
  createEventApplier(client)(changed('actions', 'march'));
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked).toEqual(['actions']);
});

test('a burst of changes asks once', async () => {
  const apply = createEventApplier(client);
  for (let i = 0; i < 50; i += 1) apply(changed('actions', 'march'));
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked).toEqual(['actions']);
});

test('the first word of a stream asks for nothing, its first word after a break for everything', async () => {
  const apply = createEventApplier(client);
  apply({ type: 'ready' });
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked).toEqual([]);
  apply({ type: 'ready' });
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked.sort()).toEqual(['actions', 'minutes']);
});

test('presence is written into its answer, and nothing is asked', async () => {
  const people = [
    { person: { id: toPersonId('chair'), name: 'Chair', demonstration: true }, itemId: null },
  ];
  createEventApplier(client)({ type: 'presence', meetingId: 'march', people });
  expect(client.getQueryData(queryKey('presence', { meetingId: 'march' }))).toEqual(people);
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked).toEqual([]);
});
