import { expect, test } from 'vitest';
import { createMemoryJournal } from '#server/journal/memory-journal.ts';
import { createRelay } from '#server/relay/relay.ts';
import { draft } from '#test/harness/edits.ts';
import { createFakeGate } from '#test/harness/fake-gate.ts';
import { createFakeRules, paragraphSeed } from '#test/harness/fake-rules.ts';
import { createHandClock } from '#test/harness/hand-clock.ts';
import { QUESTION } from '#test/harness/in-step.ts';
import { seat } from '#test/harness/seat.ts';
import { presence, sync } from '#test/harness/test-peer.ts';

test('[R24] [R44] whoever showed themselves under an id and was away for long may still write under it, and nobody else', async () => {
  const clock = createHandClock();
  const relay = createRelay({
    journal: createMemoryJournal({ now: clock.now }),
    gate: createFakeGate(),
    rules: createFakeRules(),
    now: clock.now,
    clock,
    log: () => {},
  });
  const shown = presence([{ client: 77, clock: 1, state: { cursor: null } }]);
  const words = (text: string) => sync(2, draft(paragraphSeed(), 77).say(text));
  const hostile = seat(relay, 'hostile');
  const reader = seat(relay, 'reader');
  for (const one of [hostile, reader]) one.say(QUESTION);
  reader.say(shown);
  await clock.pass(100);
  // The lid is closed, and opened again after ten minutes.
  reader.listener?.closed();
  for (let n = 0; n < 600; n += 1) {
    await clock.pass(1000);
    hostile.listener?.alive();
  }
  hostile.say(words('Not mine'));
  await clock.pass(100);
  expect(hostile.codes).toEqual([4400]);
  const back = seat(relay, 'reader', { wantsNotices: true });
  back.say(QUESTION);
  back.say(words('My own'));
  await clock.pass(100);
  expect(back.codes).toEqual([]);
  await relay.close();
});
