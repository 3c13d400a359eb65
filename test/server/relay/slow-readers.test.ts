import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { NO_METER, type Refusal } from '#server/relay/meter.ts';
import { draft } from '#test/harness/edits.ts';
import { paragraphSeed } from '#test/harness/fake-rules.ts';
import { createHandClock } from '#test/harness/hand-clock.ts';
import { inStep, QUESTION } from '#test/harness/in-step.ts';
import { readWritten } from '#test/harness/read-written.ts';
import { seat } from '#test/harness/seat.ts';
import { presence, sync } from '#test/harness/test-peer.ts';
import { startRelay, words } from '#test/harness/test-relay.ts';

const SEED = paragraphSeed();
const MUCH = 300 * 1024;

test('[R33] whoever is behind has its updates kept back and put together, and misses none', async () => {
  const clock = createHandClock();
  const { relay } = await startRelay({ clock });
  const [secretary, slow] = await inStep(relay, clock, ['secretary', 'member']);
  if (secretary === undefined || slow === undefined) throw new Error('Nobody came');
  const { doc, change, say } = draft(SEED);
  slow.unsentBytes = MUCH;
  const last = say('the last it takes');
  secretary.say(sync(2, last));
  await clock.turns();
  slow.written.length = 0;
  for (let i = 0; i < 100; i += 1) {
    secretary.say(sync(2, say(`word ${i}`)));
    if (i % 10 === 0) await clock.turns();
  }
  secretary.say(
    sync(
      2,
      change((d) => d.getXmlFragment('prosemirror').delete(0, 3)),
    ),
  );
  secretary.say(presence([{ client: 7, clock: 1, state: { cursor: 1 } }]));
  await clock.pass(100);
  expect(slow.written).toEqual([]);

  slow.unsentBytes = 0;
  slow.listener?.drained();
  await clock.pass(100);
  const told = readWritten(slow.written);
  const updates = told.flatMap((one) => (one.kind === 'update' ? [one.bytes] : []));
  expect(updates.length).toBe(2);
  expect(told.at(-1)).toMatchObject({ kind: 'presence', entries: [{ client: 7 }] });
  const seen = new Y.Doc();
  for (const update of [SEED, last, ...updates]) Y.applyUpdate(seen, update);
  expect(words(seen)).toBe(words(doc));
  expect(slow.codes).toEqual([]);
});

test('[R33] whoever was behind while somebody left is told so, and a newcomer hears nothing of it', async () => {
  const clock = createHandClock();
  const { relay } = await startRelay({ clock });
  const [secretary, slow, chair] = await inStep(relay, clock, ['secretary', 'member', 'chair']);
  if (secretary === undefined || slow === undefined || chair === undefined) {
    throw new Error('Nobody came');
  }
  const { say } = draft(SEED);
  chair.say(presence([{ client: 7, clock: 1, state: { cursor: 1 } }]));
  await clock.pass(100);
  slow.unsentBytes = MUCH;
  secretary.say(sync(2, say('the last it takes')));
  await clock.turns();
  slow.written.length = 0;
  chair.listener?.closed();
  await clock.pass(100);
  expect(slow.written).toEqual([]);

  slow.unsentBytes = 0;
  slow.listener?.drained();
  await clock.pass(100);
  expect(readWritten(slow.written)).toMatchObject([
    { kind: 'presence', entries: [{ client: 7, state: null }] },
  ]);
  const newcomer = seat(relay, 'healthwatch');
  newcomer.say(QUESTION);
  await clock.pass(100);
  expect(readWritten(newcomer.written).map(({ kind }) => kind)).not.toContain('presence');
});

test('[R28] [R33] whoever stays behind for too much is cut off', async () => {
  const clock = createHandClock();
  const refused: Refusal[] = [];
  const { relay } = await startRelay({
    clock,
    meter: { ...NO_METER, refused: (why) => refused.push(why) },
    limits: { bufferedBytes: 2 * MUCH },
  });
  const [secretary, slow, reader] = await inStep(relay, clock, ['secretary', 'member', 'chair']);
  if (slow !== undefined) slow.unsentBytes = MUCH;
  const { say } = draft(SEED);
  secretary?.say(sync(2, say('the last it takes')));
  await clock.turns();
  for (let i = 0; i < 8; i += 1) secretary?.say(sync(2, say('x'.repeat(50_000))));
  await clock.turns();
  expect(slow?.codes).toEqual([4508]);
  expect(refused).toEqual(['slow_reader']);
  expect(reader?.codes).toEqual([]);
});

test('[R34] when too much is unsent in all, those with most to read go first', async () => {
  const clock = createHandClock();
  const { relay } = await startRelay({ clock, limits: { unsentBytes: 100_000 } });
  const people = await inStep(relay, clock, ['secretary', 'chair', 'member', 'healthwatch']);
  [0, 70_000, 20_000, 60_000].forEach((bytes, i) => {
    const one = people[i];
    if (one !== undefined) one.unsentBytes = bytes;
  });
  await clock.pass(1000);
  expect(people.map(({ codes }) => codes)).toEqual([[], [4508], [], []]);
});

test('[R36] a question waits while an answer is on its way, and only the latest is answered', async () => {
  const clock = createHandClock();
  const { relay } = await startRelay({ clock });
  const [reader] = await inStep(relay, clock, ['member']);
  if (reader === undefined) throw new Error('Nobody came');
  reader.say(QUESTION);
  await clock.turns();
  reader.unsentBytes = 1000;
  const latest = new Y.Doc();
  Y.applyUpdate(latest, SEED);
  reader.say(QUESTION);
  reader.say(sync(0, Y.encodeStateVector(latest)));
  await clock.turns();
  expect(readWritten(reader.written).map(({ kind }) => kind)).toEqual(['step2']);
  reader.unsentBytes = 0;
  reader.listener?.drained();
  await clock.turns();
  const answers = readWritten(reader.written).flatMap((one) =>
    one.kind === 'step2' ? [one.bytes.byteLength] : [],
  );
  expect(answers.length).toBe(2);
  expect(answers[1]).toBeLessThan(answers[0] ?? 0);
});
