import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import * as t from '#server/db/records-schema.ts';
import { dayAfter, dayInLondon } from '#shared/domain/calendar.ts';
import { toItemId } from '#shared/ids.ts';
import {
  AT,
  MEETING,
  NOTHING,
  type PublishedWorld,
  publish,
  withPublishedMinutes,
  wordsOnDisk,
} from '#test/harness/published-minutes.ts';

// Each starts a whole server, on machines that do much else.
vi.setConfig({ testTimeout: 60_000 });

async function makePrivate({ chair }: PublishedWorld, itemId: string): Promise<void> {
  const order = { shownAs: 'restricted', neutralTitle: null, reason: 'It is about staff.' };
  expect((await chair.post(`/api/items/${itemId}/privacy`, order)).status).toBe(204);
}

const open = async ({ server }: PublishedWorld, path: string) => {
  const answer = await fetch(server.origin + path);
  return { status: answer.status, text: await answer.text() };
};

test('unconfirmed minutes go from the public site at once when an item of them goes to Part II', async () => {
  const world = await withPublishedMinutes();
  const { server, secretary, path, items } = world;
  const [first, second] = items;
  if (first === undefined || second === undefined) throw new Error('a meeting with items');
  const before = [first, second].map(({ title }) => wordsOnDisk(server).includes(title));
  expect(before).toEqual([true, true]);
  const itemPath = `${path}item-1`;
  expect((await open(world, itemPath)).text).toContain('How to check this record');

  await makePrivate(world, first.itemId);

  const page = await open(world, path);
  expect(page.status).toBe(200);
  expect(page.text).toContain('They are withdrawn until there is a new version.');
  for (const address of [itemPath, `${path}record.json`, path, '/published/feed.xml']) {
    const { status, text } = await open(world, address);
    expect([address, status, text.includes(first.title), text.includes(second.title)]).toEqual([
      ...[address, 200, false, false],
    ]);
  }
  expect((await open(world, '/published/')).text).toContain(
    'withdrawn until there is a new version',
  );
  expect((await open(world, '/published/feed.xml')).text).toContain('withdrawn until');
  const found = await open(world, `/published/?word=${encodeURIComponent(second.title)}`);
  expect(found.text).toContain('Nothing was found.');
  expect(wordsOnDisk(server)).not.toContain(first.title);
  expect(wordsOnDisk(server)).not.toContain(second.title);

  const { takenDown, source, why, out } = (await secretary.get(AT)).body;
  expect([takenDown, source, out.length]).toEqual([
    { at: expect.any(String), by: 'Chair (demonstration)' },
    null,
    1,
  ]);
  expect(why).toContain('give a name to the version as it stands now');
  const home = (await secretary.get('/api/home')).text;
  expect(home).toContain('The public page was taken down: prepare a new version');
});

test('a version that was named afterwards goes out again by two people, without the item', async () => {
  const world = await withPublishedMinutes();
  const { server, secretary, chair, path, items } = world;
  const [first, second] = items;
  if (first === undefined || second === undefined) throw new Error('a meeting with items');
  await makePrivate(world, first.itemId);
  const named = await secretary.post(`/api/meetings/${MEETING}/versions`, {
    part: 'I',
    name: 'Without the private item',
  });
  expect(named.status).toBe(201);
  await publish(secretary, chair);

  const page = await open(world, path);
  expect(page.text).toContain('<strong class="word">UNCONFIRMED</strong>');
  expect(page.text).toContain(second.title);
  expect(wordsOnDisk(server)).not.toContain(first.title);
  const { takenDown, out } = (await secretary.get(AT)).body;
  expect([takenDown, out.length]).toEqual([null, 2]);
});

test.each([
  ['is withdrawn', (itemId: string) => `/api/items/${itemId}/withdrawal`],
  [
    'loses its history for good',
    (_: string, documentId: string) => `/api/documents/${documentId}/purge`,
  ],
])('they go too when an item %s after they were taken back for changes', async (_, pathOf) => {
  const world = await withPublishedMinutes();
  const { secretary, chair, path, items } = world;
  const commentsUntil = dayAfter(dayInLondon(Date.now()), 10);
  for (const [who, from, to] of [
    [secretary, 'unconfirmed', 'circulated'],
    [secretary, 'circulated', 'chair_review'],
    [chair, 'chair_review', 'drafting'],
  ] as const) {
    const order = {
      from,
      to,
      reason: 'A slip.',
      commentsUntil: to === 'circulated' ? commentsUntil : null,
    };
    expect((await who.post(`/api/meetings/${MEETING}/minutes/I/moves`, order)).text).toBe('');
  }
  expect((await open(world, path)).text).toContain('UNCONFIRMED');
  const { itemId = '', documentId = '' } = items[0] ?? {};
  const done = await secretary.post(pathOf(itemId, documentId), { reason: 'It names a patient.' });
  expect([done.status, done.text]).toEqual([204, '']);
  expect((await open(world, path)).text).toContain(
    'They are withdrawn until there is a new version.',
  );
  expect(takenDownOnRecord(world)).toEqual([['secretary', 'secretary']]);
});

test('that the public page was taken down stands in the record of who did what, by whose deed, and not why', async () => {
  const world = await withPublishedMinutes();
  const { secretary, items } = world;
  const [first] = items;
  await makePrivate(world, first?.itemId ?? '');
  expect(takenDownOnRecord(world)).toEqual([['chair', 'chair']]);
  const { entries } = (await secretary.get('/api/committees/nwl-sjc/audit')).body as {
    entries: { sentence: string; reason: string | null }[];
  };
  const told = entries.filter(({ sentence }) => sentence.includes('took down'));
  expect(told).toEqual([
    expect.objectContaining({
      sentence:
        'The chair (demonstration) took down the public version of the minutes of the meeting on 1 March 2018',
      reason: null,
    }),
  ]);
  expect(JSON.stringify(told)).not.toContain(first?.title);
  expect(JSON.stringify(told)).not.toContain(first?.itemId);
});

function takenDownOnRecord({ server }: PublishedWorld) {
  const all = server.db.select().from(t.auditEvent).all();
  return all
    .filter(({ deed }) => deed === 'publication-taken-down')
    .map(({ actorId, capacity, itemId, part, reason, before, after }) => {
      expect([itemId, part, reason, before, after]).toEqual([null, 'I', null, null, null]);
      return [actorId, capacity];
    });
}

test('what was withheld of an item that is gone does not keep anybody from beginning anew', async () => {
  const world = await withPublishedMinutes();
  const { secretary, chair, items } = world;
  const withheld = items.slice(0, 2).map(({ itemId }) => ({
    place: { kind: 'item' as const, itemId: toItemId(itemId) },
    ...{ ground: 'commercial' as const, wording: null },
  }));
  await publish(secretary, chair, { ...NOTHING, withheld });
  await makePrivate(world, items[0]?.itemId ?? '');
  const version = { part: 'I', name: 'Without the private item' };
  await secretary.post(`/api/meetings/${MEETING}/versions`, version);
  const { choices } = (await secretary.get(AT)).body;
  expect(choices).toEqual({ ...NOTHING, withheld: withheld.slice(1) });
  expect((await secretary.post(`${AT}/preview`, { choices })).status).toBe(200);
});

test('a version that waits for a second person waits no more when an item of it goes to Part II', async () => {
  const world = await withPublishedMinutes();
  const { secretary, chair, items } = world;
  const { sha256 } = (await secretary.post(`${AT}/preview`, { choices: NOTHING })).body;
  await secretary.post(`${AT}/draft`, { choices: NOTHING, sha256 });
  const { id: draftId } = (await chair.get(AT)).body.waiting;
  await makePrivate(world, items[0]?.itemId ?? '');
  expect((await chair.get(AT)).body.waiting).toBeNull();
  expect((await chair.post(`${AT}/confirmation`, { draftId, sha256 })).status).toBe(409);
});

test('what a full disk keeps is not shown any more', async () => {
  const world = await withPublishedMinutes();
  const { server, path, items } = world;
  const page = await open(world, path);
  const strange = join(server.publishedFolder, 'somebodys-letter.txt');
  writeFileSync(strange, 'It keeps the folder from being written.');
  await makePrivate(world, items[0]?.itemId ?? '');
  expect(statSync(strange).isFile()).toBe(true);
  const now = await open(world, path);
  expect(now.status).toBe(503);
  expect(now.text).toContain('Try again in a moment.');
  expect(page.text).not.toBe(now.text);
});
