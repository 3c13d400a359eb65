import { expect, test, vi } from 'vitest';
import * as t from '#server/db/records-schema.ts';
import { dayAfter, dayInLondon } from '#shared/domain/calendar.ts';
import type { PublicChoices } from '#shared/domain/publication.ts';
import {
  AT,
  MEETING,
  NOTHING,
  publish,
  withPublishedMinutes,
  wordsOnDisk,
} from '#test/harness/published-minutes.ts';
import { synced } from '#test/harness/stock-client.ts';
import type { Caller } from '#test/harness/test-server.ts';

// Each starts a whole server, on machines that do much else.
vi.setConfig({ testTimeout: 60_000 });

const SHEET = `/api/meetings/${MEETING}/attendance`;

const bring = async (secretary: Caller, name: string) => {
  const others = [{ id: null, name, note: null }];
  expect((await secretary.post(SHEET, { seats: [], others, removed: [] })).status).toBe(204);
};

/** Where somebody without a seat stands in the record. */
async function placeOf(secretary: Caller, name: string): Promise<number> {
  const { choices, basis } = (await secretary.get(AT)).body;
  const { panes } = (await secretary.post(`${AT}/preview`, { choices, basis })).body;
  const line = panes.attendance.find((one: { internal: string }) => one.internal.includes(name));
  return line.index;
}

test('whoever comes to the sheet later is not named because somebody else was', async () => {
  const world = await withPublishedMinutes();
  const { secretary, chair } = world;
  await bring(secretary, 'Zoe Speaker');
  await publish(secretary, chair, { ...NOTHING, named: [await placeOf(secretary, 'Zoe Speaker')] });
  expect(wordsOnDisk(world.server)).toContain('Zoe Speaker');

  // A patient in the public seats is written down afterwards.
  await bring(secretary, 'Anna Patient');
  const { choices, dropped }: { choices: PublicChoices; dropped: string[] } = (
    await secretary.get(AT)
  ).body;
  expect(dropped).toEqual([]);
  await publish(secretary, chair, choices);
  expect(wordsOnDisk(world.server)).toContain('Zoe Speaker');
  expect(wordsOnDisk(world.server)).not.toContain('Anna Patient');
});

test('what was chosen on a page that was opened before the minutes changed is refused', async () => {
  const { secretary, chair } = await withPublishedMinutes();
  const { choices, basis } = (await secretary.get(AT)).body;
  const { sha256 } = (await secretary.post(`${AT}/preview`, { choices, basis })).body;
  expect((await secretary.post(`${AT}/draft`, { choices, basis, sha256 })).status).toBe(204);
  const { id: draftId } = (await chair.get(AT)).body.waiting;
  await bring(secretary, 'Anna Patient');
  for (const what of ['preview', 'draft']) {
    const refused = await secretary.post(`${AT}/${what}`, { choices, basis, sha256 });
    expect([refused.status, refused.body.message]).toEqual([
      409,
      'These minutes have changed since you opened this page, and what you chose may stand in another place now. Load the page again.',
    ]);
  }
  expect((await chair.post(`${AT}/confirmation`, { draftId, sha256 })).status).toBe(409);
});

/** A paragraph of some length. */
async function somewhere(secretary: Caller) {
  const { items } = (await secretary.get(`/api/meetings/${MEETING}/minutes`)).body;
  for (const { itemId, documentId, blocks } of items) {
    for (const [block, { text = [] }] of blocks.entries()) {
      const words: string = text.map((run: { text: string }) => run.text).join('');
      if (words.split(' ').length > 4) return { itemId, documentId, block, words };
    }
  }
  throw new Error('the demonstration has paragraphs');
}

test('whoever is kept from an item that is private now reads no word of it that was said of a public version', async () => {
  const { server, secretary, chair } = await withPublishedMinutes();
  const { itemId, block, words } = await somewhere(secretary);
  const ground = 'commercial';
  const choices: PublicChoices = {
    ...NOTHING,
    withheld: [
      { place: { kind: 'paragraph', itemId, block }, ground, wording: 'CANARY wording' },
      { place: { kind: 'phrase', itemId, block, words }, ground, wording: null },
      { place: { kind: 'attendee', index: 0 }, ground, wording: 'CANARY of that item' },
    ],
  };
  const { sha256 } = (await secretary.post(`${AT}/preview`, { choices })).body;
  expect((await secretary.post(`${AT}/draft`, { choices, sha256 })).status).toBe(204);
  const { id: draftId } = (await chair.get(AT)).body.waiting;
  const reason = 'In that item CANARY still stands.';
  expect((await chair.post(`${AT}/return`, { draftId, reason })).status).toBe(204);
  expect((await chair.get(AT)).text).toContain('CANARY');
  for (const personId of ['chair', 'member-ealing']) {
    const kept = { personId, level: 'leaves', reason: 'Shares.' };
    expect((await secretary.post(`/api/items/${itemId}/exclusions`, kept)).status).toBe(204);
  }
  const order = { shownAs: 'restricted', neutralTitle: null, reason: 'It is about staff.' };
  expect((await secretary.post(`/api/items/${itemId}/privacy`, order)).status).toBe(204);
  for (const who of ['chair', 'member-ealing']) {
    const { status, text } = await (await server.as(who)).get(AT);
    expect([who, status, text.includes('CANARY'), text.includes(words)]).toEqual([
      ...[who, 200, false, false],
    ]);
  }
  expect(JSON.stringify(server.db.select().from(t.publicationDraft).all())).not.toContain(words);
  expect((await secretary.get(AT)).body.sentBack.reason).toBe(reason);
});

test('words that are removed for good are not kept among what was to be withheld', async () => {
  const { server, secretary, chair } = await withPublishedMinutes();
  const { itemId, documentId, block, words } = await somewhere(secretary);
  const place = { kind: 'phrase', itemId, block, words } as const;
  await publish(secretary, chair, {
    ...NOTHING,
    withheld: [{ place, ground: 'personal_data', wording: null }],
  });
  const commentsUntil = dayAfter(dayInLondon(Date.now()), 10);
  for (const [who, from, to] of [
    [secretary, 'unconfirmed', 'circulated'],
    [secretary, 'circulated', 'chair_review'],
    [chair, 'chair_review', 'drafting'],
  ] as const) {
    const until = to === 'circulated' ? commentsUntil : null;
    const order = { from, to, reason: 'A slip.', commentsUntil: until };
    const moved = await who.post(`/api/meetings/${MEETING}/minutes/I/moves`, order);
    expect(moved.text).toBe('');
  }
  const client = secretary.sync(documentId);
  await synced(client);
  client.content.delete(0, client.content.length);
  await vi.waitFor(async () => {
    await server.app.projector.settled();
    const { text } = await secretary.get(`/api/meetings/${MEETING}/minutes`);
    expect(text).not.toContain(words);
  });
  const order = { reason: 'It names a patient.' };
  const done = await secretary.post(`/api/documents/${documentId}/purge`, order);
  expect([done.status, done.text]).toEqual([204, '']);
  expect((await secretary.get(AT)).text).not.toContain(words);
  const drafts = server.db.select().from(t.publicationDraft).all();
  expect(drafts.length).toBeGreaterThan(0);
  expect(JSON.stringify(drafts)).not.toContain(words);
});
