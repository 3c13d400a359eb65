import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { home } from '#shared/protocol/http/committee.ts';
import { putMinutes } from '#test/harness/minutes-in.ts';
import { synced } from '#test/harness/stock-client.ts';
import { startServer, type TestServerOptions } from '#test/harness/test-server.ts';
import { until } from '#test/harness/until.ts';

const meeting = '/api/meetings/sjc-2018-03-01';

async function withPassage(options: TestServerOptions = {}) {
  const server = await startServer(options);
  const lay = await server.as('lay-member');
  const secretary = await server.as('secretary');
  const [item] = (await lay.get(`${meeting}/minutes`)).body.items;
  const [block] = item.blocks;
  const text: string = block.text[0].text;
  const quote = text.slice(4, 20);
  const comment = (changes: object = {}) => ({
    id: randomUUID(),
    itemId: item.itemId,
    blockId: block.id,
    from: 4,
    to: 20,
    quote,
    readAt: item.place,
    kind: 'question',
    text: 'Which paper?',
    proposedText: null,
    ...changes,
  });
  const find = async (id: string) =>
    (await lay.get(`${meeting}/comments`)).body.find((one: { id: string }) => one.id === id);
  return { server, lay, secretary, item, quote, comment, find };
}

test('a lay member’s comment is anchored by the server and settled with a reason they can read', async () => {
  const { server, lay, secretary, item, quote, comment, find } = await withPassage();
  const sent = comment();
  expect((await lay.post(`${meeting}/comments`, sent)).status).toBe(201);

  const client = secretary.sync(item.documentId);
  await synced(client);
  const marked = client.content.toString().match(/<comment--[^>]*>([^<]*)</)?.[1];
  expect(marked).toBe(quote);

  const asked = (await secretary.get('/api/home')).body.awaiting;
  expect(asked).toContainEqual({
    kind: 'comment',
    text: 'Lay member (demonstration): Which paper?',
    href: `/meetings/sjc-2018-03-01/comments#comment-${sent.id}`,
  });
  expect((await lay.get('/api/home')).body.awaiting).toEqual([]);

  const settle = `/api/comments/${sent.id}/settlement`;
  expect((await lay.post(settle, { state: 'declined', reason: 'x' })).status).toBe(403);
  const unreasoned = await secretary.post(settle, { state: 'declined', reason: ' ' });
  expect([unreasoned.status, unreasoned.body.code]).toEqual([422, 'reason-missing']);
  await secretary.post(settle, { state: 'declined', reason: 'The source does not say.' });
  expect(await find(sent.id)).toMatchObject({
    state: 'declined',
    reason: 'The source does not say.',
    mine: true,
    quote,
  });
  const waiting = (await lay.get('/api/home')).body.awaiting;
  expect(waiting).toMatchObject([{ kind: 'answer' }]);
  expect((await (await server.as('observer')).get(`${meeting}/comments`)).body).toHaveLength(1);
});

test('what became of a comment is told at the door for four weeks, whatever it was', async () => {
  let later = 0;
  const now = () => performance.timeOrigin + performance.now() + later;
  const { server, lay, secretary, comment } = await withPassage({ now });
  const partly = comment({ blockId: null, text: 'Which?' });
  const withdrawn = comment({ blockId: null });
  for (const one of [partly, withdrawn]) await lay.post(`${meeting}/comments`, one);
  const how = { state: 'accepted_in_part', reason: 'The first.' };
  await secretary.post(`/api/comments/${partly.id}/settlement`, how);
  await lay.post(`/api/comments/${withdrawn.id}/withdrawal`, {});

  const told = async () => (await (await server.as('lay-member')).get('/api/home')).body.awaiting;
  expect(await told()).toMatchObject([
    { kind: 'answer', text: 'Your comment was accepted in part: Which?' },
  ]);
  later = 29 * 24 * 60 * 60 * 1000;
  expect(await told()).toEqual([]);
});

test('the next meeting says who writes its minutes and who reads them', async () => {
  const server = await startServer();
  const writes = async (person: string) => {
    const { committees } = home.parse((await (await server.as(person)).get('/api/home')).body);
    return committees[0]?.nextMeeting?.mayEdit;
  };
  expect(await writes('member-brent')).toBe(true);
  expect(await writes('lay-member')).toBe(false);
  expect(await writes('observer')).toBe(false);
});

test('sending twice is one comment', async () => {
  const { lay, comment } = await withPassage();
  const sent = comment();
  await lay.post(`${meeting}/comments`, sent);
  expect((await lay.post(`${meeting}/comments`, sent)).status).toBe(201);
  expect((await lay.get(`${meeting}/comments`)).body).toHaveLength(1);
});

test('an observer reads and does not comment', async () => {
  const { server, comment } = await withPassage();
  const observer = await server.as('observer');
  const refused = await observer.post(`${meeting}/comments`, comment());
  expect([refused.status, refused.body.message]).toEqual([403, 'Observers can read the draft.']);
});

test('a passage that has changed since it was read is said to have changed, and nothing is kept', async () => {
  const { lay, comment } = await withPassage();
  const refused = await lay.post(`${meeting}/comments`, comment({ quote: 'words never written' }));
  expect([refused.status, refused.body.code]).toEqual([409, 'passage-changed']);
  expect((await lay.get(`${meeting}/comments`)).body).toEqual([]);
});

test('a proposed wording needs words', async () => {
  const { lay, comment } = await withPassage();
  const refused = await lay.post(`${meeting}/comments`, comment({ kind: 'wording' }));
  expect(refused.body.fields).toEqual([
    { path: 'proposedText', message: 'Enter the words you propose' },
  ]);
});

test('a comment says so when its words are gone, and finds them again after an undo', async () => {
  const { lay, secretary, item, comment, find } = await withPassage();
  const sent = comment();
  await lay.post(`${meeting}/comments`, sent);
  expect((await find(sent.id)).anchor).toBe('in_text');

  const client = secretary.sync(item.documentId);
  await synced(client);
  const undo = new Y.UndoManager(client.content);
  client.content.delete(0, 1);
  await until('the words gone', async () => (await find(sent.id)).anchor === 'text_removed');
  undo.undo();
  await until('the words back', async () => (await find(sent.id)).anchor === 'in_text');
});

test('secretary and author talk in the thread; others do not; the author may withdraw', async () => {
  const { server, lay, secretary, comment, find } = await withPassage();
  const sent = comment();
  await lay.post(`${meeting}/comments`, sent);
  const replies = `/api/comments/${sent.id}/replies`;
  expect((await secretary.post(replies, { text: 'The framework.' })).status).toBe(204);
  expect((await lay.post(replies, { text: 'Thank you.' })).status).toBe(204);
  const brent = await server.as('member-brent');
  expect((await brent.post(replies, { text: 'Me too.' })).status).toBe(403);
  expect((await find(sent.id)).replies.map((one: { text: string }) => one.text)).toEqual([
    'The framework.',
    'Thank you.',
  ]);
  expect((await brent.post(`/api/comments/${sent.id}/withdrawal`)).status).toBe(403);
  expect((await lay.post(`/api/comments/${sent.id}/withdrawal`)).status).toBe(204);
  expect((await find(sent.id)).state).toBe('withdrawn');
});

test('after the time for comments nobody adds one, they are read, and the secretary still answers', async () => {
  let later = 0;
  const now = () => performance.timeOrigin + performance.now() + later;
  const { server, lay, comment } = await withPassage({ now });
  const sent = comment();
  await lay.post(`${meeting}/comments`, sent);
  putMinutes(server.db, 'sjc-2018-03-01', 'circulated', { commentsUntil: '2018-03-09' });
  // On another day everybody's standing is asked about anew, and sessions are over.
  later = 2 * 24 * 60 * 60 * 1000;
  const [author, secretary] = [await server.as('lay-member'), await server.as('secretary')];
  const late = await author.post(`${meeting}/comments`, comment());
  expect([late.status, late.body.message]).toEqual([
    403,
    'The time for comments ended on 9 March 2018.',
  ]);
  const [told] = (await author.get(`${meeting}/comments`)).body;
  expect([told.id, told.may]).toEqual([
    sent.id,
    { answer: false, settle: false, accept: false, withdraw: false },
  ]);
  const replies = `/api/comments/${sent.id}/replies`;
  expect((await author.post(replies, { text: 'And?' })).status).toBe(403);
  expect((await secretary.post(replies, { text: 'The framework.' })).status).toBe(204);
});
