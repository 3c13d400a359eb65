import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createFreshMinutes, withFresh } from '#client/live/fresh-minutes.ts';
import { queryKey } from '#client/live/query-keys.ts';
import { toDocumentId, toItemId, toMeetingId } from '#shared/ids.ts';
import type { MeetingMinutes } from '#shared/protocol/http/meeting.ts';

const item = (id: string, place: number) => ({
  itemId: toItemId(id),
  documentId: toDocumentId(`${id}.1`),
  place,
  blocks: [],
});
const minutes = (...items: ReturnType<typeof item>[]): MeetingMinutes => ({
  meetingId: toMeetingId('march'),
  items,
});
const key = queryKey('minutes', { meetingId: 'march' });

let client: QueryClient;
beforeEach(() => {
  vi.useFakeTimers();
  client = new QueryClient();
});
afterEach(() => {
  client.clear();
  vi.useRealTimers();
});

test('only the items that changed are asked for, once for a burst of typing', async () => {
  client.setQueryData(key, minutes(item('a', 1), item('b', 1)));
  const asked: (readonly string[])[] = [];
  const refresh = createFreshMinutes(client, async (_, ids) => {
    asked.push(ids);
    return minutes(item('a', 9));
  });
  for (let i = 0; i < 40; i += 1) refresh('march', ['a']);
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked).toEqual([['a']]);
  expect(client.getQueryData(key)).toEqual(minutes(item('a', 9), item('b', 1)));
});

test('a page that does not show the minutes asks for nothing', async () => {
  const ask = vi.fn();
  createFreshMinutes(client, ask)('march', ['a']);
  await vi.advanceTimersByTimeAsync(1000);
  expect(ask).not.toHaveBeenCalled();
});

test('what cannot be fetched in part is fetched whole', async () => {
  client.setQueryData(key, minutes(item('a', 1)));
  const refresh = createFreshMinutes(client, async () => {
    throw new Error('no connection');
  });
  refresh('march', ['a']);
  await vi.advanceTimersByTimeAsync(1000);
  expect(client.getQueryState(key)?.isInvalidated).toBe(true);
});

test('an answer that was overtaken puts no old words back, and a new item is added', () => {
  const shown = minutes(item('a', 5), item('b', 5));
  expect(withFresh(shown, minutes(item('a', 4), item('c', 1)))).toEqual(
    minutes(item('a', 5), item('b', 5), item('c', 1)),
  );
});
