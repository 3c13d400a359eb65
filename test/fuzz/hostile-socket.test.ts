import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createJournalDocument } from '#server/journal/journal-document.ts';
import { createMemoryJournal } from '#server/journal/memory-journal.ts';
import { toDocumentId } from '#shared/ids.ts';
import { draft } from '#test/harness/edits.ts';
import { sync, type TestPeer } from '#test/harness/test-peer.ts';
import { DOCUMENT, startRelay, type, words } from '#test/harness/test-relay.ts';
import { until } from '#test/harness/until.ts';
import { hostileSet } from './hostile-set.ts';

const SET = hostileSet({ root: 'prosemirror', author: 1 });
// Every third, and the larger ones at guard level only: the whole set takes a minute over real sockets.
const SHARE = SET.filter((_, i) => i % 3 === 0);
const EACH = 4;

test('[R12] [R13] hostile updates over real sockets end their senders’ sessions, and nobody else notices', async () => {
  const journal = createMemoryJournal({ now: () => 0 });
  const limits = { questionsPerSecond: 1e6, updatesPerSecond: 1e6, socketsPerPerson: 1e6 };
  const { peer, stock, relay } = await startRelay({ journal, limits });
  const victim = stock('secretary');
  await until('the document in step', () => victim.provider.synced);
  let hungUp = false;
  victim.provider.on('connection-close', () => {
    hungUp = true;
  });
  let told = '';
  for (const [i, { make }] of SHARE.entries()) {
    const hostile: TestPeer = await peer('mallory');
    hostile.send(sync(1 + (i % 2), make()));
    await hostile.answered();
    hostile.terminate();
    if (i % EACH === 0) {
      type(victim.prose, `${i} `);
      told += `${i} `;
      const witness = await peer('chair');
      await until('the victim’s words on disk', async () => {
        const replay = createJournalDocument(await journal.load(toDocumentId(DOCUMENT)), null);
        return words(replay).includes(told);
      });
      await witness.answered();
      witness.terminate();
    }
  }
  const newcomer = stock('chair');
  await until('the newcomer to see it all', () => words(newcomer.doc) === words(victim.doc));
  expect(words(newcomer.doc)).toBe(`<paragraph>Minutes${told}</paragraph>`);
  expect(hungUp).toBe(false);
  expect(relay.stats().rebuilt).toBe(0);
}, 60_000);

test('[R44] nobody writes under another’s id, keeps another from writing, or deletes what is not written yet', async () => {
  const journal = createMemoryJournal({ now: () => 0 });
  const { peer, stock } = await startRelay({ journal });
  const chair = stock('chair');
  await until('the document in step', () => chair.provider.synced);
  type(chair.prose, ' of March');
  const id = chair.doc.clientID;
  const load = () => journal.load(toDocumentId(DOCUMENT));
  await until('the chair’s words on disk', async () => (await load()).owners.get(id) === 'chair');

  // As the chair's own page would go on: the same id, the next clock.
  const forged = draft(Y.encodeStateAsUpdate(chair.doc));
  forged.doc.clientID = id;
  const forgery = forged.change((doc) => type(doc.getXmlFragment('prosemirror'), ': I resign'));
  const attempts: [Uint8Array, number | null][] = [
    [forgery, 4400],
    [muting(id, Y.getState(chair.doc.store, id)), 4400],
    [Uint8Array.from([0, 1, ...deletionOf(id, Y.getState(chair.doc.store, id))]), null],
  ];
  for (const [attempt, code] of attempts) {
    const mallory = await peer('member');
    mallory.sendUpdate(attempt);
    if (code !== null) expect(await mallory.closes()).toBe(code);
    else await mallory.hears('step1');
    mallory.terminate();
  }
  type(chair.prose, ', adopted');
  const expected = '<paragraph>Minutes of March, adopted</paragraph>';
  await until('what the chair went on to say', async () => {
    return words(createJournalDocument(await load(), null)) === expected;
  });
  const { entries, owners } = await load();
  expect(entries.map(({ author }) => author)).toEqual(['server', 'chair', 'chair']);
  expect(owners.get(id)).toBe('chair');
  // What anyone who may write may do: delete what stands there, as oneself.
  const member = stock('member');
  await until('the member in step', () => member.provider.synced);
  const text = member.prose.get(0) as Y.XmlElement;
  (text.get(0) as Y.XmlText).delete(0, 7);
  await until(
    'the deletion',
    () => words(chair.doc) === '<paragraph> of March, adopted</paragraph>',
  );
  const last = (await load()).entries.at(-1);
  expect(last?.author).toBe('member');
});

/** A thousand clocks that are gone before they were written. */
function muting(client: number, clock: number): Uint8Array {
  return Uint8Array.from([1, 1, ...varUint(client), ...varUint(clock), 0, ...varUint(1000), 0]);
}

function deletionOf(client: number, clock: number): number[] {
  return [...varUint(client), 1, ...varUint(clock), ...varUint(1000)];
}

function varUint(number: number): number[] {
  return number < 128 ? [number] : [(number % 128) + 128, ...varUint(Math.floor(number / 128))];
}
