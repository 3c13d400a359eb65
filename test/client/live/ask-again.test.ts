import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { askAgain } from '#client/live/ask-again.ts';

let client: QueryClient;

function shows(answer: () => Promise<string>): void {
  const observer = new QueryObserver(client, {
    queryKey: ['minutes'],
    initialData: 'as first read',
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: answer,
  });
  observer.subscribe(() => {});
}

beforeEach(() => {
  vi.useFakeTimers();
  client = new QueryClient();
});
afterEach(() => {
  client.clear();
  vi.useRealTimers();
});

test('after a deed the page has the new answers', async () => {
  shows(async () => 'with my comment');
  const asked = askAgain(client);
  await vi.advanceTimersByTimeAsync(0);
  await asked;
  expect(client.getQueryData(['minutes'])).toBe('with my comment');
});

test('a deed is done even when the answers never come to rest', async () => {
  shows(() => new Promise(() => {}));
  let done = false;
  askAgain(client).then(() => {
    done = true;
  });
  await vi.runAllTimersAsync();
  expect(done).toBe(true);
});
