import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { TooLate } from '#server/relay/too-late.ts';
import { toDocumentId } from '#shared/ids.ts';
import { draft } from '#test/harness/edits.ts';
import { paragraphSeed } from '#test/harness/fake-rules.ts';
import { DOCUMENT, firstText, startRelay, type, words } from '#test/harness/test-relay.ts';
import { until } from '#test/harness/until.ts';

const SEED = paragraphSeed();
const DOC = toDocumentId(DOCUMENT);

async function startFrozen(right: 'late' | 'view' = 'late') {
  const late: TooLate[] = [];
  const one = await startRelay({ onTooLate: (words) => late.push(words) });
  const freeze = () => one.gate.change('member', right);
  /** What the document would have become with all that came too late. */
  const withLate = (base = SEED) => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, base);
    for (const { update } of late) Y.applyUpdate(doc, update);
    return words(doc);
  };
  return { ...one, late, freeze, withLate };
}

test('[R53] a stock client that was connected at the freeze types on: nothing of it is taken in, all is kept', async () => {
  const { stock, journal, freeze, late, withLate } = await startFrozen();
  const member = stock('member');
  await until('the document in step', () => member.provider.synced);
  freeze();
  for (const word of [' one', ' two', ' three', ' four', ' five']) type(member.prose, word);
  const all = '<paragraph>Minutes one two three four five</paragraph>';
  await until('all the words', () => withLate() === all);
  expect(late.every(({ person }) => person === 'member')).toBe(true);
  expect(member.provider.wsconnected).toBe(true);
  const { head } = await journal.load(DOC);
  expect(head).toBe(1);
});

test('[R53] words typed offline are kept, of a client that comes only after the freeze', async () => {
  const { stock, gate, journal, late, withLate } = await startFrozen();
  gate.allow('member', 'late');
  const doc = new Y.Doc();
  Y.applyUpdate(doc, SEED);
  for (const word of [' typed', ' offline']) type(doc.getXmlFragment('prosemirror'), word);
  const member = stock('member', { doc });
  await until('the words', () => late.length > 0);
  expect(withLate()).toBe('<paragraph>Minutes typed offline</paragraph>');
  expect(late[0]?.clients).toEqual([doc.clientID]);
  type(member.prose, ' more');
  await until('the rest', () => withLate().includes('more'));
  expect(member.provider.wsconnected).toBe(true);
  expect((await journal.load(DOC)).head).toBe(1);
});

test('[R53] a deletion that came too late is kept as one', async () => {
  const { stock, journal, freeze, withLate } = await startFrozen();
  const member = stock('member');
  await until('the document in step', () => member.provider.synced);
  freeze();
  firstText(member.prose).delete(0, 3);
  await until('the deletion', () => withLate() === '<paragraph>utes</paragraph>');
  expect((await journal.load(DOC)).head).toBe(1);
});

test('[R53] raw frames of any kind change nothing, and what is not sound is not kept', async () => {
  const { peer, gate, journal, late } = await startFrozen();
  gate.allow('member', 'late');
  const member = await peer('member', { query: '?ack=1' });
  const mine = draft(SEED);
  member.sendUpdate(mine.change((d) => d.getMap('strange').set('i1', 1)));
  expect(await member.closes()).toBe(4400);
  const again = await peer('member', { query: '?ack=1' });
  const gap = draft(SEED);
  gap.say('never sent');
  again.sendUpdate(gap.say('depends on it'));
  again.sendStep2(gap.say('and so does this'));
  await again.answered();
  expect(again.closed).toBeNull();
  expect(again.ofKind('saved')).toEqual([]);
  expect(late).toEqual([]);
  expect((await journal.load(DOC)).head).toBe(1);
});

test('[R53] a thousand different updates are looked at only so often', async () => {
  const { peer, gate, journal, late } = await startFrozen();
  gate.allow('member', 'late');
  const member = await peer('member', { query: '?ack=1' });
  for (let i = 0; i < 200; i += 1) {
    const one = draft(SEED).say(`word ${i}`);
    if (i % 2 === 0) member.sendUpdate(one);
    else member.sendStep2(one);
  }
  await member.answered();
  expect(member.closed).toBeNull();
  expect(late.length).toBeLessThanOrEqual(8);
  expect((await journal.load(DOC)).head).toBe(1);
});

test('[R53] of whoever never had the right nothing is kept', async () => {
  const { stock, late, freeze, gate } = await startFrozen('view');
  freeze();
  gate.allow('member', 'view');
  const member = stock('member');
  await until('the document in step', () => member.provider.synced);
  type(member.prose, ' no');
  type(member.prose, ' and no');
  type(member.prose, ' and no again');
  await until('the end', () => !member.provider.shouldConnect);
  expect(late).toEqual([]);
});

test('[R53] [R60] what is said while a document is closed to writing is too late as a whole', async () => {
  const { stock, relay, gate, journal, withLate } = await startFrozen();
  const member = stock('member');
  const chair = stock('chair');
  await until('the document in step', () => member.provider.synced && chair.provider.synced);
  type(member.prose, ' before');
  await until('the words', () => words(chair.doc).includes('before'));
  let snapshot = '';
  await relay.hold([DOC], async (edit) => {
    type(member.prose, ' after');
    await edit(DOC, 'server', (doc) => {
      snapshot = words(doc);
    });
    gate.allow('member', 'late');
    gate.allow('chair', 'late');
  });
  expect(snapshot).toBe('<paragraph>Minutes before</paragraph>');
  const all = '<paragraph>Minutes before after</paragraph>';
  await until('the late words', () => withLate(Y.encodeStateAsUpdate(chair.doc)) === all);
  expect(words(chair.doc)).toBe('<paragraph>Minutes before</paragraph>');
  expect((await journal.load(DOC)).head).toBe(2);
});
