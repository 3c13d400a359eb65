import { randomUUID } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import * as t from '#server/db/records-schema.ts';
import { plainText } from '#shared/document/minute-content.ts';
import type { MinutesState } from '#shared/domain/vocabulary.ts';
import { MARCH, startApprovingWorld } from '#test/harness/approving.ts';
import { putMinutes } from '#test/harness/minutes-in.ts';

// Each starts a whole server, on machines that do much else.
vi.setConfig({ testTimeout: 60_000 });

const BEFORE_MEETING =
  'An amendment of this paragraph is before the meeting. Settle or withdraw it first.';

/** The first paragraph of the minutes, and what may be done to its words. */
async function started(state: MinutesState = 'unconfirmed') {
  const world = await startApprovingWorld(state);
  const { secretary, april, server } = world;
  const first = async () => {
    await server.app.projector.settled();
    return (await secretary.get(`/api/meetings/${MARCH}/minutes`)).body.items[0];
  };
  const item = await first();
  const [{ id: blockId, text: runs }] = item.blocks;
  const text: string = plainText(runs);
  const of = { itemId: item.itemId, blockId };
  const propose = (from: number, quote: string, words: string) =>
    secretary.post(`/api/meetings/${april}/approval/amendments`, {
      ...{ ...of, from, quote, words, reason: null },
    });
  const settle = (id: string, outcome: string) =>
    secretary.post(`/api/meetings/${april}/approval/amendments/${id}`, { outcome });
  const correct = (read: string, wanted: string) =>
    secretary.post(`/api/meetings/${MARCH}/amendments`, {
      ...{ ...of, id: randomUUID(), read, wanted, reason: 'A slip.' },
    });
  const words = async (): Promise<string> => plainText((await first()).blocks[0].text);
  return { ...world, item, of, text, propose, settle, correct, words };
}

test('the meeting can be asked that words go', async () => {
  const { server, text, propose } = await started();
  const [first = '', second = ''] = text.split(' ');
  const quote = `${second} `;
  expect((await propose(first.length + 1, quote, '')).status).toBe(201);
  const [one] = server.db.select().from(t.amendment).all();
  expect(one).toMatchObject({ quote, words: '', state: 'proposed' });
  expect(one?.stated).toBe(
    `the deletion of the word ‘${second}’ from the first paragraph of item 1`,
  );
});

test('a word that goes leaves one space behind it, however it was asked for', async () => {
  const { server, text, propose, settle, approve, words } = await started();
  const [first = '', second = '', third = ''] = text.split(' ');
  const put = await propose(first.length + 1, second, '');
  await settle(put.body.amendmentId, 'agreed');
  const [one] = server.db.select().from(t.amendment).all();
  expect(one).toMatchObject({
    quote: ` ${second}`,
    from: first.length,
    to: `${first} ${second}`.length,
  });
  expect((await approve('subject_to_amendments')).status).toBe(204);
  expect((await words()).startsWith(`${first} ${third}`)).toBe(true);
});

test('two amendments of the same words, or of words side by side, are not before a meeting at once', async () => {
  const { text, propose, settle } = await started();
  const one = await propose(4, text.slice(4, 10), 'other');
  expect(one.status).toBe(201);
  for (const [from, to] of [
    [4, 10],
    [0, 4],
    [8, 12],
    [10, 12],
    [4, 4],
    [10, 10],
  ] as const) {
    const refused = await propose(from, text.slice(from, to), 'more');
    expect([refused.status, refused.body.code]).toEqual([409, 'already-settled']);
  }
  await settle(one.body.amendmentId, 'agreed');
  expect((await propose(6, '', 'more')).status).toBe(409);
  await settle(one.body.amendmentId, 'not_agreed');
  expect((await propose(6, '', 'more')).status).toBe(201);
  // It would stand over the other one.
  expect((await settle(one.body.amendmentId, 'agreed')).status).toBe(409);
});

test('a paragraph with an open amendment is not corrected, and others are', async () => {
  const { text, propose, settle, correct, words } = await started();
  const { body } = await propose(text.length, '', ' Thanks were given.');
  for (const outcome of [null, 'agreed']) {
    if (outcome !== null) await settle(body.amendmentId, outcome);
    const refused = await correct(text, `However, ${text}`);
    expect([refused.status, refused.body.message]).toEqual([403, BEFORE_MEETING]);
  }
  expect(await words()).toBe(text);
  await settle(body.amendmentId, 'withdrawn');
  expect((await correct(text, `However, ${text}`)).status).toBe(201);
  expect(await words()).toBe(`However, ${text}`);
});

test('no suggestion is accepted in a paragraph with an open amendment', async () => {
  const { secretary, chair, item, of, text, propose, settle, words, db } =
    await started('circulated');
  const id = randomUUID();
  await secretary.post(`/api/meetings/${MARCH}/comments`, {
    ...{ id, ...of, from: 4, to: 10, quote: text.slice(4, 10), readAt: item.place },
    ...{ kind: 'wording', text: '', proposedText: 'others' },
  });
  putMinutes(db, MARCH, 'unconfirmed', { parts: ['I'] });
  const { body } = await propose(text.length, '', ' Thanks were given.');
  const accept = () => chair.post(`/api/comments/${id}/acceptance`, { words: null, reason: '' });
  const refused = await accept();
  expect([refused.status, refused.body.message]).toEqual([403, BEFORE_MEETING]);
  expect(await words()).toBe(text);
  await settle(body.amendmentId, 'withdrawn');
  expect((await accept()).status).toBe(204);
  expect(await words()).toBe(`${text.slice(0, 4)}others${text.slice(10)}`);
});

test('what was not agreed is not agreed later when its paragraph has changed meanwhile', async () => {
  const { text, propose, settle, correct } = await started();
  const { body } = await propose(text.length, '', ' Thanks were given.');
  await settle(body.amendmentId, 'not_agreed');
  expect((await settle(body.amendmentId, 'agreed')).status).toBe(204);
  await settle(body.amendmentId, 'not_agreed');
  expect((await correct(text, `However, ${text}`)).status).toBe(201);
  const refused = await settle(body.amendmentId, 'agreed');
  expect([refused.status, refused.body.code]).toEqual([409, 'passage-changed']);
});

test('words that stand in another place, or in another paragraph, are not amended there', async () => {
  const { text, propose } = await started();
  const refused = await propose(1, text.slice(4, 20), 'others');
  expect([refused.status, refused.body.code]).toEqual([409, 'passage-changed']);
});

test('an agreed amendment whose paragraph reads otherwise by now is not put in by guess', async () => {
  const { text, propose, settle, show, words, db } = await started();
  const { body } = await propose(0, '', 'As reported, ');
  await settle(body.amendmentId, 'agreed');
  expect((await show('subject_to_amendments')).status).toBe(200);
  db.update(t.amendment).set({ beforeHash: 'of another text' }).run();
  const shown = await show('subject_to_amendments');
  expect([shown.status, shown.body.code]).toEqual([409, 'passage-changed']);
  expect(await words()).toBe(text);
});

test('a new line in the words is a space in what is put to a meeting and in what is corrected', async () => {
  const { text, propose, settle, correct, words, db } = await started();
  const { body } = await propose(0, '', 'As\n reported, ');
  expect((await propose(text.length, '', '\n')).status).toBe(201);
  await settle(body.amendmentId, 'withdrawn');
  const stored = () => db.select().from(t.amendment).all();
  expect(stored().map((one) => one.words)).toEqual(expect.arrayContaining(['As reported, ', ' ']));
  for (const { id } of stored()) await settle(id, 'withdrawn');
  expect((await correct(text, `As\r\nreported, ${text}`)).status).toBe(201);
  expect(await words()).toBe(`As reported, ${text}`);
  expect(stored().find((one) => one.origin === 'correction')?.words).toBe('As reported, ');
});
