import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Clock } from '#server/relay/clock.ts';
import type { RelayLimits } from '#server/relay/limits.ts';
import { toDocumentId } from '#shared/ids.ts';
import { type Draft, draft } from '#test/harness/edits.ts';
import { paragraphSeed } from '#test/harness/fake-rules.ts';
import { QUESTION } from '#test/harness/in-step.ts';
import { relayByHand } from '#test/harness/relay-by-hand.ts';
import { seat } from '#test/harness/seat.ts';
import { sync } from '#test/harness/test-peer.ts';
import { DOCUMENT } from '#test/harness/test-relay.ts';

/** Two people in a document: one who has much to say comes first.
 *  @returns who wrote what, in its order */
async function whoWrote(
  muchOf: (one: Draft, n: number) => Uint8Array,
  slower: (clock: Clock) => Clock = (clock) => clock,
  quietly = (one: Draft) => one.say('one word'),
  limits: Partial<RelayLimits> = {},
): Promise<string[]> {
  const { clock, journal, relay } = relayByHand(limits, slower);
  const [loud, quiet] = ['loud', 'quiet'].map((name) => seat(relay, name));
  for (const one of [loud, quiet]) one?.say(QUESTION);
  await clock.pass(100);
  const much = draft(paragraphSeed());
  for (let n = 0; n < 30; n += 1) loud?.say(muchOf(much, n));
  quiet?.say(sync(2, quietly(draft(paragraphSeed()))));
  await clock.pass(100);
  const { entries } = await journal.load(toDocumentId(DOCUMENT));
  await relay.close();
  return entries.map(({ author }) => author);
}

test('[R30] messages that have to be taken one by one let those of others come between them', async () => {
  const authors = await whoWrote((much, n) => {
    much.say(`word ${n}`);
    // All of it every time: known in part, it cannot be taken together with anything else.
    return sync(2, Y.encodeStateAsUpdate(much.doc));
  });
  expect(authors.length).toBe(32);
  expect(authors.indexOf('quiet')).toBeLessThan(4);
});

test('[R30] a turn that takes long is ended, and the next one begins with those who waited', async () => {
  const authors = await whoWrote(
    (much, n) => sync(2, much.say(`word ${n}`)),
    (clock) => {
      let spent = 0;
      // Every look at the clock is a few milliseconds after the last.
      return {
        ...clock,
        now: () => {
          spent += 5;
          return clock.now() + spent;
        },
      };
    },
  );
  expect(authors.length).toBe(32);
  expect(authors.indexOf('quiet')).toBeLessThan(10);
});

test('[R30] what has to be taken alone is so after the turn in which others came before it', async () => {
  const authors = await whoWrote(
    (much, n) => sync(2, much.say(`word ${n}`)),
    (clock) => clock,
    (one) => {
      one.say('one word');
      return Y.encodeStateAsUpdate(one.doc);
    },
    { turnFrames: 2 },
  );
  expect(authors.length).toBe(32);
  expect(authors.indexOf('quiet')).toBe(3);
});
