import { expect, test } from 'vitest';
import * as t from '#server/db/records-schema.ts';
import { UNRECORDED_TERMS } from '#shared/domain/terms-of-reference.ts';
import { CANARY, idOf } from '#test/harness/access-facts.ts';
import { type AccessWorld, startAccessWorld } from '#test/harness/access-world.ts';
import {
  amendAndPutOff,
  approveOwn,
  getter,
  publishOwn,
  sender,
  words,
} from '#test/harness/amended-minutes.ts';
import { crawl } from '#test/harness/crawl.ts';
import { putLateEdit } from '#test/harness/late-edits-in.ts';

/** Words about the item, or about the whole part while it stood there. A second item of its zone stays. */
const OF_IT = /own-(R|W)-(?!spare)[\w-]+/g;
const PUBLICATION = '/api/meetings/own/publication';

test('an item that goes to Part II takes all its words with it, also from whoever is kept from it', async () => {
  const world = await startAccessWorld();
  const post = sender(world);
  const rules = { ...UNRECORDED_TERMS, unconfirmedMinutesPublished: true };
  world.db.update(t.termsOfReference).set({ rules }).run();
  const putTo = await amendAndPutOff(world);
  const meetings = ['own', ...putTo];
  await prepareAndSendBack(world);
  writeLate(world);
  const before = (await met(world, 'chair', meetings)).join(' ');
  for (const what of ['words', 'amended', 'late', 'latetitle']) {
    expect(before).toContain(words('R', what));
  }
  expect(before).toContain(words('W', 'sentback'));
  const excluded = { personId: 'chair', level: 'leaves', reason: words('X', 'why') };
  await post('secretary', '/api/items/own-R-item/exclusions', excluded);

  const privacy = { shownAs: 'restricted', neutralTitle: null, reason: words('R', 'moved') };
  await post('secretary', '/api/items/own-R-item/privacy', privacy);
  await world.server.app.projector.settled();
  for (const reader of ['chair', 'conflicted', 'lay']) {
    expect.soft([reader, await met(world, reader, meetings)]).toEqual([reader, []]);
  }

  const out = await approveAndPublish(world, putTo);
  for (const reader of ['public', 'lay', 'conflicted', 'brent-secretary', 'chair']) {
    expect.soft([reader, await met(world, reader, meetings, out)]).toEqual([reader, []]);
  }
  expect(world.server.logged.filter((line) => line.includes(CANARY))).toEqual([]);
  expect(world.server.letters.filter((one) => JSON.stringify(one).includes(CANARY))).toEqual([]);
}, 240_000);

/** Each place where a reader meets words of it, and which. */
async function met(
  world: AccessWorld,
  reader: string,
  meetings: readonly string[],
  besides: readonly string[] = [],
): Promise<string[]> {
  const get = await getter(world, reader);
  const found = new Set<string>();
  const look = async (path: string) => {
    const answer = await get(path);
    for (const [hit] of answer.text.matchAll(OF_IT)) found.add(`${path} ${hit}`);
    return answer;
  };
  await crawl(world, look, meetings);
  for (const path of besides) expect((await look(path)).status).toBe(200);
  return [...found];
}

/** A public version of the unconfirmed minutes, with words about what is withheld of the item and about the whole. */
async function prepareAndSendBack(world: AccessWorld): Promise<void> {
  const post = sender(world);
  const place = { kind: 'item', itemId: 'own-R-item' };
  const withheld = [{ place, ground: 'commercial', wording: words('R', 'wording') }];
  const choices = { withheld, named: [], privateItems: 0 };
  const { sha256 } = await post('secretary', `${PUBLICATION}/preview`, { choices }, 200);
  await post('secretary', `${PUBLICATION}/draft`, { choices, sha256 });
  const { waiting } = JSON.parse((await world.ask('chair', 'GET', PUBLICATION)).text);
  const back = { draftId: waiting.id, reason: words('W', 'sentback') };
  await post('chair', `${PUBLICATION}/return`, back);
}

/** In the item's minute and, about its title, in the agenda. */
function writeLate({ db }: AccessWorld): void {
  putLateEdit(db, 'own', 'R');
  const title = { blockId: 'own-R-item', kind: 'title', before: 'Before' };
  db.insert(t.lateEdit)
    .values({
      ...{ id: 'late-agenda', meetingId: 'own', itemId: null, documentId: 'own-agenda-I.1' },
      ...{ authorId: idOf('member'), at: 3, digest: 'of-the-agenda', state: 'waiting' },
      changes: { clients: [9], blocks: [{ ...title, after: words('R', 'latetitle') }] },
    })
    .run();
}

/** Part I is approved, signed, corrected and published without it, Part II with it.
 *  @returns the addresses of what is out */
async function approveAndPublish(
  world: AccessWorld,
  [, next]: readonly [string, string],
): Promise<string[]> {
  const post = sender(world);
  for (const part of ['I', 'II']) {
    const { sha256, minuteItemId } = await approveOwn(world, next, part);
    const record = '/api/meetings/own/record';
    // Whoever chaired signs: of Part II they are kept from an item.
    if (part === 'I') await post('chair', `${record}/signature`, { part, sha256 });
    for (const itemId of part === 'I' ? [null] : ['own-R-item', null]) {
      const note = words(itemId === null ? part : 'R', 'note');
      await post('secretary', `${record}/corrections`, { part, itemId, note, minuteItemId });
    }
  }
  await world.server.app.projector.settled();
  const path = await publishOwn(world, 'member');
  return ['/published/', path, `${path}record.json`];
}
