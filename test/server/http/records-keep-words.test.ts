import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import * as t from '#server/db/records-schema.ts';
import { type MinuteBlock, plainText } from '#shared/document/minute-content.ts';
import { must } from '#shared/lang/must.ts';
import { type ApprovingWorld, startApprovingWorld } from '#test/harness/approving.ts';
import { until } from '#test/harness/until.ts';

// Each starts a whole server, on machines that do much else.
vi.setConfig({ testTimeout: 60_000 });

/** A decision of the minutes, as a passage that is all of it. */
async function decisionIn({ secretary, march }: ApprovingWorld) {
  const { items } = (await secretary.get(`/api/meetings/${march}/minutes`)).body;
  const all = items.flatMap(
    (item: { itemId: string; place: number; blocks: readonly MinuteBlock[] }) =>
      item.blocks.flatMap((block) =>
        block.kind === 'decision'
          ? [{ itemId: item.itemId, blockId: block.id, readAt: item.place, block }]
          : [],
      ),
  );
  const [{ block, ...place }] = all;
  return { ...place, quote: plainText(block.text) };
}

const refused = (instead: string) => ({
  code: 'not-valid',
  message: `This would leave a decision without words. Say what was decided instead, or ${instead}.`,
});
const ASIS = refused('leave the words as they are');

test('no amendment leaves a decision without words: not put, not agreed to, not put in', async () => {
  const world = await startApprovingWorld();
  const { secretary, april, db } = world;
  const { itemId, blockId, quote } = await decisionIn(world);
  const put = (from: number, words: string) =>
    secretary.post(`/api/meetings/${april}/approval/amendments`, {
      ...{ itemId, blockId, from, quote: quote.slice(from), words, reason: null },
    });
  const settle = (id: string) =>
    secretary.post(`/api/meetings/${april}/approval/amendments/${id}`, { outcome: 'agreed' });
  const whole = await put(0, ' ');
  expect([whole.status, whole.body]).toMatchObject([
    422,
    { ...ASIS, fields: [{ path: 'words', message: ASIS.message }] },
  ]);

  // All but the first word, and then that one too.
  const word = must(quote.split(' ')[0], 'a word');
  const rest = await put(word.length + 1, '');
  expect((await settle(rest.body.amendmentId)).status).toBe(204);
  const first = { itemId, blockId, from: 0, quote: word, reason: null };
  const at = `/api/meetings/${april}/approval/amendments`;
  expect((await secretary.post(at, { ...first, words: '' })).body).toMatchObject(ASIS);
  const other = await secretary.post(at, { ...first, words: 'Perhaps' });
  expect(other.status).toBe(201);
  // As one that was put before anybody asked for words.
  const { amendmentId: id } = other.body;
  const words = (said: string) =>
    db.update(t.amendment).set({ words: said }).where(eq(t.amendment.id, id)).run();
  words('');
  expect((await settle(id)).body).toMatchObject(ASIS);
  words('Perhaps');
  expect((await settle(id)).status).toBe(204);
  words('');
  expect((await world.show('subject_to_amendments')).body.message).toMatch(
    /^This would leave a decision without words\. .* withdraw the amendment: /,
  );
  words('Perhaps');
  expect((await world.approve('subject_to_amendments')).status).toBe(204);
  const sealed = JSON.parse(must(db.select().from(t.sealedRecord).get(), 'the record').body);
  expect(JSON.stringify(sealed.items)).toContain('"text":"Perhaps "');
});

test('no correction leaves a decision without words', async () => {
  const world = await startApprovingWorld();
  const { itemId, blockId, quote } = await decisionIn(world);
  const order = { id: randomUUID(), itemId, blockId, read: quote, reason: 'A slip.' };
  const correct = (wanted: string) =>
    world.secretary.post(`/api/meetings/${world.march}/amendments`, { ...order, wanted });
  expect((await correct(' ')).body).toMatchObject(ASIS);
  await world.server.app.projector.settled();
  expect((await decisionIn(world)).quote).toBe(quote);
  expect((await correct('The committee will refine it.')).status).toBe(201);
});

test('no accepted suggestion leaves a decision without words, and it can still be accepted in part', async () => {
  const world = await startApprovingWorld('circulated');
  const { server, secretary, march } = world;
  const { itemId, blockId, quote, readAt } = await decisionIn(world);
  const lay = await server.as('lay-member');
  const id = randomUUID();
  const sent = await lay.post(`/api/meetings/${march}/comments`, {
    ...{ id, itemId, blockId, from: 0, to: quote.length, quote, readAt },
    ...{ kind: 'wording', text: '', proposedText: '' },
  });
  expect(sent.status).toBe(201);
  const find = async () =>
    (await secretary.get(`/api/meetings/${march}/comments`)).body.find(
      (one: { id: string }) => one.id === id,
    );
  await until('its anchor', async () => (await find()).wordsNow === quote);
  const accept = (words: string | null) =>
    secretary.post(`/api/comments/${id}/acceptance`, { words, reason: '' });
  expect((await accept(null)).body).toMatchObject(refused('decline'));
  expect([(await decisionIn(world)).quote, (await find()).state]).toEqual([quote, 'open']);
  expect((await accept('To refine it.')).status).toBe(204);
  await server.app.projector.settled();
  expect((await decisionIn(world)).quote).toBe('To refine it.');
});
