import { expect, test } from 'vitest';
import { toDocumentId } from '#shared/ids.ts';
import { draft } from '#test/harness/edits.ts';
import { paragraphSeed } from '#test/harness/fake-rules.ts';
import { relayByHand } from '#test/harness/relay-by-hand.ts';
import { seat } from '#test/harness/seat.ts';
import { sync } from '#test/harness/test-peer.ts';
import { DOCUMENT } from '#test/harness/test-relay.ts';

const DOC = toDocumentId(DOCUMENT);

test('[R52] a document that is being closed stays open until it is decided, however little room there is', async () => {
  const { clock, journal, relay } = relayByHand({ roomsBytes: 1 });
  const decision = Promise.withResolvers<void>();
  const retiring = relay.retire(DOC, () => decision.promise);
  await clock.pass(2000);
  const late = seat(relay, 'late', { wantsNotices: true });
  late.say(Uint8Array.of(0, 0, 1, 0));
  late.say(sync(2, draft(paragraphSeed()).say('lost words')));
  await clock.pass(100);
  expect((await journal.load(DOC)).head).toBe(1);
  decision.resolve();
  await retiring;
  await clock.turns();
  expect(late.codes).toEqual([4404]);
  await relay.close();
});
