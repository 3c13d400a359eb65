import { expect, test } from 'vitest';
import { createRelay } from '#server/relay/relay.ts';
import { draft } from '#test/harness/edits.ts';
import { createFakeGate } from '#test/harness/fake-gate.ts';
import { createFakeRules, paragraphSeed } from '#test/harness/fake-rules.ts';
import { createHandClock } from '#test/harness/hand-clock.ts';
import { createHeldJournal } from '#test/harness/held-journal.ts';
import { QUESTION } from '#test/harness/in-step.ts';
import { readWritten } from '#test/harness/read-written.ts';
import { type Seated, seat } from '#test/harness/seat.ts';
import { sync } from '#test/harness/test-peer.ts';

function relayByHand() {
  const clock = createHandClock();
  const journal = createHeldJournal();
  const relay = createRelay({
    journal,
    gate: createFakeGate(),
    rules: createFakeRules(),
    now: clock.now,
    clock,
    log: () => {},
  });
  return { clock, journal, relay };
}

function answersTo({ written }: Seated): number {
  return readWritten(written).filter(({ kind }) => kind === 'step2').length;
}

test('[R36] of several questions in one turn the latest is answered', async () => {
  const { clock, relay } = relayByHand();
  const greedy = seat(relay, 'greedy');
  await clock.pass(100);
  for (let n = 0; n < 5; n += 1) greedy.say(QUESTION);
  await clock.turns();
  expect(answersTo(greedy)).toBe(1);
  await relay.close();
});

test('[R36] a question waits for an answer that waits for the disk, and is answered then', async () => {
  const { clock, journal, relay } = relayByHand();
  const greedy = seat(relay, 'greedy');
  await clock.pass(100);
  journal.hold();
  greedy.say(sync(2, draft(paragraphSeed()).say('one')));
  for (let n = 0; n < 4; n += 1) {
    greedy.say(QUESTION);
    await clock.turns();
  }
  expect(answersTo(greedy)).toBe(0);
  journal.release();
  await clock.turns();
  expect(answersTo(greedy)).toBe(1);
  await clock.pass(1000);
  expect(answersTo(greedy)).toBe(2);
  await relay.close();
});

test('[R36] a question that waited is answered also when nobody was told that all has been taken', async () => {
  const { clock, relay } = relayByHand();
  const slow = seat(relay, 'slow');
  await clock.pass(100);
  slow.unsentBytes = 100;
  slow.say(QUESTION);
  await clock.turns();
  slow.say(QUESTION);
  await clock.turns();
  expect(answersTo(slow)).toBe(1);
  // A ping of the protocol's own may be the last that is taken.
  slow.unsentBytes = 0;
  await clock.pass(1000);
  expect(answersTo(slow)).toBe(2);
  await relay.close();
});
