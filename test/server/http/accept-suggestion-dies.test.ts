import { randomBytes, randomUUID } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { openRecords } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import { loadDemonstration } from '#server/demo/demonstration.ts';
import { createMemoryJournal } from '#server/journal/memory-journal.ts';
import { plainText } from '#shared/document/minute-content.ts';
import { appOn, callerOf, dyingAt } from '#test/harness/dying-server.ts';
import { putMinutes } from '#test/harness/minutes-in.ts';
import { until } from '#test/harness/until.ts';

// Each starts a whole server, on machines that do much else.
vi.setConfig({ testTimeout: 30_000 });

const now = () => Date.now();
const meeting = '/api/meetings/sjc-2018-03-01';

test.each([
  ['before', 'other words', () => 'other words'],
  ['after', 'other words', () => 'other words'],
  ['before', 'words with the old ones in them', (quote: string) => `${quote} in principle`],
  ['after', 'words with the old ones in them', (quote: string) => `${quote} in principle`],
  ['before', 'some of the old words', (quote: string) => quote.slice(0, 9).trim()],
  ['after', 'some of the old words', (quote: string) => quote.slice(0, 9).trim()],
  ['before', 'the old ones out', () => ''],
  ['after', 'the old ones out', () => ''],
] as const)(
  'a server that dies %s %s are in the journal ends the acceptance at its start, once',
  async (moment, _, wordsFor) => {
    const records = openRecords(':memory:');
    const journal = createMemoryJournal({ now });
    const first = appOn(records, journal);
    await loadDemonstration({ founding: first.founding, now, randomBytes });
    await first.start();
    const lay = await callerOf(first, 'lay-member');
    const [item] = (await lay.get(`${meeting}/minutes`)).items;
    const text = plainText(item.blocks[0].text);
    const id = randomUUID();
    const quote = text.slice(4, 20);
    const words = wordsFor(quote);
    await lay.post(`${meeting}/comments`, {
      ...{ id, itemId: item.itemId, blockId: item.blocks[0].id, from: 4, to: 20, quote },
      ...{ readAt: item.place, kind: 'wording', text: '', proposedText: words },
    });
    await first.stop();
    putMinutes(records.db, 'sjc-2018-03-01', 'circulated');

    const dying = dyingAt(journal, (_, document) => (document === item.documentId ? moment : null));
    const second = appOn(records, dying.journal);
    await second.start();
    const chair = await callerOf(second);
    void chair.post(`/api/comments/${id}/acceptance`, { words: null, reason: '' });
    await until('the server dead', async () => dying.died());
    await second.projector.stop();
    expect(records.db.select().from(t.amendment).all()).toEqual([]);

    const third = appOn(records, journal);
    await third.start();
    await third.projector.settled();
    const caller = await callerOf(third);
    const [after] = (await caller.get(`${meeting}/minutes`)).items;
    expect(plainText(after.blocks[0].text)).toBe(text.replace(quote, words));
    const told = (await caller.get(`${meeting}/comments`)).find(
      (one: { id: string }) => one.id === id,
    );
    expect(told).toMatchObject({ state: 'accepted', acceptedText: words });
    expect(records.db.select().from(t.amendment).all()).toMatchObject([
      { quote, words, by: 'chair', authorId: 'lay-member', from: 4 },
    ]);
    await third.stop();
  },
);
