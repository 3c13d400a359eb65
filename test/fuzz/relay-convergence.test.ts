import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createJournalDocument } from '#server/journal/journal-document.ts';
import { createMemoryJournal } from '#server/journal/memory-journal.ts';
import { toDocumentId } from '#shared/ids.ts';
import { paragraph } from '#test/harness/edits.ts';
import { DOCUMENT, type StockPeer, startRelay, words } from '#test/harness/test-relay.ts';
import { until } from '#test/harness/until.ts';

const DOC = toDocumentId(DOCUMENT);

/** No character of two halves: an edit between the halves of one is a divergence that no sync repairs
 *  (relay.md 4.1), and the server's text is the one that counts. */
const BASIC = 'aé–中\u200dß';

type Deed =
  | {
      readonly kind: 'insert' | 'delete' | 'bold' | 'plain';
      readonly at: number;
      readonly of: number;
    }
  | { readonly kind: 'paragraph' | 'remove' | 'item'; readonly at: number }
  | { readonly kind: 'away' | 'back' | 'wait' };

const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constantFrom('insert' as const, 'insert' as const, 'delete' as const),
      at: fc.nat(200),
      of: fc.nat(5),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('bold' as const, 'plain' as const),
      at: fc.nat(200),
      of: fc.nat(9),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('paragraph' as const, 'remove' as const, 'item' as const),
      at: fc.nat(20),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('away' as const, 'back' as const, 'wait' as const),
    }),
  },
);

function act({ doc, prose, provider }: StockPeer, one: Deed): void {
  const element = 'at' in one && prose.length > 0 ? prose.get(one.at % prose.length) : null;
  const text = element instanceof Y.XmlElement ? element.get(0) : null;
  switch (one.kind) {
    case 'insert':
      if (text instanceof Y.XmlText)
        text.insert(one.at % (text.length + 1), BASIC.slice(0, 1 + one.of));
      return;
    case 'delete':
      if (text instanceof Y.XmlText && text.length > 0) {
        const at = one.at % text.length;
        text.delete(at, Math.min(one.of + 1, text.length - at));
      }
      return;
    case 'bold':
    case 'plain':
      if (text instanceof Y.XmlText && text.length > 0) {
        const at = one.at % text.length;
        const bold = one.kind === 'bold' ? true : null;
        text.format(at, Math.min(one.of + 1, text.length - at), { bold });
      }
      return;
    case 'paragraph':
      prose.insert(one.at % (prose.length + 1), [paragraph('new')]);
      return;
    case 'remove':
      if (prose.length > 1) prose.delete(one.at % prose.length, 1);
      return;
    case 'item':
      doc.getMap('items').set(`i${one.at}`, one.at);
      return;
    case 'away':
      provider.disconnect();
      return;
    case 'back':
      provider.connect();
      return;
    case 'wait':
      return;
  }
}

test('[R4] [R6] [R10] whatever three people do, they, the room and the journal agree', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(2), deed), { minLength: 10, maxLength: 80 }),
      async (story) => {
        const journal = createMemoryJournal({ now: () => 0 });
        const server = await startRelay({ journal, limits: { questionsPerSecond: 1000 } });
        const people = ['a', 'b', 'c'].map((name) => server.stock(name));
        await until('everybody in step', () => people.every(({ provider }) => provider.synced));
        for (const [who, one] of story) {
          const person = people[who];
          if (person !== undefined) act(person, one);
          if (one.kind === 'wait') await new Promise((resolve) => setImmediate(resolve));
        }
        for (const { provider } of people) provider.connect();
        await until('everybody to be back', () => people.every(({ provider }) => provider.synced));

        const replayed = async () => createJournalDocument(await journal.load(DOC), null);
        const state = (doc: Y.Doc) => [words(doc), doc.getMap('items').toJSON()];
        await until('everybody and the journal to hold the same', async () => {
          const replay = await replayed();
          const same = (doc: Y.Doc) => Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(replay));
          return people.every(({ doc }) => same(doc));
        });
        const replay = await replayed();
        for (const { doc } of people) expect(state(doc)).toEqual(state(replay));
        await server.relay.edit(DOC, 'server', (doc) => {
          expect(state(doc)).toEqual(state(replay));
        });
        expect(server.relay.stats().refused).toBe(0);
        await server.close();
      },
    ),
    { numRuns: 10, seed: 20180301 },
  );
}, 60_000);
