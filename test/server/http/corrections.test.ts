import { randomUUID } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { createMemoryJournal } from '#server/journal/memory-journal.ts';
import { plainText } from '#shared/document/minute-content.ts';
import { toDocumentId, toPlace } from '#shared/ids.ts';
import type { AmendmentView } from '#shared/protocol/http/amendments.ts';
import { putMinutes } from '#test/harness/minutes-in.ts';
import { startServer } from '#test/harness/test-server.ts';
import { until } from '#test/harness/until.ts';

// Each starts a whole server, on machines that do much else.
vi.setConfig({ testTimeout: 60_000 });

const MEETING = '/api/meetings/sjc-2018-03-01';

async function started(stage: 'circulated' | 'unconfirmed' | 'approved' = 'unconfirmed') {
  const now = () => Date.now();
  const journal = createMemoryJournal({ now });
  const server = await startServer({
    journal,
    now,
    prepare: (db) => putMinutes(db, 'sjc-2018-03-01', stage),
  });
  const secretary = await server.as('secretary');
  const [item] = (await secretary.get(`${MEETING}/minutes`)).body.items;
  const [block] = item.blocks;
  const words = async (): Promise<string> =>
    plainText((await secretary.get(`${MEETING}/minutes`)).body.items[0].blocks[0].text);
  const read = await words();
  const order = {
    id: randomUUID(),
    itemId: item.itemId,
    blockId: block.id,
    read,
    reason: 'A slip.',
  };
  const correct = (who = secretary, change: object = {}) =>
    who.post(`${MEETING}/amendments`, { ...order, wanted: `However, ${read}`, ...change });
  const entries = () => journal.entriesAfter(toDocumentId(item.documentId), toPlace(0));
  return { server, secretary, item, block, read, words, order, correct, entries };
}

test('the secretary corrects minutes that were sent round, under their name, and it is said in words', async () => {
  const { server, read, words, correct, entries } = await started();
  const before = (await entries()).length;
  const done = await correct();
  expect(done.status).toBe(201);
  await until('the words', async () => (await words()) === `However, ${read}`);
  const after = await entries();
  expect(after.slice(before).map((one) => one.author)).toEqual(['secretary']);
  const lay = await server.as('lay-member');
  const amendments = (await lay.get(`${MEETING}/amendments`)).body as AmendmentView[];
  expect(amendments).toMatchObject([
    {
      origin: 'correction',
      state: 'made',
      stated:
        'the inclusion of the word ‘However,’ at the beginning of the first paragraph of item 1',
      before: '',
      after: 'However, ',
      reason: 'A slip.',
      by: 'Secretary (demonstration)',
      author: null,
    },
  ]);
  // Sending again changes nothing.
  expect((await correct()).status).toBe(201);
  expect((await entries()).length).toBe(after.length);
  expect((await lay.get(`${MEETING}/amendments`)).body).toHaveLength(1);
});

test('a correction can take words out, and says that they went', async () => {
  const { server, secretary, read, words, correct } = await started();
  const [first = '', second = '', ...rest] = read.split(' ');
  const others = [first, ...rest];
  expect((await correct(secretary, { wanted: others.join(' ') })).status).toBe(201);
  await until('the words', async () => (await words()) === others.join(' '));
  const [made] = (await (await server.as('lay-member')).get(`${MEETING}/amendments`)).body;
  expect(made).toMatchObject({ before: `${second} `, after: '' });
  expect(made.stated).toBe(
    `the deletion of the word ‘${second}’ from the first paragraph of item 1`,
  );
});

test('words that have changed since, that are the same, or that nobody gave a reason for are not corrected', async () => {
  const { secretary, read, correct, words, order } = await started();
  const other = { id: randomUUID() };
  expect((await correct(secretary, { ...other, read: 'Other words' })).body.code).toBe(
    'passage-changed',
  );
  expect((await correct(secretary, { ...other, wanted: read })).body.code).toBe('not-valid');
  expect((await correct(secretary, { ...other, reason: ' ' })).status).toBe(400);
  expect((await correct(secretary, { ...other, blockId: 'none' })).body.code).toBe(
    'passage-changed',
  );
  expect(await words()).toBe(read);
  await correct();
  expect((await correct(secretary, { id: order.id, itemId: 'none' })).status).toBe(404);
});

test('nobody else corrects, and nobody once they are approved', async () => {
  const open = await started('circulated');
  for (const person of ['chair', 'member-brent', 'lay-member']) {
    expect((await open.correct(await open.server.as(person))).status).toBe(403);
  }
  const settled = await started('approved');
  expect((await settled.correct()).body.message).toContain('approved');
  expect(await settled.words()).toBe(settled.read);
});
