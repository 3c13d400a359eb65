import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { toDocumentId } from '#shared/ids.ts';
import { draft } from '#test/harness/edits.ts';
import { paragraphSeed } from '#test/harness/fake-rules.ts';
import { createHeldJournal } from '#test/harness/held-journal.ts';
import { DOCUMENT, firstText, startRelay, type, words } from '#test/harness/test-relay.ts';
import { until } from '#test/harness/until.ts';

const SEED = paragraphSeed();
const DOC = toDocumentId(DOCUMENT);
const UNTOUCHED = '<paragraph>Minutes</paragraph>';

test('[R15] a stock client that may only see gets everything and changes nothing', async () => {
  const { stock, gate, journal } = await startRelay();
  gate.allow('lay-member', 'view');
  const secretary = stock('secretary');
  const reader = stock('lay-member');
  await until('the document in step', () => secretary.provider.synced && reader.provider.synced);
  type(secretary.prose, ' of March');
  await until('the words', () => words(reader.doc) === '<paragraph>Minutes of March</paragraph>');

  let code = 0;
  reader.provider.on('closed', (event) => {
    code = event.code;
  });
  for (const word of ['a', 'b', 'c']) type(reader.prose, word);
  await until('the end', () => code !== 0);
  expect(code).toBe(4403);
  expect(words(secretary.doc)).toBe('<paragraph>Minutes of March</paragraph>');
  expect((await journal.load(DOC)).head).toBe(2);
});

test('[R15] no message of a reader adds a letter: update, answer, deletion, another root', async () => {
  const { peer, stock, gate, journal, relay } = await startRelay();
  gate.allow('lay-member', 'view');
  const secretary = stock('secretary');
  await until('the document in step', () => secretary.provider.synced);
  const attempts: ((client: ReturnType<typeof draft>) => [1 | 2, Uint8Array])[] = [
    ({ say }) => [2, say('mine')],
    ({ say }) => [1, say('mine')],
    ({ doc, say }) => {
      say('mine');
      return [1, Y.encodeStateAsUpdate(doc)];
    },
    ({ change }) => [2, change((d) => firstText(d.getXmlFragment('prosemirror')).delete(0, 7))],
    ({ change }) => [2, change((d) => d.getMap('items').set('i1', 1))],
    ({ say }) => {
      say('a gap');
      return [2, say('behind it')];
    },
  ];
  for (const attempt of attempts) {
    const reader = await peer('lay-member', { query: '?ack=1' });
    const [step, update] = attempt(draft(SEED));
    for (let i = 0; i < 3; i++) {
      if (step === 1) reader.sendStep2(update);
      else reader.sendUpdate(update);
    }
    expect(await reader.closes()).toBe(4403);
    expect(reader.ofKind('saved')).toEqual([]);
  }
  expect(relay.stats().dropped).toBe(3 * attempts.length);
  expect((await journal.load(DOC)).head).toBe(1);
  expect(words(secretary.doc)).toBe(UNTOUCHED);
});

test('[R15] what adds nothing is no offence: the delete set again, and formatting tidied up', async () => {
  const { peer, gate, journal } = await startRelay();
  const secretary = await peer('secretary', { query: '?ack=1' });
  const { doc, change } = draft(SEED);
  secretary.sendUpdate(change((d) => firstText(d.getXmlFragment('prosemirror')).delete(0, 1)));
  secretary.sendUpdate(
    change((d) => firstText(d.getXmlFragment('prosemirror')).format(0, 3, { bold: true })),
  );
  await secretary.hears('saved', ({ frames }) => frames === 2);

  gate.allow('lay-member', 'view');
  const reader = await peer('lay-member', { query: '?ack=1' });
  const tidy = draft(Y.encodeStateAsUpdate(doc)).change((d) => {
    for (const item of [...(d.store.clients.get(doc.clientID) ?? [])]) {
      if (item instanceof Y.Item && item.content instanceof Y.ContentFormat) {
        d.transact((transaction) => item.delete(transaction));
      }
    }
  });
  for (let i = 0; i < 4; i++) {
    reader.sendStep2(Y.encodeStateAsUpdate(doc));
    reader.sendUpdate(tidy);
  }
  await reader.hears('saved', ({ frames }) => frames === 8);
  expect((await journal.load(DOC)).head).toBe(3);
});

test('[R16] a right to edit that is lost leaves a reader, who is told and not cut off', async () => {
  const { peer, stock, gate, journal } = await startRelay();
  const reader = stock('chair');
  await until('the document in step', () => reader.provider.synced);
  const member = await peer('member', { query: '?ack=1' });
  const { doc, say } = draft(SEED);
  member.sendUpdate(say('before'));
  await member.hears('saved', ({ frames }) => frames === 1);

  gate.change('member', 'view');
  await member.hears('role', ({ mayWrite }) => !mayWrite);
  for (let i = 0; i < 5; i++) member.sendUpdate(say(`late ${i}`));
  type(reader.prose, '!');
  member.sendStep1();
  await member.hears('step2');
  expect(member.closed).toBe(null);
  await until('the words of the chair', () => words(reader.doc).includes('!'));
  const { entries } = await journal.load(DOC);
  expect(entries.map(({ author }) => author)).toEqual(['server', 'member', 'chair']);
  expect(words(reader.doc)).not.toContain('late');
  expect(member.ofKind('saved').at(-1)?.frames).toBe(1);

  // The right comes back: what was held back is asked for, and now it is saved.
  gate.change('member', 'edit');
  await member.hears('role', ({ mayWrite }) => mayWrite);
  await until('the question', () => member.ofKind('step1').length === 2);
  member.sendStep2(Y.encodeStateAsUpdate(doc, member.ofKind('step1')[1]?.bytes));
  await member.hears('saved', ({ frames }) => frames === 7);
  await until('the late words', () => words(reader.doc).includes('late 4'));
});

test('[R17] who may no longer see is cut off at once, and hears no more', async () => {
  const journal = createHeldJournal();
  const { peer, gate } = await startRelay({ journal });
  const member = await peer('member', { query: '?ack=1' });
  const author = await peer('secretary', { query: '?ack=1' });
  member.sendStep1();
  await member.hears('step2');
  journal.hold();
  author.sendUpdate(draft(SEED).say('in confidence'));
  await until('the update to reach the journal', () => journal.waiting === 1);
  gate.change('member', 'none');
  expect(await member.closes()).toBe(4404);
  journal.release();
  await author.hears('saved');
  expect(member.ofKind('update')).toEqual([]);
});

test('[R17] a session that is over ends its sockets, and nobody else s', async () => {
  const { peer, gate } = await startRelay();
  const member = await peer('member');
  const chair = await peer('chair');
  gate.signOut('member');
  expect(await member.closes()).toBe(4401);
  chair.sendStep1();
  await chair.hears('step2');
});

test('[R17] when the question about a right fails, nobody stays on trust', async () => {
  const { peer, gate } = await startRelay();
  const member = await peer('member');
  gate.fail = true;
  gate.change('member', 'edit');
  expect(await member.closes()).toBe(1013);
});

test('[R17] a change names persons, documents or both, and no one else is asked about', async () => {
  const { peer, gate } = await startRelay();
  const here = await peer('member');
  const elsewhere = await peer('member', { document: 'april.1' });
  gate.allow('member', 'none');
  gate.announce({ persons: [], documents: [] });
  gate.announce({ persons: [], documents: [toDocumentId('april.1')] });
  expect(await elsewhere.closes()).toBe(4404);
  here.sendStep1();
  await here.hears('step2');
});

test('[R18] a page with another schema number reads, and is closed if it writes', async () => {
  const { peer } = await startRelay();
  const old = await peer('secretary', { query: '?ack=1&schema=0' });
  expect((await old.hears('role')).mayWrite).toBe(false);
  old.sendStep1();
  old.sendStep2(SEED);
  await old.hears('step2');
  await old.hears('saved');
  old.sendUpdate(draft(SEED).say('of another age'));
  expect(await old.closes()).toBe(4426);

  const present = await peer('secretary', { query: '?ack=1&schema=1' });
  expect((await present.hears('role')).mayWrite).toBe(true);
});
