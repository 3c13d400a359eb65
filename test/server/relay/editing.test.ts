import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createJournalDocument } from '#server/journal/journal-document.ts';
import { toDocumentId } from '#shared/ids.ts';
import { draft } from '#test/harness/edits.ts';
import { paragraphSeed } from '#test/harness/fake-rules.ts';
import { createHeldJournal } from '#test/harness/held-journal.ts';
import {
  DOCUMENT,
  firstText,
  type StockPeer,
  startRelay,
  type,
  words,
} from '#test/harness/test-relay.ts';
import { until } from '#test/harness/until.ts';

const DOC = toDocumentId(DOCUMENT);
const inStep = (people: readonly StockPeer[]) =>
  until('everybody in step', () => people.every(({ provider }) => provider.synced));

test('three people type at once, and all of them and the journal agree', async () => {
  const { stock, journal } = await startRelay();
  const people = [stock('secretary'), stock('chair'), stock('member')];
  await inStep(people);

  for (const { prose } of people) type(prose, ' a');
  for (const { prose } of people.slice(1, 2)) firstText(prose).delete(0, 3);

  const agreed = '<paragraph>utes a a a</paragraph>';
  await until('everybody to agree', () => people.every(({ doc }) => words(doc) === agreed));
  expect(words(createJournalDocument(await journal.load(DOC), null))).toBe(agreed);
});

test('[R4] nobody hears of an update, and its author of no save, before it is on disk', async () => {
  const journal = createHeldJournal();
  const { peer } = await startRelay({ journal });
  const author = await peer('secretary', { query: '?ack=1' });
  const reader = await peer('chair');
  reader.sendStep1();
  author.sendStep1();
  await reader.hears('step2');
  await author.hears('step2');

  journal.hold();
  author.sendUpdate(draft(paragraphSeed()).say('The committee agreed'));
  await until('the update to reach the journal', () => journal.waiting === 1);
  reader.send(Uint8Array.of(3));
  author.sendPresence([{ client: 5, clock: 1, state: { cursor: null } }]);
  await reader.hears('presence', ({ entries }) => entries.length > 0);
  expect(reader.ofKind('update')).toEqual([]);
  expect(author.ofKind('saved')).toEqual([]);

  journal.release();
  await reader.hears('update');
  expect(await author.hears('saved')).toEqual({ kind: 'saved', frames: 1, place: 2 });
});

test('[R4] a newcomer is answered only with what is on disk, and then hears the rest once', async () => {
  const journal = createHeldJournal();
  const { peer } = await startRelay({ journal });
  const author = await peer('secretary');
  author.sendStep1();
  await author.hears('step2');
  journal.hold();
  const { doc, say } = draft(paragraphSeed());
  author.sendUpdate(say('one'));
  await until('the update to reach the journal', () => journal.waiting === 1);

  const newcomer = await peer('chair');
  newcomer.sendStep1();
  newcomer.sendPresence([{ client: 7, clock: 1, state: { cursor: 1 } }]);
  await author.hears('presence', ({ entries }) => entries.length > 0);
  author.sendUpdate(say('two'));
  await until('the second update', () => journal.waiting === 2);
  expect(newcomer.ofKind('step2')).toEqual([]);

  journal.release();
  await newcomer.hears('update');
  const content = newcomer.told.filter(({ kind }) => kind === 'step2' || kind === 'update');
  expect(content.map(({ kind }) => kind)).toEqual(['step2', 'update']);
  const seen = new Y.Doc();
  for (const one of content) if ('bytes' in one) Y.applyUpdate(seen, one.bytes);
  expect(words(seen)).toBe(words(doc));
});

test('[R5] what is written is what was integrated, not what came', async () => {
  const { peer, journal } = await startRelay();
  const author = await peer('secretary', { query: '?ack=1' });
  const { doc, say } = draft(paragraphSeed());
  author.sendUpdate(say('one'));
  await author.hears('saved');
  const { byteLength } = say('two');
  author.sendStep2(Y.encodeStateAsUpdate(doc));
  await author.hears('saved', ({ frames }) => frames === 2);

  const { entries } = await journal.load(DOC);
  expect(entries.map(({ author: who, place }) => [who, place])).toEqual([
    ['server', 1],
    ['secretary', 2],
    ['secretary', 3],
  ]);
  expect(entries[2]?.update.byteLength).toBe(byteLength);
  expect(entries[2]?.clientId).toBe(doc.clientID);
});

test('[R6] a connection that has not asked hears nothing, and nobody hears themselves', async () => {
  const { peer } = await startRelay();
  const silent = await peer('chair');
  const author = await peer('secretary', { query: '?ack=1' });
  const reader = await peer('member');
  for (const one of [author, reader]) {
    one.sendStep1();
    await one.hears('step2');
  }
  author.sendUpdate(draft(paragraphSeed()).say('one'));
  await author.hears('saved');
  await reader.hears('update');
  expect(silent.ofKind('update')).toEqual([]);
  expect(author.ofKind('update')).toEqual([]);
});

test('[R7] when a write fails the room closes, and comes back as the journal has it', async () => {
  const journal = createHeldJournal();
  const { peer, stock } = await startRelay({ journal });
  const author = await peer('secretary', { query: '?ack=1' });
  const reader = await peer('chair');
  reader.sendStep1();
  await reader.hears('step2');
  journal.hold();
  author.sendUpdate(draft(paragraphSeed()).say('lost'));
  await until('the update to reach the journal', () => journal.waiting === 1);
  journal.break();
  expect(await author.closes()).toBe(4500);
  expect(await reader.closes()).toBe(4500);
  expect(author.ofKind('saved')).toEqual([]);
  expect(reader.ofKind('update')).toEqual([]);

  const later = stock('member');
  await inStep([later]);
  expect(words(later.doc)).toBe('<paragraph>Minutes</paragraph>');
  type(later.prose, '!');
  await until('the journal to be done', () => journal.waiting === 0);
  expect(words(later.doc)).toBe('<paragraph>Minutes!</paragraph>');
});

test('a stock client that loses its words to a failed write brings them again by itself', async () => {
  const journal = createHeldJournal();
  const { stock } = await startRelay({ journal });
  const author = stock('secretary');
  const reader = stock('chair');
  await inStep([author, reader]);
  journal.hold();
  type(author.prose, ' kept');
  await until('the update to reach the journal', () => journal.waiting === 1);
  journal.break();
  await until('the words', () => words(reader.doc) === '<paragraph>Minutes kept</paragraph>');
  expect((await journal.load(DOC)).head).toBe(2);
});

test('[R5] what Yjs tidies up on the server is written and told like anything else', async () => {
  const { stock, journal } = await startRelay();
  const people = [stock('secretary'), stock('chair')];
  await inStep(people);
  for (const { provider } of people) provider.disconnect();
  for (const { prose } of people) firstText(prose).format(0, 7, { bold: true });
  for (const { provider } of people) provider.connect();
  await inStep(people);

  const marks = (doc: Y.Doc) => Y.snapshot(doc);
  await until('everybody and the journal to have the same marks', async () => {
    const replay = createJournalDocument(await journal.load(DOC), null);
    return people.every(({ doc }) => Y.equalSnapshots(marks(doc), marks(replay)));
  });
  const replay = createJournalDocument(await journal.load(DOC), null);
  expect(words(replay)).toBe('<paragraph><bold>Minutes</bold></paragraph>');
  expect(marks(replay).ds.clients.size).toBeGreaterThan(0);
});
