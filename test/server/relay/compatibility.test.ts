import { describe, expect, test } from 'vitest';
import { createMemoryJournal } from '#server/journal/memory-journal.ts';
import { toDocumentId, toPlace } from '#shared/ids.ts';
import { draft } from '#test/harness/edits.ts';
import { DOCUMENT, type StockPeer, startRelay, type, words } from '#test/harness/test-relay.ts';
import { until } from '#test/harness/until.ts';
import { Y_WEBSOCKETS } from '#test/harness/y-websockets.ts';

const DOC = toDocumentId(DOCUMENT);
const synced = (...peers: StockPeer[]) =>
  until('everybody in step', () => peers.every(({ provider }) => provider.synced));
const read = (peer: StockPeer, some: string) =>
  until(`“${some}” to be read`, () => words(peer.doc).includes(some));

describe.each(Y_WEBSOCKETS)('y-websocket %s as it comes', (_version, Provider) => {
  test('[R6] [R47] writes, deletes, goes offline and comes back, beside the newest', async () => {
    const { stock, relay } = await startRelay();
    const old = stock('secretary', { Provider });
    const newest = stock('chair');
    await synced(old, newest);
    type(old.prose, ' one');
    type(newest.prose, ' two');
    await read(newest, 'one');
    await read(old, 'two');
    old.provider.disconnect();
    old.prose.delete(0, 1);
    type(newest.prose, ' three');
    old.provider.connect();
    await until('both to have the same', () => words(old.doc) === words(newest.doc));
    expect(newest.prose.length).toBe(0);
    expect(relay.stats().refused).toBe(0);
  });

  test('[R24] is seen, and sees others', async () => {
    const { stock } = await startRelay();
    const old = stock('secretary', { Provider });
    const newest = stock('chair');
    old.provider.awareness.setLocalStateField('cursor', { anchor: 1 });
    newest.provider.awareness.setLocalStateField('cursor', { anchor: 2 });
    const sees = (one: StockPeer, other: StockPeer) =>
      one.provider.awareness.getStates().get(other.doc.clientID)?.cursor !== undefined;
    await until('each to see the other', () => sees(old, newest) && sees(newest, old));
  });
});

describe('two tabs of one browser that tell each other past the server', () => {
  test('[R5] [R9] of one person: each word is written down once', async () => {
    const journal = createMemoryJournal({ now: () => 0 });
    const { stock, relay } = await startRelay({ journal });
    const first = stock('secretary', { tellsTabs: true });
    const second = stock('secretary', { tellsTabs: true });
    await synced(first, second);
    type(first.prose, ' one');
    await read(second, 'one');
    type(second.prose, ' two');
    await read(first, 'two');
    const entries = () => journal.entriesAfter(DOC, toPlace(0));
    await until('both words in the journal', async () => (await entries()).length === 3);
    second.provider.disconnect();
    second.provider.connect();
    await synced(second);
    expect(words(second.doc)).toBe(words(first.doc));
    expect(await entries()).toHaveLength(3);
    expect(relay.stats().refused).toBe(0);
  });

  /** What the people see: the one whose tab has the other's words is let go for good (4400), and their page
   *  stops; the other one's words are saved as soon as their own page is back. Our own page tells no tabs. */
  test('[R44] of two people: nobody brings the other’s words, and they are saved as their own', async () => {
    const journal = createMemoryJournal({ now: () => 0 });
    const { stock } = await startRelay({ journal });
    const secretary = stock('secretary', { tellsTabs: true });
    const chair = stock('chair', { tellsTabs: true });
    await synced(secretary, chair);
    type(secretary.prose, ' one');
    await read(chair, 'one');
    const authors = async () =>
      (await journal.entriesAfter(DOC, toPlace(0))).map(({ author }) => author);
    await until('it in the journal', async () => (await authors()).length === 2);

    // The server is away; the tabs still hear each other.
    secretary.provider.ws?.close();
    chair.provider.ws?.close();
    const codes: number[] = [];
    chair.provider.on('connection-close', (event) => codes.push(event?.code ?? 0));
    type(secretary.prose, ' two');
    await read(chair, 'two');
    secretary.provider.shouldConnect = false;
    chair.provider.shouldConnect = true;
    await until('the chair to be let go', () => codes.includes(4400));
    expect(await authors()).toEqual(['server', 'secretary']);

    secretary.provider.connect();
    await until('the words to be saved', async () => (await authors()).length === 3);
    expect(await authors()).toEqual(['server', 'secretary', 'secretary']);
  });
});

test('[R18] an editor of an older schema cannot delete for everyone what it does not know', async () => {
  const { stock, peer } = await startRelay();
  const secretary = stock('secretary');
  await synced(secretary);
  type(secretary.prose, ' decided');
  // What y-prosemirror does with a block that its schema lacks, as soon as it has it.
  const old = await peer('chair', { query: '?ack=1&schema=0' });
  old.sendStep1();
  const { bytes } = await old.hears('step2', (told) => told.bytes.length > 30);
  const removal = draft(bytes).change((doc) => doc.getXmlFragment('prosemirror').delete(0, 1));
  old.sendUpdate(removal);
  expect(await old.closes()).toBe(4426);
  const newcomer = stock('member');
  await synced(newcomer);
  expect(words(newcomer.doc)).toContain('decided');
  expect(words(secretary.doc)).toBe(words(newcomer.doc));
});
