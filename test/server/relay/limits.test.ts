import { EventEmitter } from 'node:events';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import { RELAY_LIMITS } from '#server/relay/limits.ts';
import { createBucket } from '#server/relay/rate-limit.ts';
import { Session } from '#server/relay/session.ts';
import { toDocumentId, toPersonId } from '#shared/ids.ts';
import { draft } from '#test/harness/edits.ts';
import { createFakeRules, paragraphSeed } from '#test/harness/fake-rules.ts';
import { startRelay } from '#test/harness/test-relay.ts';
import { until } from '#test/harness/until.ts';

const SEED = paragraphSeed();

test('[R28] a bucket gives what is in it, and fills with time', () => {
  let time = 0;
  const bucket = createBucket(10, 20, () => time);
  expect(bucket.take(20)).toBe(true);
  expect(bucket.take(1)).toBe(false);
  time += 500;
  expect(bucket.take(5)).toBe(true);
  expect(bucket.take(1)).toBe(false);
  time += 60_000;
  expect(bucket.take(21)).toBe(false);
  expect(bucket.take(20)).toBe(true);
  time -= 60_000;
  expect(bucket.take(1)).toBe(false);
});

test('[R28] too many updates, too many bytes and too many questions end the session', async () => {
  const { peer } = await startRelay({
    now: () => 0,
    limits: { updatesPerSecond: 2, bytesPerSecond: 1000 },
  });
  const { say } = draft(SEED);
  const hasty = await peer('secretary');
  for (let i = 0; i < 11; i++) hasty.sendUpdate(say('x'));
  expect(await hasty.closes()).toBe(4529);
  const heavy = await peer('chair');
  heavy.sendUpdate(say('x'.repeat(4000)));
  expect(await heavy.closes()).toBe(4529);
  const curious = await peer('member');
  for (let i = 0; i < 6; i++) curious.sendStep1();
  expect(await curious.closes()).toBe(4529);
});

test('[R28] whoever does not read is cut off, and the others are not kept waiting', async () => {
  const { peer, relay } = await startRelay({
    limits: { bufferedBytes: 256 * 1024, updatesPerSecond: 10_000, bytesPerSecond: 1e9 },
  });
  const author = await peer('secretary', { query: '?ack=1' });
  const slow = await peer('member');
  const reader = await peer('chair');
  for (const one of [slow, reader]) {
    one.sendStep1();
    await one.hears('step2');
  }
  slow.socket.pause();
  const { say } = draft(SEED);
  let sent = 0;
  while (relay.stats().sockets === 3 && sent < 400) {
    for (let i = 0; i < 10; i++) author.sendUpdate(say('x'.repeat(50_000)));
    sent += 10;
    await author.hears('saved', ({ frames }) => frames >= sent);
    slow.socket.resume();
    slow.socket.pause();
    if (relay.stats().slow > 0) break;
  }
  expect(relay.stats().slow).toBe(1);
  slow.socket.resume();
  expect(await slow.closes()).toBe(4508);
  await until('the reader to have it all', () => reader.ofKind('update').length === sent);
});

test('[R28] a document larger than what may be unsent can still be opened', async () => {
  const seed = paragraphSeed('x'.repeat(200_000));
  const { peer } = await startRelay({
    rules: createFakeRules(seed),
    limits: { bufferedBytes: 10_000 },
  });
  const newcomer = await peer('member');
  newcomer.sendStep1();
  const { bytes } = await newcomer.hears('step2');
  expect(bytes.byteLength).toBeGreaterThan(200_000);
  await newcomer.answered();
  expect(newcomer.closed).toBeNull();
});

test('[R28] whoever is never done with reading is cut off in the end', () => {
  let time = 0;
  let cutOff = 0;
  const codes: number[] = [];
  const socket = Object.assign(new EventEmitter(), {
    bufferedAmount: 0,
    readyState: 1,
    ping: () => {},
    send: () => {},
    close: (code: number) => codes.push(code),
  });
  const session = new Session({
    socket: socket as unknown as WebSocket,
    line: new Socket(),
    identity: {
      personId: toPersonId('member'),
      name: 'The member',
      colour: '#005eb8',
      sessionKey: 'a',
    },
    document: toDocumentId('march.1'),
    right: 'edit',
    wantsNotices: false,
    pageIsCurrent: true,
    limits: RELAY_LIMITS,
    now: () => time,
    onSlow: () => {
      cutOff += 1;
    },
  });
  const after = (ms: number, unsent: number) => {
    time += ms;
    socket.bufferedAmount = unsent;
    session.lookAfter();
    return codes.length > 0;
  };
  expect(after(9000, 1000)).toBe(false);
  expect(after(1000, 0)).toBe(false);
  expect(after(9000, 1000)).toBe(false);
  expect(after(2000, 500)).toBe(true);
  expect(codes).toEqual([4508]);
  expect(cutOff).toBe(1);
  expect(session.over).toBe(true);
});
