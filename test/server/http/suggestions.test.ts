import { randomUUID } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import * as t from '#server/db/records-schema.ts';
import { createMemoryJournal } from '#server/journal/memory-journal.ts';
import { faultsInAudit } from '#server/records/audit-book.ts';
import { plainText } from '#shared/document/minute-content.ts';
import { toDocumentId, toPlace } from '#shared/ids.ts';
import { putMinutes } from '#test/harness/minutes-in.ts';
import { synced } from '#test/harness/stock-client.ts';
import { startServer } from '#test/harness/test-server.ts';
import { until } from '#test/harness/until.ts';

// Each starts a whole server, on machines that do much else.
vi.setConfig({ testTimeout: 30_000 });

const meeting = '/api/meetings/sjc-2018-03-01';

/** A lay member proposes other words for some of the first paragraph of the first item. */
async function suggested(stage: 'drafting' | 'circulated' | 'unconfirmed' = 'drafting') {
  const now = () => Date.now();
  const journal = createMemoryJournal({ now });
  const server = await startServer({
    journal,
    now,
    prepare: (db) => {
      if (stage !== 'drafting') putMinutes(db, 'sjc-2018-03-01', stage);
    },
  });
  const lay = await server.as('lay-member');
  const [secretary, chair] = [await server.as('secretary'), await server.as('chair')];
  const [item] = (await lay.get(`${meeting}/minutes`)).body.items;
  const [block] = item.blocks;
  const paragraph = async () => {
    const [now] = (await lay.get(`${meeting}/minutes`)).body.items;
    return plainText(now.blocks[0].text);
  };
  const before: string = await paragraph();
  const quote = before.slice(4, 20);
  const suggest = async (change: object = {}) => {
    const id = randomUUID();
    const sent = await lay.post(`${meeting}/comments`, {
      ...{ id, itemId: item.itemId, blockId: block.id, from: 4, to: 20, quote },
      ...{ readAt: item.place, kind: 'wording', text: '', proposedText: 'words of mine' },
      ...change,
    });
    expect(sent.status).toBe(201);
    return id;
  };
  const find = async (id: string) =>
    (await secretary.get(`${meeting}/comments`)).body.find((one: { id: string }) => one.id === id);
  const authors = async () =>
    (await journal.entriesAfter(toDocumentId(item.documentId), toPlace(0))).map(
      (one) => one.author,
    );
  const accept = (who: typeof chair, id: string, words: string | null = null, reason = '') =>
    who.post(`/api/comments/${id}/acceptance`, { words, reason });
  return {
    ...{ server, lay, secretary, chair, item, before, quote, journal },
    ...{ paragraph, suggest, find, authors, accept },
  };
}

test('a suggestion accepted in whole goes into the minutes under the name of whoever accepts, its author credited', async () => {
  const { server, secretary, lay, before, quote, suggest, find, authors, accept, paragraph } =
    await suggested();
  const id = await suggest();
  await until('its anchor', async () => (await find(id)).wordsNow === quote);
  expect(await find(id)).toMatchObject({ may: { accept: true }, acceptedText: null });
  expect((await lay.get(`${meeting}/comments`)).body[0].may).toEqual({
    answer: true,
    settle: false,
    accept: false,
    withdraw: true,
  });
  expect((await accept(lay, id)).status).toBe(403);

  expect((await accept(secretary, id)).status).toBe(204);
  await until('the words', async () => (await paragraph()) !== before);
  expect(await paragraph()).toBe(before.replace(quote, 'words of mine'));
  expect((await authors()).at(-1)).toBe('secretary');
  await until('its words', async () => (await find(id)).wordsNow === 'words of mine');
  expect(await find(id)).toMatchObject({
    state: 'accepted',
    acceptedText: 'words of mine',
    author: 'Lay member (demonstration)',
    settledBy: 'Secretary (demonstration)',
    may: { settle: false, accept: false },
  });
  expect(server.db.select().from(t.amendment).all()).toEqual([]);
  const told = server.db.select().from(t.auditEvent).all().at(-1);
  expect([told?.actorId, told?.deed, told?.after]).toEqual([
    'secretary',
    'suggestion-accepted',
    { state: 'accepted' },
  ]);
  expect(faultsInAudit(server.db)).toEqual([]);
});

test('accepted in part, the words are those that the accepter made of it', async () => {
  const { chair, before, quote, suggest, find, accept, paragraph } = await suggested();
  const id = await suggest();
  const same = await accept(chair, id, quote);
  expect([same.status, same.body.fields[0].path]).toEqual([422, 'words']);
  expect((await accept(chair, id, 'some words', 'The rest is not minuted.')).status).toBe(204);
  await until('the words', async () => (await paragraph()) !== before);
  expect(await paragraph()).toBe(before.replace(quote, 'some words'));
  expect(await find(id)).toMatchObject({
    state: 'accepted_in_part',
    acceptedText: 'some words',
    reason: 'The rest is not minuted.',
  });
});

test('words that are to go are taken out, in whole or in part, or stay when it is declined', async () => {
  const { secretary, before, quote, suggest, find, accept, paragraph } = await suggested();
  const going = { quote: quote.trim(), proposedText: '', from: before.indexOf(quote.trim()) };
  const aim = { ...going, to: going.from + going.quote.length };
  const [declined, part, whole] = [await suggest(aim), await suggest(aim), await suggest(aim)];
  expect(await find(whole)).toMatchObject({ proposedText: '', may: { accept: true } });
  await secretary.post(`/api/comments/${declined}/settlement`, { state: 'declined', reason: 'No' });
  expect(await paragraph()).toBe(before);

  const [first = ''] = going.quote.split(' ');
  expect((await accept(secretary, part, going.quote)).status).toBe(422);
  expect((await accept(secretary, part, first)).status).toBe(204);
  await until('some of them gone', async () => (await paragraph()) !== before);
  expect(await paragraph()).toBe(before.replace(going.quote, first));
  expect(await find(part)).toMatchObject({ state: 'accepted_in_part', acceptedText: first });

  expect((await accept(secretary, whole)).body.code).toBe('passage-changed');
  const at = (await paragraph()).indexOf(first);
  const rest = await suggest({ ...aim, quote: first, from: at, to: at + first.length });
  expect((await accept(secretary, rest)).status).toBe(204);
  await until('all of them gone', async () => (await find(rest)).state === 'accepted');
  await until('on record', async () => !(await paragraph()).includes(first));
  expect(await paragraph()).toBe(before.replace(going.quote, ''));
  expect(await find(rest)).toMatchObject({ acceptedText: '', settledBy: expect.any(String) });
  // Sent again, it changes nothing.
  expect((await accept(secretary, rest)).status).toBe(204);
  expect(await paragraph()).toBe(before.replace(going.quote, ''));
});

test('an empty wording proposes nothing in a question, and is refused where there are no words to go', async () => {
  const { lay, item, suggest, find } = await suggested();
  const asked = await suggest({ kind: 'question', text: 'Why?', proposedText: '' });
  expect(await find(asked)).toMatchObject({ proposedText: null, may: { accept: false } });
  const whole = await lay.post(`${meeting}/comments`, {
    ...{ id: randomUUID(), itemId: item.itemId, blockId: null, from: 0, to: 0, quote: '' },
    ...{ readAt: item.place, kind: 'wording', text: 'Out with it', proposedText: '' },
  });
  expect([whole.status, whole.body.fields[0].path]).toEqual([400, 'proposedText']);
});

test.each(['circulated', 'unconfirmed'] as const)(
  'in minutes that are %s it is an amendment as well, which says whose words they are',
  async (stage) => {
    const { server, chair, item, quote, suggest, accept } = await suggested();
    const id = await suggest();
    putMinutes(server.db, 'sjc-2018-03-01', stage);
    expect((await accept(chair, id)).status).toBe(204);
    const amendments = server.db.select().from(t.amendment).all();
    expect(amendments).toMatchObject([
      {
        origin: 'suggestion',
        state: 'made',
        itemId: item.itemId,
        from: 4,
        quote,
        words: 'words of mine',
        by: 'chair',
        authorId: 'lay-member',
        commentId: id,
      },
    ]);
    expect(amendments[0]?.stated).toContain('words of mine');
    putMinutes(server.db, 'sjc-2018-03-01', 'circulated');
    const gone = await suggest({ quote: 'words of mine', to: 17, proposedText: '' });
    putMinutes(server.db, 'sjc-2018-03-01', stage);
    expect((await accept(chair, gone)).status).toBe(204);
    const [, taken] = server.db.select().from(t.amendment).all();
    expect(taken).toMatchObject({ origin: 'suggestion', words: '', commentId: gone });
    expect(taken?.stated).toMatch(
      /^the deletion of the words ‘words of mine’ from the \w+ \w+ of item 1$/,
    );
  },
);

test('words that have changed since are told so, and nothing is changed', async () => {
  const { secretary, item, suggest, find, accept, paragraph } = await suggested();
  const id = await suggest();
  const client = secretary.sync(item.documentId);
  await synced(client);
  const words = client.content.toArray()[0];
  client.doc.transact(() =>
    (words as unknown as { delete(at: number, n: number): void }).delete(0, 1),
  );
  await until('the words gone', async () => (await find(id)).anchor === 'text_removed');
  const reached = await paragraph();
  const refused = await accept(secretary, id);
  expect([refused.status, refused.body.code]).toEqual([409, 'passage-changed']);
  expect(await paragraph()).toBe(reached);
  expect(await find(id)).toMatchObject({ state: 'open', settledBy: null, acceptedText: null });
});

test('of two who accept at once one does, and the other is told; sending again changes nothing', async () => {
  const { secretary, chair, before, quote, suggest, find, accept, paragraph } = await suggested();
  const id = await suggest();
  const answers = await Promise.all([
    accept(secretary, id),
    accept(chair, id, 'the chair’s words'),
  ]);
  expect(answers.map((one) => one.status).sort()).toEqual([204, 409]);
  const lost = answers.find((one) => one.status === 409);
  expect(lost?.body.message).toMatch(/Somebody else has settled|already settled/);
  const { acceptedText } = await find(id);
  await until('the words', async () => (await paragraph()) !== before);
  expect(await paragraph()).toBe(before.replace(quote, acceptedText));
  const again =
    answers[0]?.status === 204 ? accept(secretary, id) : accept(chair, id, acceptedText);
  expect((await again).status).toBe(204);
  expect(await paragraph()).toBe(before.replace(quote, acceptedText));
});

test('of two that overlap one is accepted, and the other says that its words have changed', async () => {
  const { chair, before, quote, suggest, find, accept } = await suggested();
  const first = await suggest();
  const overlapping = before.slice(10, 26);
  const second = await suggest({ from: 10, to: 26, quote: overlapping });
  expect((await accept(chair, first)).status).toBe(204);
  await until('the first in', async () => (await find(first)).wordsNow === 'words of mine');
  expect((await find(second)).wordsNow).toBe(before.slice(20, 26));
  expect((await accept(chair, second)).body.code).toBe('passage-changed');
  expect((await find(second)).quote).toBe(overlapping);
  expect(quote).not.toBe(overlapping);
});

test('approved minutes take no suggestion', async () => {
  const { server, chair, suggest, accept } = await suggested();
  const id = await suggest();
  putMinutes(server.db, 'sjc-2018-03-01', 'approved');
  const refused = await accept(chair, id);
  expect([refused.status, refused.body.message]).toEqual([
    403,
    'These minutes are approved, so their words do not change.',
  ]);
});
