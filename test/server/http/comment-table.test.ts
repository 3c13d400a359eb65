import { randomUUID } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { commentTable } from '#shared/protocol/http/comment-table.ts';
import { startServer } from '#test/harness/test-server.ts';
import { startTwoParts } from '#test/harness/two-parts.ts';

// Each starts a whole server, on machines that do much else.
vi.setConfig({ testTimeout: 30_000 });

const meeting = '/api/meetings/sjc-2018-03-01';

test('each comment is a row: what was asked, by whom, where, and what was done about it', async () => {
  const server = await startServer();
  const [lay, secretary] = [await server.as('lay-member'), await server.as('secretary')];
  const items = (await lay.get(`${meeting}/minutes`)).body.items;
  const [first, second] = items;
  const quote = first.blocks[0].text[0].text.slice(4, 20);
  const ask = async (change: object) => {
    const id = randomUUID();
    const sent = await lay.post(`${meeting}/comments`, {
      ...{ id, itemId: first.itemId, blockId: null, from: 0, to: 0, quote: '', readAt: 0 },
      ...{ kind: 'question', text: 'Why?', proposedText: null },
      ...change,
    });
    expect(sent.status).toBe(201);
    return id;
  };
  const later = await ask({ itemId: second.itemId, text: '=HYPERLINK("http://example.org")' });
  const block = { blockId: first.blocks[0].id, from: 4, to: 20, quote };
  const wording = await ask({ ...block, kind: 'wording', text: '', proposedText: 'other words' });
  const declined = await ask({});
  await secretary.post(`/api/comments/${wording}/acceptance`, { words: 'my words', reason: '' });
  const how = { state: 'declined', reason: 'It was not said.' };
  await secretary.post(`/api/comments/${declined}/settlement`, how);

  const table = commentTable.parse((await lay.get(`${meeting}/comments/table`)).body);
  expect(table.map((row) => row.id)).toEqual([wording, declined, later]);
  expect(table).toMatchObject([
    {
      itemNumber: 1,
      quote,
      kind: 'wording',
      askedBy: 'Lay member (demonstration)',
      proposedText: 'other words',
      state: 'accepted_in_part',
      done: 'Accepted in part. These words went into the minutes: “my words”',
      doneBy: 'Secretary (demonstration)',
    },
    { quote: null, done: 'Declined.', reason: 'It was not said.' },
    { itemNumber: 2, done: 'Not settled yet.', doneBy: null, doneAt: null },
  ]);

  const csv = await secretary.get(`${meeting}/comments/table.csv`);
  expect(csv.headers.get('content-disposition')).toContain('attachment');
  expect(csv.text.split('\r\n')).toHaveLength(5);
  expect(csv.text).toContain(`"'=HYPERLINK(""http://example.org"")"`);
  const json = await secretary.get(`${meeting}/comments/table.json`);
  expect(JSON.parse(json.text)).toMatchObject([
    { acceptedText: 'my words' },
    { reason: 'It was not said.' },
    { text: '=HYPERLINK("http://example.org")' },
  ]);
  expect(json.text).not.toContain(wording);
});

test('what was asked about private business is in nobody’s table who may not see it', async () => {
  const { as, item, newComment } = await startTwoParts();
  for (const part of ['I', 'II'] as const) await newComment(part);
  const table = '/api/meetings/practice/comments/table';
  for (const path of [table, `${table}.csv`, `${table}.json`]) {
    const seen = async (person: string) => (await as[person]?.get(path))?.text ?? '';
    expect(await seen('chair')).toContain('SECRET');
    const open = await seen('lay-member');
    expect(open).toContain('Open');
    expect(open).not.toContain('SECRET');
    expect(open).not.toContain(item.II);
  }
});
