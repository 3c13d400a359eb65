import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createMemoryJournal } from '#server/journal/memory-journal.ts';
import { toPlace } from '#shared/ids.ts';
import { draft } from '#test/harness/edits.ts';
import { paragraphSeed } from '#test/harness/fake-rules.ts';
import { createHandClock } from '#test/harness/hand-clock.ts';
import { QUESTION } from '#test/harness/in-step.ts';
import { readWritten } from '#test/harness/read-written.ts';
import { seat } from '#test/harness/seat.ts';
import { sync } from '#test/harness/test-peer.ts';
import { startRelay } from '#test/harness/test-relay.ts';

const LONG = draft(paragraphSeed(), 5);
LONG.say('x'.repeat(40_000));

/** A journal whose newest snapshot is `state`, with these entries after it. */
function journalWith(state: Uint8Array, after: readonly Uint8Array[]) {
  const journal = createMemoryJournal({ now: () => 0 });
  const head = toPlace(10 + after.length);
  return {
    ...journal,
    load: async () => ({
      snapshot: { place: toPlace(10), state },
      entries: after.map((update, i) => ({
        author: 'secretary',
        clientId: null,
        update,
        place: toPlace(11 + i),
        at: 0,
      })),
      head,
      owners: new Map([[5, 'secretary']]),
    }),
  };
}

test('[R38] a newcomer gets the snapshot as it is on disk, and is asked for what it has afterwards', async () => {
  const clock = createHandClock();
  const state = Y.encodeStateAsUpdate(LONG.doc);
  const { relay } = await startRelay({ clock, journal: journalWith(state, []) });
  const first = seat(relay, 'member');
  const second = seat(relay, 'chair');
  await clock.turns();
  first.say(QUESTION);
  second.say(QUESTION);
  await clock.turns();
  const [told] = readWritten(first.written);
  expect(told).toEqual({ kind: 'step2', bytes: new Uint8Array(state) });
  expect(second.written[0]).toBe(first.written[0]);
  expect(readWritten(first.written).map(({ kind }) => kind)).toEqual(['step2']);
  await clock.pass(10);
  expect(readWritten(first.written).map(({ kind }) => kind)).toEqual(['step2', 'step1']);
});

test('[R38] words that were deleted after the snapshot are not sent to a newcomer', async () => {
  const clock = createHandClock();
  const state = Y.encodeStateAsUpdate(LONG.doc);
  const later = draft(state, 9);
  const typed = later.say('a name that should not be here');
  const deleted = later.change((doc) => doc.getXmlFragment('prosemirror').delete(2, 1));
  const { relay } = await startRelay({ clock, journal: journalWith(state, [typed, deleted]) });
  const newcomer = seat(relay, 'member');
  await clock.turns();
  newcomer.say(QUESTION);
  await clock.pass(10);
  const sent = Buffer.concat(newcomer.written);
  expect(sent.includes('xxxx')).toBe(true);
  expect(sent.includes('a name that should not be here')).toBe(false);
});

test('[R38] whoever has something already is answered with what is missing, and all others too', async () => {
  const clock = createHandClock();
  const state = Y.encodeStateAsUpdate(LONG.doc);
  const { relay } = await startRelay({ clock, journal: journalWith(state, []) });
  const returning = seat(relay, 'secretary');
  const newcomer = seat(relay, 'chair');
  await clock.turns();
  newcomer.say(QUESTION);
  returning.say(sync(0, Y.encodeStateVector(LONG.doc)));
  await clock.pass(10);
  const lengths = [returning, newcomer].map(({ written }) =>
    readWritten(written).flatMap((told) => (told.kind === 'step2' ? [told.bytes.byteLength] : [])),
  );
  expect(lengths).toEqual([[2], [state.byteLength]]);
});
