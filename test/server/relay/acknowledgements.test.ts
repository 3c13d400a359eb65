import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { draft } from '#test/harness/edits.ts';
import { paragraphSeed } from '#test/harness/fake-rules.ts';
import { createHeldJournal } from '#test/harness/held-journal.ts';
import type { TestPeer } from '#test/harness/test-peer.ts';
import { firstText, startRelay, words } from '#test/harness/test-relay.ts';
import { until } from '#test/harness/until.ts';

const SEED = paragraphSeed();
const saved = (peer: TestPeer) => peer.ofKind('saved').map(({ frames, place }) => [frames, place]);

test('[R8] each content frame is counted once it is on disk, with the place it is at', async () => {
  const { peer } = await startRelay();
  const author = await peer('secretary', { query: '?ack=1' });
  const { say } = draft(SEED);
  for (const word of ['one', 'two', 'three']) author.sendUpdate(say(word));
  await author.hears('saved', ({ frames }) => frames === 3);
  const counts = author.ofKind('saved').map(({ frames }) => frames);
  expect(counts).toEqual([...counts].sort((a, b) => a - b));
  expect(saved(author).at(-1)).toEqual([3, 4]);
});

test('[R8] a connection that did not ask is told nothing of it', async () => {
  const { peer } = await startRelay();
  const stock = await peer('secretary');
  const { say } = draft(SEED);
  stock.sendUpdate(say('one'));
  stock.sendStep1();
  await stock.hears('step2');
  expect(stock.told.map(({ kind }) => kind)).not.toContain('saved');
  expect(stock.told.map(({ kind }) => kind)).not.toContain('role');
});

test('[R9] a deletion counts, though no state vector shows it', async () => {
  const { peer, stock } = await startRelay();
  const reader = stock('chair');
  await until('the document in step', () => reader.provider.synced);
  const author = await peer('secretary', { query: '?ack=1' });
  const { change } = draft(SEED);
  author.sendUpdate(change((doc) => firstText(doc.getXmlFragment('prosemirror')).delete(0, 3)));
  expect(await author.hears('saved')).toEqual({ kind: 'saved', frames: 1, place: 2 });
  await until('the deletion', () => words(reader.doc) === '<paragraph>utes</paragraph>');
});

test('[R9] what brings nothing counts once everything before it is on disk', async () => {
  const journal = createHeldJournal();
  const { peer } = await startRelay({ journal });
  const author = await peer('secretary', { query: '?ack=1' });
  const other = await peer('chair', { query: '?ack=1' });
  author.sendStep2(SEED);
  expect(await author.hears('saved')).toEqual({ kind: 'saved', frames: 1, place: 1 });

  journal.hold();
  const update = draft(SEED).say('one');
  author.sendUpdate(update);
  await until('the update to reach the journal', () => journal.waiting === 1);
  other.sendUpdate(update);
  other.sendPresence([{ client: 5, clock: 1, state: {} }]);
  await author.hears('presence', ({ entries }) => entries.length > 0);
  expect(saved(other)).toEqual([]);
  journal.release();
  await other.hears('saved');
  expect(saved(other)).toEqual([[1, 2]]);
});

test('[R10] [R13] a gap is neither applied nor counted until it is repaired', async () => {
  const { peer, relay, stock } = await startRelay();
  const reader = stock('chair');
  await until('the document in step', () => reader.provider.synced);
  const author = await peer('secretary', { query: '?ack=1' });
  await author.hears('step1');
  const { doc, say } = draft(SEED);
  author.sendUpdate(say('one'));
  await author.hears('saved', ({ frames }) => frames === 1);
  say('lost on the way');
  author.sendUpdate(say('three'));
  await until('the question', () => author.ofKind('step1').length === 2);
  author.sendUpdate(draft(SEED).say('of another page'));
  author.sendPresence([{ client: 5, clock: 1, state: {} }]);
  await until('the presence that came after', () => reader.provider.awareness.getStates().has(5));
  expect(saved(author)).toEqual([[1, 2]]);
  expect(author.ofKind('step1')).toHaveLength(2);

  const question = author.ofKind('step1')[1]?.bytes;
  author.sendStep2(Y.encodeStateAsUpdate(doc, question));
  await author.hears('saved', ({ frames }) => frames === 4);
  await until('the repaired words', () => words(reader.doc).includes('three'));
  expect(words(reader.doc)).toContain('lost on the way');
  expect(relay.stats().gaps).toBe(1);
});

test('[R13] three answers that do not help end the session', async () => {
  const { peer } = await startRelay();
  const author = await peer('secretary');
  const { doc, say } = draft(SEED);
  const before = say('one');
  const after = say('two');
  expect(before).not.toEqual(after);
  for (let i = 0; i < 3; i++) author.sendStep2(after);
  expect(await author.closes()).toBe(4500);
  expect(doc.store.pendingStructs).toBe(null);
});

test('[R11] a connection is told on joining whether it may write', async () => {
  const { peer, gate } = await startRelay();
  gate.allow('observer', 'view');
  const roles = await Promise.all(
    ['secretary', 'observer'].map(async (person) => {
      const one = await peer(person, { query: '?ack=1' });
      return (await one.hears('role')).mayWrite;
    }),
  );
  expect(roles).toEqual([true, false]);
});
