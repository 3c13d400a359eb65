import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { toDocumentId, toPersonId } from '#shared/ids.ts';
import { draft, poison } from '#test/harness/edits.ts';
import { createFakeLine } from '#test/harness/fake-line.ts';
import { paragraphSeed } from '#test/harness/fake-rules.ts';
import { createHeldJournal } from '#test/harness/held-journal.ts';
import { sync } from '#test/harness/test-peer.ts';
import { DOCUMENT, startRelay, type, words } from '#test/harness/test-relay.ts';
import { until } from '#test/harness/until.ts';

const SEED = paragraphSeed();
const DOC = toDocumentId(DOCUMENT);

const BAD: [string, Uint8Array][] = [
  ['an empty frame', new Uint8Array()],
  ['a number without end', Uint8Array.of(0, 255, 255, 255, 255, 255, 255, 255, 255, 255)],
  ['a step that is not there', sync(7, SEED)],
  ['a length past the end', Uint8Array.of(0, 2, 200, 1, 1)],
  ['something after the end', Uint8Array.of(...sync(2, SEED), 1)],
  ['an update that is none', sync(2, Uint8Array.of(3, 1, 4, 1, 5))],
  ['a state vector that is none', sync(0, Uint8Array.of(200, 200))],
  ['presence that is no JSON', Uint8Array.of(1, 6, 1, 9, 1, 2, 123, 123)],
  ['presence that is a number', Uint8Array.of(1, 5, 1, 9, 1, 1, 49)],
  ['presence with fewer entries than it says', Uint8Array.of(1, 1, 9)],
];

test.each(BAD)('[R12] %s ends that one session', async (_name, frame) => {
  const { peer, stock } = await startRelay();
  const other = stock('chair');
  await until('the document in step', () => other.provider.synced);
  const hostile = await peer('member');
  hostile.send(frame);
  expect(await hostile.closes()).toBe(4400);
  type(other.prose, '!');
  const witness = await peer('secretary');
  witness.sendStep1();
  await witness.hears('step2');
  expect(other.provider.wsconnected).toBe(true);
});

test('[R12] text, and types that nobody knows, are ignored', async () => {
  const { peer, relay } = await startRelay();
  const one = await peer('member');
  one.send('Good morning');
  one.send(Uint8Array.of(42, 1, 2, 3));
  one.sendStep1();
  await one.hears('step2');
  expect(one.closed).toBe(null);
  expect(relay.stats().ignored).toBe(2);
});

test('[R12] an update that is too large says so, for good', async () => {
  const { peer } = await startRelay({ limits: { updateBytes: 1000 } });
  const one = await peer('member');
  one.sendUpdate(draft(SEED).say('x'.repeat(1000)));
  expect(await one.closes()).toBe(4413);
});

test('[R14] what spoils the document is not written; its author goes, the others stay', async () => {
  const journal = createHeldJournal();
  const { peer, stock, relay } = await startRelay({ journal });
  const chair = stock('chair');
  const good = await peer('secretary', { query: '?ack=1' });
  const bad = await peer('member');
  await until('the document in step', () => chair.provider.synced);
  let hungUp = false;
  chair.provider.on('connection-close', () => {
    hungUp = true;
  });

  // Something sound is on its way to the disk while the document is spoilt, and more comes behind.
  journal.hold();
  const { say } = draft(SEED);
  good.sendUpdate(say('sound'));
  await until('the sound update', () => journal.waiting === 1);
  bad.sendUpdate(draft(SEED).change(poison));
  expect(await bad.closes()).toBe(4400);
  good.sendUpdate(say('and more'));
  journal.release();

  await good.hears('saved', ({ frames }) => frames === 2);
  await until('the sound words', () => words(chair.doc).includes('and more'));
  expect(words(chair.doc)).not.toContain('poison');
  expect(hungUp).toBe(false);
  expect(relay.stats().rebuilt).toBe(1);
  const { entries } = await journal.load(DOC);
  expect(entries.map(({ author }) => author)).toEqual(['server', 'secretary', 'secretary']);
});

// Letters that each stand behind the other: of one author, and of two, who then wait for each other.
const CYCLES: [string, number[]][] = [
  ['itself', [1, 2, 77, 0, 0x84, 77, 1, 1, 97, 0x84, 77, 0, 1, 98, 0]],
  ['another that waits for it', [2, 1, 78, 0, 0x84, 77, 0, 1, 97, 1, 77, 0, 0x84, 78, 0, 1, 98, 0]],
];

test.each(CYCLES)(
  '[R12] what depends on %s is refused before it touches the document',
  async (_n, bytes) => {
    const { peer, stock, relay } = await startRelay();
    const chair = stock('chair');
    await until('the document in step', () => chair.provider.synced);
    const hostile = await peer('member');
    hostile.sendUpdate(Uint8Array.from(bytes));
    expect(await hostile.closes()).toBe(4400);
    type(chair.prose, '!');
    const witness = stock('secretary');
    await until(
      'the others to go on',
      () => words(witness.doc) === '<paragraph>Minutes!</paragraph>',
    );
    expect(relay.stats().rebuilt).toBe(0);
    expect(Y.encodeStateVector(witness.doc)).toEqual(Y.encodeStateVector(chair.doc));
  },
);

test('[R14] of many messages in one turn only the one that spoils the document is refused', async () => {
  const { relay, journal, stock } = await startRelay();
  const reader = stock('chair');
  await until('the document in step', () => reader.provider.synced);
  const lines = ['secretary', 'member', 'healthwatch'].map((person) => {
    const line = createFakeLine();
    relay.accept(line, {
      document: DOC,
      identity: {
        personId: toPersonId(person),
        name: person,
        colour: '#005eb8',
        sessionKey: person,
      },
      right: 'edit',
      wantsNotices: true,
      pageIsCurrent: true,
    });
    return line;
  });
  const [first, bad, last] = lines.map(
    (line) => (update: Uint8Array) => line.listener?.message(sync(2, update)),
  );
  const early = draft(SEED);
  first?.(early.say('one'));
  bad?.(draft(SEED).change(poison));
  first?.(early.say('two'));
  last?.(draft(SEED).say('three'));
  await until('the sound words', () =>
    ['one', 'two', 'three'].every((word) => words(reader.doc).includes(word)),
  );
  expect(lines.map(({ codes }) => codes)).toEqual([[], [4400], []]);
  expect(words(reader.doc)).not.toContain('poison');
  const { entries } = await journal.load(DOC);
  expect(entries.map(({ author }) => author).sort()).toEqual([
    'healthwatch',
    'secretary',
    'secretary',
    'server',
  ]);
});
