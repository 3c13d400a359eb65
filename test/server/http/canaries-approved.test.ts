import { expect, test } from 'vitest';
import { dayInLondon } from '#shared/domain/calendar.ts';
import { CANARY } from '#test/harness/access-facts.ts';
import { type AccessWorld, startAccessWorld } from '#test/harness/access-world.ts';
import {
  amendAndPutOff,
  approveOwn,
  getter,
  publishOwn,
  sender,
  words,
} from '#test/harness/amended-minutes.ts';
import { crawl, met } from '#test/harness/crawl.ts';

/** What each reader may meet of minutes that were named, put off and amended, as in canaries.test.ts. */
const OF_UNCONFIRMED = {
  lay: ['I', 'R', 'W', 'agenda'],
  conflicted: ['I', 'II', 'X'],
  'brent-secretary': [],
};

/** The same of minutes that were approved, signed, corrected, published and received. Part I is published. */
const OF_APPROVED = {
  public: ['I', 'R', 'W'],
  lay: ['I', 'R', 'W', 'agenda'],
  conflicted: ['I', 'II', 'X'],
  'brent-secretary': ['I', 'R', 'W', 'agenda'],
};

test('whatever comes of minutes, nobody meets in it what is not theirs', async () => {
  const world = await startAccessWorld();
  const putTo = await amendAndPutOff(world);
  const meetings = ['own', ...putTo];
  expect(await seen(world, Object.keys(OF_UNCONFIRMED), meetings)).toEqual(OF_UNCONFIRMED);
  const published = await approveAndPublish(world, putTo);
  const approved = await seen(world, Object.keys(OF_APPROVED), meetings, published);
  expect(approved).toEqual(OF_APPROVED);
  expect(world.server.logged.filter((line) => line.includes(CANARY))).toEqual([]);
  expect(world.server.letters.filter((one) => JSON.stringify(one).includes(CANARY))).toEqual([]);
}, 180_000);

async function seen(
  world: AccessWorld,
  readers: readonly string[],
  meetings: readonly string[],
  published: readonly string[] = [],
) {
  const found: Record<string, string[]> = {};
  for (const reader of readers) {
    const get = await getter(world, reader);
    const pages = reader === 'public' ? published : [];
    const texts = [await crawl(world, get, meetings)];
    for (const path of pages) texts.push((await get(path)).text);
    found[reader] = met(texts.join('\n')).flatMap((one) =>
      one.startsWith('own ') ? [one.slice('own '.length)] : [],
    );
  }
  return found;
}

/** @returns the addresses of the published pages */
async function approveAndPublish(
  world: AccessWorld,
  [, next]: readonly [string, string],
): Promise<string[]> {
  const post = sender(world);
  for (const part of ['I', 'II']) {
    const { sha256, minuteItemId } = await approveOwn(world, next, part);
    const record = '/api/meetings/own/record';
    await post('chair', `${record}/signature`, { part, sha256 });
    for (const zone of part === 'I' ? ['I', 'R', null] : ['II', null]) {
      const itemId = zone === null ? null : `own-${zone}-item`;
      const note = words(zone ?? (part === 'I' ? 'W' : 'II'), 'note');
      await post('secretary', `${record}/corrections`, { part, itemId, note, minuteItemId });
    }
  }
  await world.server.app.projector.settled();
  const path = await publishOwn(world, 'chair');
  const brent = await world.server.as('brent-secretary');
  const receivedOn = dayInLondon(Date.now());
  const receipt = { organisationId: 'ccg-brent', receivedOn, reference: 'BGB/18/40' };
  expect((await brent.post('/api/meetings/own/receipts', receipt)).status).toBe(204);
  return ['/published/', path];
}
