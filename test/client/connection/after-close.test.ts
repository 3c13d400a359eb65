import { expect, test } from 'vitest';
import { AFTER_CLOSE, afterClose, waitAfter } from '#client/connection/after-close.ts';
import { CLOSE, isFinal } from '#shared/protocol/close-codes.ts';

const codes = Object.values(CLOSE);

test('every code of the relay has its behaviour and its words', () => {
  expect(Object.keys(AFTER_CLOSE).map(Number).sort()).toEqual([...codes].sort());
  for (const { words } of Object.values(AFTER_CLOSE)) expect(words).toMatch(/^[a-z].*\.$/);
});

test('a page comes back by itself after exactly the codes that are not final', () => {
  const back = codes.filter((code) => afterClose(code).next.does === 'comes_back');
  expect(back).toEqual(codes.filter((code) => !isFinal(code)));
});

test('after a code that nobody knows, the ranges of y-websocket count', () => {
  for (const code of [1000, 1001, 1006, 1011, 4000, 4599]) {
    expect(afterClose(code).next.does).toBe('comes_back');
  }
  expect(afterClose(4499).next.does).toBe('stops');
});

test('pages that were sent away together come back spread out, and each later than before', () => {
  for (const code of [1006, CLOSE.restart, CLOSE.storage]) {
    const first = [0, 0.5, 0.999].map((chance) => waitAfter(code, 0, chance) ?? 0);
    expect(first[0]).toBeGreaterThan(0);
    expect((first[2] ?? 0) / (first[0] ?? 1)).toBeGreaterThan(3);
    expect(waitAfter(code, 1, 0.5)).toBeGreaterThan(first[1] ?? 0);
    expect(waitAfter(code, 30, 1)).toBeLessThanOrEqual(30_000);
  }
  expect(waitAfter(CLOSE.notFound, 0, 0.5)).toBeNull();
});
