import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Journal, NewEntry } from '#server/journal/journal.ts';
import { type DocumentId, type Place, toDocumentId, toPlace } from '#shared/ids.ts';

/** What every journal must do, whatever it writes on. */
export function describeJournal(name: string, make: () => Promise<Journal>): void {
  const march = toDocumentId('march.1');
  const april = toDocumentId('april.1');

  describe(name, () => {
    test('[J2] places count from one for each document, in the order of the calls', async () => {
      const journal = await make();
      const places = await Promise.all([
        journal.append(march, entry('a')),
        journal.append(april, entry('b')),
        journal.append(march, entry('c')),
      ]);
      expect(places).toEqual([1, 1, 2]);
      expect(await wordsOf(journal, march)).toEqual(['a', 'c']);
      await journal.close();
    });

    test('[J9] what was appended is loaded as it was, with author, client and time', async () => {
      const journal = await make();
      const { update } = entry('a');
      await journal.append(march, { author: 'secretary', clientId: 7, update });
      await journal.append(march, { author: 'server', clientId: null, update });
      const loaded = await journal.load(march);
      expect(loaded.head).toBe(2);
      expect(
        loaded.entries.map(({ author, clientId, place }) => [author, clientId, place]),
      ).toEqual([
        ['secretary', 7, 1],
        ['server', null, 2],
      ]);
      expect(loaded.entries.map((one) => one.at)).toEqual([AT, AT]);
      expect(loaded.entries.every((one) => Buffer.compare(one.update, update) === 0)).toBe(true);
      await journal.close();
    });

    test('a document that nobody wrote is empty', async () => {
      const journal = await make();
      expect(await journal.load(march)).toEqual({
        snapshot: null,
        entries: [],
        head: 0,
        owners: new Map(),
      });
      expect(await journal.heads()).toEqual(new Map());
      await journal.close();
    });

    test('entries after a place, and the heads of all', async () => {
      const journal = await make();
      for (const word of ['a', 'b', 'c']) await journal.append(march, entry(word));
      await journal.append(april, entry('d'));
      const later = await journal.entriesAfter(march, toPlace(1));
      expect(later.map(({ place }) => place)).toEqual([2, 3]);
      expect(await journal.heads()).toEqual(
        new Map([
          [march, 3],
          [april, 1],
        ]),
      );
      await journal.close();
    });

    test('[J7] listeners are told after each commit, and one that throws harms nobody', async () => {
      const journal = await make();
      const heads: [DocumentId, Place][] = [];
      journal.onCommit(() => {
        throw new Error('I am not well');
      });
      const stop = journal.onCommit((document, head) => heads.push([document, head]));
      await journal.append(march, entry('a'));
      await journal.append(march, entry('b'));
      stop();
      await journal.append(march, entry('c'));
      expect(heads).toEqual([
        [march, 1],
        [march, 2],
      ]);
      await journal.close();
    });

    test('[J17] whoever writes under a client id first owns it, also beside another', async () => {
      const journal = await make();
      await journal.append(march, { ...entry('a'), author: 'chair', clientId: 1, clients: [1, 2] });
      await journal.append(march, { ...entry('b'), author: 'lead', clientId: 3 });
      await journal.append(march, { ...entry('c'), author: 'lead', clientId: null });
      await journal.append(april, { ...entry('d'), author: 'lead', clientId: 1 });
      const { owners, entries } = await journal.load(march);
      expect(owners).toEqual(
        new Map([
          [1, 'chair'],
          [2, 'chair'],
          [3, 'lead'],
        ]),
      );
      expect(entries.map(({ clientId, clients }) => [clientId, clients])).toEqual([
        [1, [1, 2]],
        [3, [3]],
        [null, []],
      ]);
      await journal.close();
    });

    test("[J17] an entry under another's client id is refused, with what follows it", async () => {
      const journal = await make();
      const by = (author: string, ...clients: number[]) => ({
        ...entry('x'),
        author,
        clientId: clients[0] ?? null,
        clients,
      });
      await journal.append(march, by('chair', 1));
      const sent = await Promise.allSettled([
        journal.append(march, by('lead', 2)),
        journal.append(march, by('lead', 3, 1)),
        journal.append(march, by('chair', 1)),
        journal.append(april, by('lead', 1)),
      ]);
      expect(sent.map((one) => (one.status === 'fulfilled' ? one.value : one.reason.kind))).toEqual(
        [2, 'foreign', expect.stringMatching(/foreign|behind/), 1],
      );
      await expect(journal.append(march, by('chair', 1))).rejects.toMatchObject({ kind: 'behind' });
      expect((await journal.load(march)).owners.has(3)).toBe(false);
      expect(await journal.append(march, by('chair', 1))).toBe(3);
      await journal.close();
    });

    test('[J25] a purge ends one document and begins another', async () => {
      const journal = await make();
      const heads: [DocumentId, Place][] = [];
      await journal.append(march, entry('a'));
      await journal.append(april, entry('b'));
      journal.onCommit((document, head) => heads.push([document, head]));
      await expect(journal.purge(march, april, entry('c'))).rejects.toMatchObject({
        kind: 'behind',
      });
      const may = toDocumentId('may.1');
      expect(await wordsOf(journal, march)).toEqual(['a']);
      expect(await journal.purge(march, may, entry('d'))).toBe(1);
      expect(heads).toEqual([[may, 1]]);
      expect(await wordsOf(journal, may)).toEqual(['d']);
      expect(await journal.append(may, entry('e'))).toBe(2);
      await expect(journal.load(march)).rejects.toMatchObject({ kind: 'purged' });
      await expect(journal.append(march, entry('f'))).rejects.toMatchObject({ kind: 'purged' });
      await expect(journal.purge(march, toDocumentId('june.1'), entry('g'))).rejects.toMatchObject({
        kind: 'purged',
      });
      expect([...(await journal.heads()).keys()].toSorted()).toEqual([april, may]);
      await journal.close();
    });

    test('[J27] what has taken the place of a purged document is told', async () => {
      const journal = await make();
      const [may, june] = [toDocumentId('may.1'), toDocumentId('june.1')];
      await journal.append(march, entry('a'));
      expect(await journal.successorOf(march)).toBeNull();
      await journal.purge(march, may, entry('b'));
      expect(await journal.successorOf(march)).toBe(may);
      await journal.purge(may, june, entry('c'));
      const found = await Promise.all([march, may, june, april].map(journal.successorOf));
      expect(found).toEqual([june, june, null, null]);
      await journal.close();
    });

    test('[J29] where the chain stands is told for every place, and stays told', async () => {
      const journal = await make();
      const places = [
        await journal.append(march, entry('a')),
        await journal.append(march, entry('b')),
      ];
      const hashes = await Promise.all(places.map((place) => journal.hashAt(march, place)));
      expect(hashes).toEqual([
        expect.stringMatching(/^[0-9a-f]{64}$/),
        expect.stringMatching(/^[0-9a-f]{64}$/),
      ]);
      expect(new Set(hashes).size).toBe(2);
      await journal.append(april, entry('c'));
      await journal.append(march, entry('d'));
      expect(await Promise.all(places.map((place) => journal.hashAt(march, place)))).toEqual(
        hashes,
      );
      expect(await journal.hashAt(march, toPlace(0))).toBeNull();
      expect(await journal.hashAt(march, toPlace(4))).toBeNull();
      await journal.purge(march, toDocumentId('may.1'), entry('e'));
      expect(await journal.hashAt(march, toPlace(1))).toBeNull();
      await journal.close();
    });

    test('[J23] the last good state is told, with its time', async () => {
      const journal = await make();
      expect(await journal.lastGood(march)).toBe(null);
      await journal.append(march, entry('a'));
      const update = Uint8Array.of(1, 1, 255, 255, 3);
      await journal.append(march, { author: 'chair', clientId: null, update });
      const found = await journal.lastGood(march);
      expect(found).toMatchObject({ at: AT, place: 1 });
      await journal.close();
    });

    test('[J30] the past: who wrote in which stretch, and what it said at each place', async () => {
      const journal = await make();
      const doc = new Y.Doc();
      const typed: NewEntry[] = [];
      doc.on('update', (update: Uint8Array) =>
        typed.push({ author: 'secretary', clientId: doc.clientID, update }),
      );
      const words = doc.getText('words');
      words.insert(0, 'One');
      words.insert(3, ' two');
      words.delete(0, 4);
      const [one, two, three] = typed as [NewEntry, NewEntry, NewEntry];
      await journal.append(march, one);
      await journal.append(march, two);
      await journal.append(march, { ...three, author: 'chair', clientId: null });
      expect(await journal.stretches(march, 1000)).toEqual([
        { authors: ['secretary'], first: 1, last: 2, from: AT, to: AT },
        { authors: ['chair'], first: 3, last: 3, from: AT, to: AT },
      ]);
      expect(await journal.stretches(april, 1000)).toEqual([]);
      const states = await journal.statesAt(march, [0, 1, 2, 3].map(toPlace));
      expect(states.map(saidIn)).toEqual(['', 'One', 'One two', 'two']);
      const between = await journal.entriesBetween(march, toPlace(1), toPlace(3));
      expect(between.map(({ author, place }) => [author, place])).toEqual([
        ['secretary', 2],
        ['chair', 3],
      ]);
      expect(between.map(({ update }) => [...update])).toEqual(
        [two, three].map(({ update }) => [...update]),
      );
      await expect(journal.statesAt(march, [toPlace(4)])).rejects.toThrow('missing');
      expect([await journal.placeAt(march, AT - 1), await journal.placeAt(march, AT)]).toEqual([
        0, 3,
      ]);
      await journal.purge(march, toDocumentId('may.1'), entry('d'));
      await expect(journal.stretches(march, 1000)).rejects.toThrow('deleted');
      await journal.close();
    });

    test('[J8] closing writes what is queued and refuses what comes later', async () => {
      const journal = await make();
      const early = [journal.append(march, entry('a')), journal.append(march, entry('b'))];
      const closing = journal.close();
      await expect(journal.append(march, entry('c'))).rejects.toMatchObject({
        kind: 'closed',
      });
      expect(await Promise.all(early)).toEqual([1, 2]);
      await closing;
    });
  });
}

/** The clock that `make` must give its journal. */
export const AT = Date.UTC(2018, 2, 1, 14, 3);

/** An update of its own that says one word. */
export function entry(word: string): NewEntry {
  const doc = new Y.Doc();
  doc.getText('words').insert(0, word);
  return { author: 'secretary', clientId: doc.clientID, update: Y.encodeStateAsUpdate(doc) };
}

function saidIn(state: Uint8Array): string {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  return doc.getText('words').toString();
}

async function wordsOf(journal: Journal, document: DocumentId): Promise<string[]> {
  const { entries } = await journal.load(document);
  return entries.map(({ update }) => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, update);
    return doc.getText('words').toString();
  });
}
