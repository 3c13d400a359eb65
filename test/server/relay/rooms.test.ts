import { expect, test } from 'vitest';
import type * as Y from 'yjs';
import { createMemoryJournal } from '#server/journal/memory-journal.ts';
import { type DocumentId, toDocumentId } from '#shared/ids.ts';
import { draft, poison } from '#test/harness/edits.ts';
import { createFakeRules, paragraphSeed } from '#test/harness/fake-rules.ts';
import { createHandClock } from '#test/harness/hand-clock.ts';
import { createHeldJournal } from '#test/harness/held-journal.ts';
import { seat } from '#test/harness/seat.ts';
import { DOCUMENT, startRelay, type, words } from '#test/harness/test-relay.ts';
import { until } from '#test/harness/until.ts';

const DOC = toDocumentId(DOCUMENT);
const SEED = paragraphSeed();

test('[R19] [R21] a document is loaded and seeded once, however many come together', async () => {
  const journal = createHeldJournal();
  const { stock } = await startRelay({ journal });
  const people = Array.from({ length: 8 }, (_, i) => stock(`member-${i}`));
  await until('everybody in step', () => people.every(({ provider }) => provider.synced));
  expect(journal.loads).toBe(1);
  const { entries } = await journal.load(DOC);
  expect(entries.map(({ author, clientId }) => [author, clientId])).toEqual([['server', 1]]);
  expect(people.map(({ doc }) => words(doc))).toEqual(
    people.map(() => '<paragraph>Minutes</paragraph>'),
  );
});

test('[R19] what is said while the room is loading waits its turn', async () => {
  const journal = createHeldJournal();
  journal.hold();
  const { peer } = await startRelay({ journal });
  const author = await peer('secretary', { query: '?ack=1' });
  author.sendStep1();
  author.sendUpdate(draft(SEED).say('early'));
  await until('the seed to reach the journal', () => journal.waiting === 1);
  expect(author.told).toEqual([]);
  journal.release();
  await author.hears('saved');
  expect(author.told.map(({ kind }) => kind)).toEqual(['role', 'step1', 'step2', 'saved']);
});

test('[R20] a document that cannot be loaded is never served, not even empty', async () => {
  const journal = createHeldJournal();
  journal.failLoading = true;
  const { peer, stock } = await startRelay({ journal });
  const unlucky = await peer('secretary');
  unlucky.sendStep1();
  expect(await unlucky.closes()).toBe(4500);
  expect(unlucky.told).toEqual([]);
  expect((await journal.heads()).size).toBe(0);

  const patient = stock('chair');
  await until('a refusal', () => patient.provider.wsUnsuccessfulReconnects > 0);
  expect(patient.provider.synced).toBe(false);
  journal.failLoading = false;
  await until('the document', () => patient.provider.synced);
  expect(words(patient.doc)).toBe('<paragraph>Minutes</paragraph>');
});

test('[R20] a document whose seed cannot be had is not served either', async () => {
  const { peer } = await startRelay({
    rules: {
      ...createFakeRules(),
      seed: async () => {
        throw new Error('No seed today');
      },
    },
  });
  const unlucky = await peer('secretary');
  expect(await unlucky.closes()).toBe(4500);
});

test('[R20] of a document whose entries make none, the server edits nothing, and does not try for ever', async () => {
  const { relay, journal } = await startRelay();
  const document = toDocumentId(DOCUMENT);
  const update = Uint8Array.of(1, 1, 255, 255, 3);
  await journal.append(document, { author: 'chair', clientId: null, update });
  const damaged = { name: 'JournalFault', kind: 'damaged' };
  await expect(relay.edit(document, 'server', () => {})).rejects.toMatchObject(damaged);
  const fresh = toDocumentId('march.2');
  const copying = relay.replace(document, fresh, () => new Uint8Array(), 'server');
  await expect(copying).rejects.toMatchObject(damaged);
  expect((await journal.load(document)).head).toBe(1);
});

test('[R22] a document that has been quiet for a while is condensed, once, while people are in it', async () => {
  const journal = createHeldJournal();
  const condensed: DocumentId[] = [];
  journal.condense = (document) => condensed.push(document);
  let time = 0;
  const { peer, relay } = await startRelay({
    journal,
    now: () => time,
    limits: { quietRoomMs: 5000, roundMs: 5, silentMs: 1_000_000 },
  });
  const author = await peer('secretary', { query: '?ack=1' });
  const { say } = draft(SEED);
  author.sendUpdate(say('one'));
  await author.hears('saved');
  time = 4999;
  author.sendUpdate(say('two'));
  await author.hears('saved', ({ frames }) => frames === 2);
  time = 9998;
  author.sendStep1();
  await author.hears('step2');
  expect(condensed).toEqual([]);
  time = 9999;
  await until('the history to be condensed', () => condensed.length === 1);
  time = 90_000;
  author.sendUpdate(say('three'));
  await author.hears('saved', ({ frames }) => frames === 3);
  expect(condensed).toEqual([DOC]);
  time = 95_000;
  await until('the history to be condensed again', () => condensed.length === 2);
  expect(relay.stats().rooms).toBe(1);
});

test('[R22] a room that nobody is in is unloaded once everything is written, and comes back', async () => {
  const journal = createHeldJournal();
  const condensed: DocumentId[] = [];
  journal.condense = (document) => condensed.push(document);
  let looks = 0;
  const { peer, stock, relay } = await startRelay({
    journal,
    now: () => {
      looks += 1;
      return performance.now();
    },
    limits: { idleRoomMs: 0, quietRoomMs: 1_000_000, roundMs: 5 },
  });
  const author = await peer('secretary', { query: '?ack=1' });
  const { say } = draft(SEED);
  author.sendUpdate(say('one'));
  await author.hears('saved');
  journal.hold();
  author.sendUpdate(say('two'));
  await until('the update to reach the journal', () => journal.waiting === 1);
  author.terminate();
  await until('the connection to be gone', () => relay.stats().sockets === 0);
  // The relay looks at the clock in every round: some pass, and the room is still there.
  const then = looks;
  await until('some rounds to pass', () => looks > then + 20);
  expect(relay.stats().rooms).toBe(1);
  journal.release();
  await until('the room to be unloaded', () => relay.stats().rooms === 0);
  await until('the history to be condensed', () => condensed.length === 1);
  expect(condensed).toEqual([DOC]);

  const later = stock('chair');
  await until('the document in step', () => later.provider.synced);
  expect(words(later.doc)).toContain('two');
});

test('[R37] when the open documents are too large together, the longest unused go first', async () => {
  const clock = createHandClock();
  const seed = paragraphSeed('x'.repeat(1000));
  const { relay } = await startRelay({
    clock,
    rules: createFakeRules(seed),
    limits: { roomsBytes: 2.5 * seed.byteLength },
  });
  const open = async (name: string) => {
    const one = seat(relay, 'member', { document: toDocumentId(name) });
    await clock.pass(10);
    return one;
  };
  const [first, second, , last] = [
    await open('a.1'),
    await open('b.1'),
    await open('c.1'),
    await open('d.1'),
  ];
  last?.cut();
  await clock.pass(10);
  second?.cut();
  await clock.pass(10);
  first?.cut();
  expect(relay.stats().rooms).toBe(4);
  await clock.pass(1000);
  expect(relay.stats().rooms).toBe(2);
  await open('a.1');
  expect(relay.stats().rooms).toBe(2);
});

test('[R19] only a few documents are loaded at once', async () => {
  const journal = createHeldJournal();
  const waiting: (() => void)[] = [];
  const load = journal.load;
  journal.load = async (document) => {
    await new Promise<void>((resolve) => waiting.push(resolve));
    return load(document);
  };
  const clock = createHandClock();
  const { relay } = await startRelay({ journal, clock, limits: { loadsAtOnce: 2 } });
  for (const name of ['a.1', 'b.1', 'c.1']) seat(relay, 'member', { document: toDocumentId(name) });
  await clock.turns();
  expect(waiting.length).toBe(2);
  waiting[0]?.();
  await clock.turns();
  expect(waiting.length).toBe(3);
  for (const go of waiting) go();
  await clock.turns();
});

test('[R23] on closing everyone is let go and what was applied is written', async () => {
  const journal = createHeldJournal();
  const server = await startRelay({ journal });
  const author = await server.peer('secretary');
  author.sendStep1();
  await author.hears('step2');
  journal.hold();
  author.sendUpdate(draft(SEED).say('last words'));
  await until('the update to reach the journal', () => journal.waiting === 1);
  let closed = false;
  const closing = server.relay.close().then(() => {
    closed = true;
  });
  expect(await author.closes()).toBe(1012);
  expect(closed).toBe(false);
  journal.release();
  await closing;
  expect((await journal.load(DOC)).head).toBe(2);
});

test('a new relay on the same journal has the same words', async () => {
  const journal = createMemoryJournal({ now: () => 0 });
  const first = await startRelay({ journal });
  const before = first.stock('secretary');
  await until('the document in step', () => before.provider.synced);
  type(before.prose, ' of March');
  await until('the words to be written', async () => (await journal.load(DOC)).head === 2);
  await first.close();

  const second = await startRelay({ journal });
  const after = second.stock('chair');
  await until('the document in step', () => after.provider.synced);
  expect(words(after.doc)).toBe('<paragraph>Minutes of March</paragraph>');
});

test('[R29] the server edits as one more peer, and everyone and the journal have it', async () => {
  const { stock, relay, journal } = await startRelay();
  const reader = stock('chair');
  await until('the document in step', () => reader.provider.synced);
  const place = await relay.edit(DOC, 'server', (doc) => {
    doc.getMap('items').set('i1', 'added');
  });
  expect(place).toBe(2);
  expect((await journal.load(DOC)).head).toBe(2);
  await until('the edit', () => reader.doc.getMap('items').get('i1') === 'added');
  const again = await relay.edit(DOC, 'clerk', (doc) => {
    doc.getMap('items').set('i2', 'added');
  });
  const { entries } = await journal.load(DOC);
  expect(again).toBe(3);
  expect(entries.map(({ author }) => author)).toEqual(['server', 'server', 'clerk']);
  const ids = entries.map(({ clientId }) => clientId);
  await relay.edit(DOC, 'server', (doc) => {
    doc.getMap('items').set('i3', 'added');
  });
  expect((await journal.load(DOC)).entries.at(-1)?.clientId).toBe(ids[1]);
  expect(ids[2]).not.toBe(ids[1]);
});

test('[R29] an edit that throws did not happen, one that changes nothing has the present place', async () => {
  const { relay, journal } = await startRelay();
  const half = relay.edit(DOC, 'server', (doc) => {
    doc.getMap('items').set('i1', 'half');
    throw new Error('I have changed my mind');
  });
  await expect(half).rejects.toThrow('I have changed my mind');
  expect(await relay.edit(DOC, 'server', () => {})).toBe(1);
  expect((await journal.load(DOC)).head).toBe(1);
  await relay.edit(DOC, 'server', (doc) => {
    expect(doc.getMap('items').toJSON()).toEqual({});
  });
});

test('[R29] an edit is on disk when it resolves, and fails when it cannot be written', async () => {
  const journal = createHeldJournal();
  const { relay } = await startRelay({ journal });
  await relay.edit(DOC, 'server', () => {});
  const add = (key: string) => (doc: Y.Doc) => {
    doc.getMap('items').set(key, 1);
  };
  journal.hold();
  let done = false;
  const first = relay.edit(DOC, 'server', add('i1')).then(() => {
    done = true;
  });
  await until('the edit to reach the journal', () => journal.waiting === 1);
  expect(done).toBe(false);
  journal.release();
  await first;

  journal.hold();
  const second = relay.edit(DOC, 'server', add('i2'));
  const refused = expect(second).rejects.toThrow('could not be written');
  await until('the edit to reach the journal', () => journal.waiting === 1);
  journal.break();
  await refused;
  expect(await relay.edit(DOC, 'server', add('i3'))).toBe(3);
});

test('[R29] an edit of what does not exist fails, and one that would spoil the document too', async () => {
  const { relay, journal } = await startRelay();
  const missing = relay.edit(toDocumentId('missing.1'), 'server', () => {});
  await expect(missing).rejects.toThrow();
  const foreign = relay.edit(DOC, 'server', (doc) => {
    doc.getMap('elsewhere').set('a', 1);
  });
  await expect(foreign).rejects.toThrow('malformed');
  await expect(relay.edit(DOC, 'server', poison)).rejects.toThrow('spoilt');
  expect((await journal.load(DOC)).head).toBe(1);
});

test('[R29] an edit of the server s may be larger than anyone else s', async () => {
  const { relay } = await startRelay({ limits: { updateBytes: 100 } });
  const place = await relay.edit(DOC, 'server', (doc) => {
    doc.getMap('items').set('i1', 'x'.repeat(1000));
  });
  expect(place).toBe(2);
});
