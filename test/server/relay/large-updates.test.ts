import { expect, test } from 'vitest';
import type { FarJudge } from '#server/relay/far-judge.ts';
import { toDocumentId } from '#shared/ids.ts';
import { draft } from '#test/harness/edits.ts';
import { paragraphSeed } from '#test/harness/fake-rules.ts';
import { createHandClock } from '#test/harness/hand-clock.ts';
import { inStep } from '#test/harness/in-step.ts';
import { readWritten } from '#test/harness/read-written.ts';
import { sync } from '#test/harness/test-peer.ts';
import { DOCUMENT, startRelay } from '#test/harness/test-relay.ts';

const SEED = paragraphSeed();
const DOC = toDocumentId(DOCUMENT);

/** One that answers when the test says so. */
function heldJudge() {
  const waiting: ((word: 'fine' | 'malformed' | 'too_large' | 'busy') => void)[] = [];
  const judge: FarJudge = {
    judge: () => new Promise((resolve) => waiting.push(resolve)),
    close: async () => {},
  };
  return { judge, waiting };
}

async function withLargeUpdate() {
  const clock = createHandClock();
  const far = heldJudge();
  const started = await startRelay({
    clock,
    farJudge: far.judge,
    limits: { nearBytes: 1000 },
  });
  const [secretary, chair] = await inStep(started.relay, clock, ['secretary', 'chair']);
  if (secretary === undefined || chair === undefined) throw new Error('Nobody came');
  const long = draft(SEED);
  secretary.say(sync(2, long.say('x'.repeat(2000))));
  secretary.say(sync(2, long.say('after it')));
  chair.say(sync(2, draft(SEED).say('meanwhile')));
  await clock.turns();
  return { clock, far, secretary, chair, journal: started.journal };
}

test('[R43] while a large update is looked at its sender waits, in order, and nobody else', async () => {
  const { clock, far, secretary, journal } = await withLargeUpdate();
  expect(far.waiting.length).toBe(1);
  const authors = async () => (await journal.load(DOC)).entries.map(({ author }) => author);
  expect(await authors()).toEqual(['server', 'chair']);
  far.waiting[0]?.('fine');
  await clock.turns();
  expect(await authors()).toEqual(['server', 'chair', 'secretary', 'secretary']);
  expect(far.waiting.length).toBe(1);
  const saved = readWritten(secretary.written).flatMap((one) =>
    one.kind === 'saved' ? [one.frames] : [],
  );
  expect(saved.at(-1)).toBe(2);
});

test.each([
  ['malformed', 4400],
  ['too_large', 4413],
  ['busy', 1013],
] as const)('[R43] a large update that is found %s ends its session', async (word, code) => {
  const { clock, far, secretary, chair, journal } = await withLargeUpdate();
  far.waiting[0]?.(word);
  await clock.turns();
  expect(secretary.codes).toEqual([code]);
  expect(chair.codes).toEqual([]);
  expect((await journal.load(DOC)).head).toBe(2);
});
