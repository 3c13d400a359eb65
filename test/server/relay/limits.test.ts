import { expect, test } from 'vitest';
import { createClock } from '#server/relay/clock.ts';
import { RELAY_LIMITS } from '#server/relay/limits.ts';
import { NO_METER, type Refusal } from '#server/relay/meter.ts';
import { Bucket } from '#server/relay/rate-limit.ts';
import { Session, type SessionDeps } from '#server/relay/session.ts';
import { toDocumentId, toPersonId } from '#shared/ids.ts';
import { draft } from '#test/harness/edits.ts';
import { createFakeLine, type FakeLine } from '#test/harness/fake-line.ts';
import { createFakeRules, paragraphSeed } from '#test/harness/fake-rules.ts';
import { startRelay } from '#test/harness/test-relay.ts';
import { until } from '#test/harness/until.ts';

const SEED = paragraphSeed();

test('[R28] a bucket gives what is in it, and fills with time', () => {
  const bucket = new Bucket(10, 20, 0);
  expect(bucket.take(20, 0)).toBe(true);
  expect(bucket.take(1, 0)).toBe(false);
  expect(bucket.take(5, 500)).toBe(true);
  expect(bucket.take(1, 500)).toBe(false);
  expect(bucket.take(21, 60_500)).toBe(false);
  expect(bucket.take(20, 60_500)).toBe(true);
  expect(bucket.take(1, 500)).toBe(false);
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
  const refused: Refusal[] = [];
  const { peer, relay } = await startRelay({
    meter: { ...NO_METER, refused: (why) => refused.push(why) },
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
    if (refused.length > 0) break;
  }
  expect(refused).toEqual(['slow_reader']);
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

function sit(line: FakeLine, deps: Partial<SessionDeps> = {}): Session {
  return new Session({
    line,
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
    clock: createClock(() => 0),
    meter: NO_METER,
    ...deps,
  });
}

test('[R28] whoever is never done with reading is cut off in the end', () => {
  let time = 0;
  const refused: Refusal[] = [];
  const line = createFakeLine();
  const session = sit(line, {
    clock: createClock(() => time),
    meter: { ...NO_METER, refused: (why) => refused.push(why) },
  });
  const after = (ms: number, bytes: number) => {
    time += ms;
    line.unsentBytes = bytes;
    session.lookAfter();
    return line.codes.length > 0;
  };
  expect(after(9000, 1000)).toBe(false);
  expect(after(1000, 0)).toBe(false);
  expect(after(9000, 1000)).toBe(false);
  expect(after(2000, 500)).toBe(true);
  expect(line.codes).toEqual([4508]);
  expect(refused).toEqual(['slow_reader']);
  expect(session.over).toBe(true);
});

test('[R28] whoever says more than can wait is not listened to until it has been taken in', () => {
  const line = createFakeLine();
  const session = sit(line, { limits: { ...RELAY_LIMITS, waitingFrames: 2 } });
  const message = Uint8Array.of(0, 0, 1, 0);
  for (let i = 0; i < 2; i += 1) session.keep(message);
  expect(line.isPaused).toBe(false);
  session.keep(message);
  expect(line.isPaused).toBe(true);
  session.next();
  session.next();
  expect(line.isPaused).toBe(true);
  session.next();
  expect(line.isPaused).toBe(false);
});
