import { expect, test, vi } from 'vitest';
import type * as Y from 'yjs';
import * as t from '#server/db/records-schema.ts';
import { createMemoryJournal } from '#server/journal/memory-journal.ts';
import { plainText } from '#shared/document/minute-content.ts';
import { readMinute } from '#shared/document/read-minute.ts';
import { dayInLondon } from '#shared/domain/calendar.ts';
import type { MinutesState, Part } from '#shared/domain/vocabulary.ts';
import { toDocumentId } from '#shared/ids.ts';
import type { LateEditView } from '#shared/protocol/http/late-edits.ts';
import { dice } from '#test/harness/dice.ts';
import { append, type StockClient, synced } from '#test/harness/stock-client.ts';
import { type Caller, startServer } from '#test/harness/test-server.ts';
import { until } from '#test/harness/until.ts';

// Each starts a whole server, on machines that do much else.
vi.setConfig({ testTimeout: 60_000 });

const MEETING = '/api/meetings/practice';
const MEMBER = 'member-brent';
const VIEWS = 'Views were expressed at length.';

async function started() {
  const now = () => performance.timeOrigin + performance.now();
  const journal = createMemoryJournal({ now });
  const server = await startServer({ journal, now });
  const [secretary, chair, member, lay] = (await Promise.all(
    ['secretary', 'chair', MEMBER, 'lay-member'].map((one) => server.as(one)),
  )) as [Caller, Caller, Caller, Caller];
  await secretary.post(`${MEETING}/items`, { title: 'The price', part: 'II' });
  const { items } = (await secretary.get(MEETING)).body as {
    items: { id: string; documentId: string; part: Part }[];
  };
  const minuteOf = (part: Part) => items.find((one) => one.part === part)?.documentId ?? '';
  const itemOf = (part: Part) => items.find((one) => one.part === part)?.id ?? '';
  const writer = secretary.sync(minuteOf('I'));
  await synced(writer);
  append(writer, 'paragraph', { id: 'first' }, VIEWS);
  await until('the words', async () =>
    (await chair.get(`${MEETING}/minutes`)).text.includes(VIEWS),
  );
  const head = async (document: string) => (await journal.load(toDocumentId(document))).head;
  const move = async (who: Caller, from: MinutesState, to: MinutesState, part: Part = 'I') => {
    const commentsUntil = to === 'circulated' ? dayInLondon(now() + 14 * 86_400_000) : null;
    const order = { from, to, reason: 'So it is.', commentsUntil };
    expect((await who.post(`${MEETING}/minutes/${part}/moves`, order)).status).toBe(204);
  };
  const sendRound = async (part: Part = 'I') => {
    await move(secretary, 'drafting', 'chair_review', part);
    await move(chair, 'chair_review', 'circulated', part);
  };
  const late = async (who: Caller): Promise<LateEditView[]> =>
    (await who.get(`${MEETING}/late-edits`)).body;
  return {
    server,
    secretary,
    chair,
    member,
    lay,
    items,
    minuteOf,
    itemOf,
    head,
    move,
    sendRound,
    late,
  };
}

const wordsOf = ({ doc }: StockClient) =>
  readMinute(doc)
    .map((block) => ('text' in block ? plainText(block.text) : ''))
    .join('\n');

test('words typed offline before the minutes went round reach the tray with their author, and not the minutes', async () => {
  const { member, secretary, lay, chair, minuteOf, head, sendRound, late } = await started();
  const document = minuteOf('I');
  const client = member.sync(document);
  await synced(client);
  const before = wordsOf(client);
  client.provider.disconnect();
  append(client, 'paragraph', { id: 'typed-on-the-train' }, 'Views were expressed.');
  await sendRound();
  const place = await head(document);

  client.provider.connect();
  const [mine] = await until('the tray', async () => {
    const all = await late(member);
    return all.length > 0 && all;
  });
  expect(mine).toMatchObject({
    mine: true,
    state: 'waiting',
    maySend: true,
    mayPutAside: true,
    changes: [{ where: 'A paragraph', before: '', after: 'Views were expressed.' }],
  });
  expect(await head(document)).toBe(place);
  const reader = secretary.sync(document);
  await synced(reader);
  expect(wordsOf(reader)).toBe(before);
  // The secretary and the chair see whose they are; a lay member sees nothing of it.
  for (const who of [secretary, chair]) {
    expect(await late(who)).toMatchObject([{ id: mine?.id, mine: false, maySend: false }]);
  }
  expect(await late(lay)).toEqual([]);
  const home = (await member.get('/api/home')).body.awaiting as { asked?: string }[];
  expect(home.some((one) => one.asked === 'Send your words as a comment')).toBe(true);

  // Coming back again and again adds nothing: the same words are kept once.
  for (let n = 0; n < 3; n += 1) {
    client.provider.disconnect();
    client.provider.connect();
    await until('the document in step', () => client.provider.synced);
  }
  expect(await late(member)).toHaveLength(1);
  // What is typed on is more of the same.
  append(client, 'paragraph', { id: 'and-more' }, 'They differ.');
  await until('all the words', async () => (await late(member))[0]?.changes.length === 2);
  expect(await late(member)).toMatchObject([{ id: mine?.id }]);
});

test('its author sends it as a comment on the passage, once; or it is put aside', async () => {
  const { member, secretary, minuteOf, sendRound, late } = await started();
  const client = member.sync(minuteOf('I'));
  await synced(client);
  client.provider.disconnect();
  const text = (client.content.toArray().at(-1) as Y.XmlElement).get(0) as Y.XmlText;
  text.insert(0, 'It was noted that ');
  await sendRound();
  client.provider.connect();
  const [mine] = await until('the tray', async () => {
    const all = await late(member);
    return all.length > 0 && all;
  });
  expect(mine?.changes).toMatchObject([{ before: VIEWS, after: `It was noted that ${VIEWS}` }]);

  const send = (who: Caller) =>
    who.post(`${MEETING}/late-edits/${mine?.id}/comment`, { note: 'From the train.' });
  expect((await send(secretary)).status).toBe(403);
  expect((await send(member)).status).toBe(204);
  expect((await send(member)).status).toBe(204);
  const comments = (await secretary.get(`${MEETING}/comments`)).body as { quote: string }[];
  expect(comments.filter((one) => one.quote === VIEWS)).toMatchObject([
    {
      kind: 'wording',
      text: 'From the train.',
      proposedText: `It was noted that ${VIEWS}`,
      anchor: 'in_text',
    },
  ]);
  expect(await late(member)).toMatchObject([{ state: 'sent_as_comment', maySend: false }]);
  const aside = `${MEETING}/late-edits/${mine?.id}/put-aside`;
  expect((await secretary.post(aside, {})).body.code).toBe('already-settled');
});

test('words for private business are seen by nobody without it', async () => {
  const { server, secretary, member, chair, lay, minuteOf, sendRound, late } = await started();
  const document = minuteOf('II');
  expect(document).not.toBe('');
  const client = member.sync(document);
  await synced(client);
  client.provider.disconnect();
  append(client, 'paragraph', { id: 'in-private' }, 'The price was named.');
  await sendRound('II');
  client.provider.connect();
  await until('the tray', async () => (await late(member)).length > 0);
  expect(await late(chair)).toHaveLength(1);
  expect(await late(secretary)).toHaveLength(1);
  for (const who of [lay, await server.as('healthwatch'), await server.as('observer')]) {
    expect(await late(who)).toEqual([]);
    expect((await who.get('/api/home')).text).not.toContain('price');
  }
  expect(server.logged.join('\n')).not.toContain('The price was named');
});

test('stock clients and raw updates change nothing, whoever asks, before the freeze and after', async () => {
  const { secretary, chair, member, minuteOf, itemOf, head, sendRound, late } = await started();
  const document = minuteOf('I');
  const before = [secretary, chair, member].map((who) => who.sync(document));
  await Promise.all(before.map(synced));
  const words = wordsOf(before[0] as StockClient);
  await sendRound();
  const place = await head(document);
  for (const client of before) append(client, 'paragraph', {}, 'After the freeze.');
  const after = [secretary, chair, member].map((who) => who.sync(document));
  await Promise.all(after.map(synced));
  for (const client of after) {
    append(client, 'paragraph', {}, 'Much later.');
    client.content.delete(0, 1);
  }
  for (const who of [member, chair, secretary]) {
    await until('the words in the tray', async () => {
      const mine = (await late(who)).filter((one) => one.mine);
      const all = JSON.stringify(mine);
      return all.includes('After the freeze.') && all.includes('Much later.');
    });
  }
  expect(await head(document)).toBe(place);
  const reader = chair.sync(document);
  await synced(reader);
  expect(wordsOf(reader)).toBe(words);
  // The server's own are exempt: an anchor is set.
  await secretary.post(`${MEETING}/comments`, {
    ...{ id: crypto.randomUUID(), itemId: itemOf('I'), blockId: 'first', from: 0, to: 5 },
    ...{ quote: 'Views', readAt: 0, kind: 'question', text: 'Whose?', proposedText: null },
  });
  expect(await head(document)).toBe(place + 1);
});

test('a thousand different updates of one person fill nothing', async () => {
  const { member, chair, minuteOf, head, sendRound, late } = await started();
  const document = minuteOf('I');
  await sendRound();
  const place = await head(document);
  for (let n = 0; n < 30; n += 1) {
    const client = member.sync(document);
    await synced(client);
    for (let m = 0; m < 33; m += 1) append(client, 'paragraph', {}, `Number ${n} ${m}`);
    client.provider.destroy();
  }
  await until('some of them', async () => (await late(chair)).length > 0);
  expect((await late(chair)).length).toBeLessThanOrEqual(20);
  expect(await head(document)).toBe(place);
});

test('words in flight as the minutes go round are in the snapshot or in the tray, never in neither or both', async () => {
  const { server, secretary, chair, items, move, late } = await started();
  const chance = dice(20_261_122);
  await move(secretary, 'drafting', 'chair_review');
  const clients = items
    .filter((one) => one.part === 'I')
    .map((one) => secretary.sync(one.documentId));
  await Promise.all(clients.map(synced));
  const said: string[] = [];
  let isOver = false;
  const typing = clients.map(async (client, c) => {
    for (let n = 0; !isOver || n % 3 !== 0; n += 1) {
      const word = `word-${c}-${n}.`;
      said.push(word);
      append(client, 'paragraph', { id: word }, word);
      await new Promise((resolve) => setTimeout(resolve, chance.below(12)));
    }
  });
  await new Promise((resolve) => setTimeout(resolve, 60 + chance.below(60)));
  await move(chair, 'chair_review', 'circulated');
  await new Promise((resolve) => setTimeout(resolve, 30));
  isOver = true;
  await Promise.all(typing);

  const [snapshot] = server.db.select().from(t.snapshot).all().slice(-1);
  const texts = server.db
    .select()
    .from(t.snapshotText)
    .all()
    .filter((one) => one.snapshotId === snapshot?.id)
    .map((one) => one.content ?? '')
    .join('\n');
  const tray = async () => JSON.stringify((await late(secretary)).map((one) => one.changes));
  await until('every word somewhere', async () => {
    const kept = await tray();
    return said.every((word) => texts.includes(word) || kept.includes(word));
  });
  const kept = await tray();
  expect(said.filter((word) => texts.includes(word) && kept.includes(word))).toEqual([]);
  expect(said.some((word) => texts.includes(word))).toBe(true);
  expect(said.some((word) => kept.includes(word))).toBe(true);
});

/** A member's words on the agenda about an item that the chair is kept from, and about another one; the item then
 *  went to Part II. */
async function withItemMadePrivate() {
  const world = await started();
  const { server, secretary } = world;
  const order = { title: 'Something else', part: 'I' };
  const other = (await secretary.post(`${MEETING}/items`, order)).body.itemId;
  const { agendas } = (await secretary.get(MEETING)).body;
  const documentId: string = agendas[0].agendaDocumentId;
  const itemId = world.itemOf('I');
  const titles = [itemId, other].map((blockId) => ({
    ...{ blockId, kind: 'title', before: 'Before' },
    after: blockId === itemId ? 'CANARY' : 'After',
  }));
  const from = { meetingId: 'practice', itemId: null, documentId };
  server.db
    .insert(t.lateEdit)
    .values(
      [titles, titles.slice(0, 1)].map((blocks, n) => ({
        ...{ ...from, id: `late-${n}`, authorId: MEMBER, at: n, digest: `${n}`, state: 'waiting' },
        changes: { clients: [n], blocks },
      })),
    )
    .run();
  const excluded = { personId: 'chair', level: 'leaves', reason: 'They share in it.' };
  expect((await secretary.post(`/api/items/${itemId}/exclusions`, excluded)).text).toBe('');
  const privacy = { shownAs: 'restricted', neutralTitle: null, reason: 'It is about staff.' };
  expect((await secretary.post(`/api/items/${itemId}/privacy`, privacy)).text).toBe('');
  await server.app.projector.settled();
  return { ...world, titles };
}

const wordsIn = (all: readonly LateEditView[]) =>
  all.map(({ part, changes }) => [part, ...changes.map((one) => one.after)]);

test('words on the agenda about an item that is private now go to Part II with it', async () => {
  const { server, secretary, chair, member, late } = await withItemMadePrivate();
  const { items } = (await secretary.get(MEETING)).body;
  expect(items.some((one: { part: string }) => one.part === 'II')).toBe(true);
  const all = [
    ['I', 'After'],
    ['II', 'CANARY'],
    ['II', 'CANARY'],
  ];
  for (const who of [secretary, member]) {
    expect(wordsIn(await late(who)).toSorted()).toEqual(all);
  }
  // The chair is kept from it, and may open all of Part I again.
  expect(wordsIn(await late(chair))).toEqual([['I', 'After']]);
  expect((await chair.get('/api/home')).text).not.toContain('CANARY');
  const rows = server.db.select().from(t.lateEdit).all();
  expect(rows.every((one) => one.state === 'waiting' && one.authorId === MEMBER)).toBe(true);
});

test('words about a private item that are still with Part I are shown to nobody who may not see it', async () => {
  const { server, chair, secretary, titles, late } = await withItemMadePrivate();
  const left = server.db.select().from(t.lateEdit).all();
  const inPartOne = left.find((one) => one.id === 'late-0')?.documentId ?? '';
  server.db
    .update(t.lateEdit)
    .set({ documentId: inPartOne, changes: { clients: [1], blocks: titles } })
    .run();
  expect(wordsIn(await late(chair))).toEqual(Array(3).fill(['I', 'After']));
  expect(wordsIn(await late(secretary))).toEqual(Array(3).fill(['I', 'CANARY', 'After']));
  expect((await chair.get('/api/home')).text).not.toContain('CANARY');
});
