import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import * as t from '#server/db/records-schema.ts';
import { canonicalText } from '#shared/document/canonical.ts';
import { type ApprovingWorld, startApprovingWorld } from '#test/harness/approving.ts';
import { putMinutes } from '#test/harness/minutes-in.ts';
import { putSealed } from '#test/harness/sealed-minutes.ts';

// Each starts a whole server, on machines that do much else.
vi.setConfig({ testTimeout: 60_000 });

const CANARY = 'CANARY';

/** Unconfirmed minutes of Part I, of which one item was corrected, put to the meeting and written in too late, and
 *  then went to Part II. */
async function withAmendedItemMadePrivate(): Promise<ApprovingWorld & { readonly itemId: string }> {
  const world = await startApprovingWorld();
  const { secretary, chair, march, db } = world;
  const minutes = (await secretary.get(`/api/meetings/${march}/minutes`)).body;
  const [item] = minutes.items;
  const { itemId, documentId, blocks } = item;
  const [block] = blocks;
  const read = block.text.map((run: { text: string }) => run.text).join('');
  const wanted = `${CANARY} corrected. ${read}`;
  const corrected = await secretary.post(`/api/meetings/${march}/amendments`, {
    ...{ id: randomUUID(), itemId, blockId: block.id, read, reason: 'A slip.' },
    wanted,
  });
  expect(corrected.status).toBe(201);
  const change = { itemId, blockId: block.id, from: 0, quote: '' };
  const [, next] = minutes.items;
  const itsFirst = { itemId: next.itemId, blockId: next.blocks[0].id, from: 0, quote: '' };
  await world.amend({ ...itsFirst, words: 'Here, ' }, 'not_agreed');
  await world.amend({ ...change, words: `${CANARY} turned down. ` }, 'not_agreed');
  await world.amend({ ...change, words: `${CANARY} agreed. ` }, 'agreed');
  await world.amend({ ...change, from: wanted.length, words: ` ${CANARY} open.` });
  db.insert(t.lateEdit)
    .values({
      ...{ id: 'late', meetingId: march, itemId, documentId, authorId: 'member-brent', at: 1 },
      changes: { clients: [1], blocks: [] },
      digest: 'of-it',
      state: 'waiting',
    })
    .run();
  expect(statedNow(world)).toEqual([
    expect.stringMatching(/ of item 2$/),
    ...Array(4).fill(expect.stringMatching(/ of item 1$/)),
  ]);
  // The demonstration's meeting had no private business so far.
  const order = { shownAs: 'restricted', neutralTitle: null, reason: 'It is about staff.' };
  expect((await chair.post(`/api/items/${itemId}/privacy`, order)).status).toBe(204);
  await world.server.app.projector.settled();
  return { ...world, itemId };
}

const statedNow = ({ db }: Pick<ApprovingWorld, 'db'>) =>
  db
    .select()
    .from(t.amendment)
    .all()
    .map((one) => one.stated)
    .toSorted((one, other) => (one.includes('Here') ? -1 : other.includes('Here') ? 1 : 0));

test('an amendment names its item as the agendas have it now, also one of an item that stayed', async () => {
  const world = await withAmendedItemMadePrivate();
  expect(statedNow(world)).toEqual([
    expect.stringMatching(/ of item 1$/),
    ...Array(4).fill(expect.stringMatching(/ of item 1 of Part II$/)),
  ]);
  const { items } = (await world.secretary.get(`/api/meetings/${world.march}`)).body;
  const places = items.map((one: { part: string; number: number }) => [one.part, one.number]);
  expect(places.filter(([, number]: [string, number]) => number === 1)).toEqual([
    ['I', 1],
    ['II', 1],
  ]);
});

test('what was asked and told of an item goes to Part II with it', async () => {
  const { db, itemId, secretary, march } = await withAmendedItemMadePrivate();
  const item = db.select().from(t.agendaItem).where(eq(t.agendaItem.id, itemId)).get();
  const ofItem = eq(t.amendment.itemId, itemId);
  const amendments = db.select().from(t.amendment).where(ofItem).all();
  expect(amendments.map(({ part, documentId }) => ({ part, documentId }))).toEqual(
    Array(4).fill({ part: 'II', documentId: item?.minuteDocumentId }),
  );
  expect(db.select().from(t.lateEdit).all()).toMatchObject([
    { documentId: item?.minuteDocumentId, itemId },
  ]);
  const told = (await secretary.get(`/api/meetings/${march}/amendments`)).body;
  expect(told.map((one: { part: string }) => one.part).toSorted()).toEqual([
    'I',
    ...Array(4).fill('II'),
  ]);
});

test('nothing of it is in the record of Part I, in the minute that approves it or before the public', async () => {
  const world = await withAmendedItemMadePrivate();
  const { db, march, april, server, secretary, itemId } = world;
  expect((await world.show('correct_record')).text).not.toContain(CANARY);
  expect((await world.approve('correct_record')).status).toBe(204);
  const [sealed] = db.select().from(t.sealedRecord).all();
  expect(sealed).toMatchObject({ kind: 'approved', part: 'I' });
  await server.app.projector.settled();
  const lay = await server.as('lay-member');
  const texts = [
    sealed?.body,
    (await secretary.get(`/api/decisions?meetingId=${april}`)).text,
    (await secretary.get(`/api/meetings/${april}/minutes`)).text,
    (await lay.get(`/api/meetings/${march}/record`)).text,
    (await lay.get(`/api/meetings/${april}/approval`)).text,
    (await lay.get(`/api/meetings/${march}/amendments`)).text,
  ];
  putMinutes(db, march, 'signed', { parts: ['I'] });
  putSealed(db, 'signed', canonicalText({ name: 'The chair', post: 'Independent chair' }));
  const choices = { withheld: [], named: [], privateItems: 0 };
  const preview = await secretary.post(`/api/meetings/${march}/publication/preview`, { choices });
  expect(preview.status).toBe(200);
  for (const text of [...texts, preview.text]) {
    expect(text).toEqual(expect.any(String));
    expect(text).not.toContain(CANARY);
    expect(text).not.toContain(itemId);
  }
});

test('an amendment that was left on record in Part I is not sealed with it', async () => {
  const world = await withAmendedItemMadePrivate();
  world.db.update(t.amendment).set({ part: 'I' }).run();
  world.db
    .update(t.amendment)
    .set({ state: 'not_agreed' })
    .where(eq(t.amendment.origin, 'proposal'))
    .run();
  expect((await world.approve('correct_record')).status).toBe(204);
  expect(world.db.select().from(t.sealedRecord).get()?.body).not.toContain(CANARY);
});

test('of an item that a sealed record names and does not hold, those without Part II read nothing', async () => {
  const world = await withAmendedItemMadePrivate();
  const { db, march, server, secretary, itemId } = world;
  const { text } = (await world.show('correct_record')).body;
  const record = JSON.parse(text);
  const stray = { itemId, stated: CANARY, before: '', after: CANARY, outcome: 'made' };
  const body = canonicalText({
    ...record,
    amendments: [{ ...stray, author: 'Somebody', by: 'Somebody' }],
  });
  putMinutes(db, march, 'approved', { parts: ['I'] });
  putSealed(db, 'approved', body);
  const page = `/api/meetings/${march}/record`;
  const [own] = (await secretary.get(page)).body.parts;
  expect([own.whole, own.text]).toEqual([true, body]);
  const lay = await (await server.as('lay-member')).get(page);
  expect(lay.body.parts).toMatchObject([{ part: 'I', whole: false }]);
  expect(lay.text).not.toContain(CANARY);
  expect(lay.text).not.toContain(itemId);
});
