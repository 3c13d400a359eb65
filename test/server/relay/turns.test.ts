import { expect, test } from 'vitest';
import { toDocumentId } from '#shared/ids.ts';
import { draft } from '#test/harness/edits.ts';
import { paragraphSeed } from '#test/harness/fake-rules.ts';
import { createHandClock } from '#test/harness/hand-clock.ts';
import { createHeldJournal } from '#test/harness/held-journal.ts';
import { inStep } from '#test/harness/in-step.ts';
import { readWritten } from '#test/harness/read-written.ts';
import { presence, sync } from '#test/harness/test-peer.ts';
import { DOCUMENT, startRelay } from '#test/harness/test-relay.ts';

const SEED = paragraphSeed();
const DOC = toDocumentId(DOCUMENT);

test('[R30] [R31] what came in one turn is taken in together, and told to each in one write', async () => {
  const hand = createHandClock();
  const { relay } = await startRelay({ clock: hand });
  const [secretary, chair, reader, other] = await inStep(relay, hand, [
    'secretary',
    'chair',
    'member',
    'healthwatch',
  ]);
  const early = draft(SEED);
  const late = draft(SEED);
  secretary?.say(sync(2, early.say('one')));
  chair?.say(sync(2, late.say('two')));
  secretary?.say(sync(2, early.say('three')));
  await hand.turns();
  expect(reader?.written.length).toBe(1);
  expect(readWritten(reader?.written ?? []).map(({ kind }) => kind)).toEqual([
    'update',
    'update',
    'update',
  ]);
  // What most are told is one and the same.
  expect(other?.written[0]).toBe(reader?.written[0]);
  expect(readWritten(chair?.written ?? []).map(({ kind }) => kind)).toEqual(['update', 'update']);
  expect(secretary?.written.length).toBe(1);
  expect(readWritten(secretary?.written ?? []).map(({ kind }) => kind)).toEqual([
    'saved',
    'update',
  ]);
});

test('[R30] whoever says much has it taken in over several turns, and nobody waits for it', async () => {
  const hand = createHandClock();
  const journal = createHeldJournal();
  const { relay } = await startRelay({ clock: hand, journal, limits: { turnFrames: 4 } });
  const [secretary, chair] = await inStep(relay, hand, ['secretary', 'chair']);
  const busy = draft(SEED);
  for (let i = 0; i < 10; i += 1) secretary?.say(sync(2, busy.say(`word ${i}`)));
  chair?.say(sync(2, draft(SEED).say('mine')));
  await hand.turns();
  const { entries } = await journal.load(DOC);
  const authors = entries.map(({ author }) => author);
  expect(authors.indexOf('chair')).toBe(1 + 4);
  expect(authors.filter((author) => author === 'secretary').length).toBe(10);
});

test('[R32] presence travels with the words, and alone only when there are none', async () => {
  const hand = createHandClock();
  const { relay } = await startRelay({ clock: hand });
  const [secretary, reader] = await inStep(relay, hand, ['secretary', 'member']);
  secretary?.say(sync(2, draft(SEED).say('one')));
  secretary?.say(presence([{ client: 7, clock: 1, state: { cursor: 1 } }]));
  await hand.turns();
  expect(reader?.written.length).toBe(1);
  expect(readWritten(reader?.written ?? []).map(({ kind }) => kind)).toEqual([
    'update',
    'presence',
  ]);

  await hand.pass(60);
  expect(reader?.written.length).toBe(1);
  secretary?.say(presence([{ client: 7, clock: 2, state: { cursor: 2 } }]));
  await hand.turns();
  expect(reader?.written.length).toBe(1);
  await hand.pass(60);
  expect(reader?.written.length).toBe(2);
});

test('[R32] presence that has not changed is not passed on, and said again before anyone forgets it', async () => {
  const hand = createHandClock();
  const { relay } = await startRelay({ clock: hand });
  const [secretary, reader] = await inStep(relay, hand, ['secretary', 'member']);
  const heard = () =>
    readWritten(reader?.written ?? []).filter(
      (told) => told.kind === 'presence' && told.entries.some(({ client }) => client === 7),
    ).length;
  secretary?.say(presence([{ client: 7, clock: 1, state: { cursor: 1 } }]));
  await hand.pass(60);
  expect(heard()).toBe(1);
  for (let n = 2; n < 10; n += 1) {
    secretary?.say(presence([{ client: 7, clock: n, state: { cursor: 1 } }]));
    await hand.pass(1000);
  }
  expect(heard()).toBe(1);
  await hand.pass(10_000);
  expect(heard()).toBe(2);
});

test('[R35] while the journal lags nobody who writes is listened to, and then everything is taken in', async () => {
  const hand = createHandClock();
  const journal = createHeldJournal();
  const { relay } = await startRelay({ clock: hand, journal });
  const [secretary, reader] = await inStep(relay, hand, ['secretary', 'member']);
  let lag = { entries: 10, bytes: 100, age: 5000 };
  journal.backlog = () => lag;
  secretary?.say(sync(2, draft(SEED).say('one')));
  await hand.turns();
  expect(secretary?.isPaused).toBe(true);
  expect(reader?.isPaused).toBe(false);
  expect((await journal.load(DOC)).head).toBe(1);
  lag = { entries: 0, bytes: 0, age: 0 };
  await hand.pass(1000);
  expect(secretary?.isPaused).toBe(false);
  expect((await journal.load(DOC)).head).toBe(2);
});

test('[R39] while the journal cannot write whoever writes is let go, and whoever reads stays', async () => {
  const hand = createHandClock();
  const journal = createHeldJournal();
  const { relay } = await startRelay({ clock: hand, journal });
  const [secretary, reader] = await inStep(relay, hand, ['secretary', 'member']);
  journal.trouble = () => 'The disk is full';
  secretary?.say(sync(2, draft(SEED).say('one')));
  await hand.turns();
  expect(secretary?.codes).toEqual([1013]);
  expect(reader?.codes).toEqual([]);
  expect((await journal.load(DOC)).head).toBe(1);
});

test('[R39] once there is room again writing resumes, though only writing can tell', async () => {
  const hand = createHandClock();
  const journal = createHeldJournal();
  const { relay } = await startRelay({ clock: hand, journal });
  const [first, second] = await inStep(relay, hand, ['secretary', 'member']);
  const append = journal.append;
  journal.trouble = () => 'The disk was full';
  journal.append = (document, entry) => {
    journal.trouble = () => null;
    return append(document, entry);
  };
  first?.say(sync(2, draft(SEED).say('one')));
  await hand.turns();
  expect(first?.codes).toEqual([1013]);
  await hand.pass(1000);
  second?.say(sync(2, draft(SEED).say('two')));
  await hand.turns();
  expect(second?.codes).toEqual([]);
  expect((await journal.load(DOC)).head).toBe(2);
});
