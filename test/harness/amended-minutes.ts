import { expect } from 'vitest';
import { CANARY, type Person, ZONES } from './access-facts.ts';
import type { AccessWorld, Asked } from './access-world.ts';
import { putMinutes } from './minutes-in.ts';

export const words = (zone: string, what: string) => `own-${zone}-${what}-${CANARY}`;

/** Asks as a person of the access world, or as the secretary of a parent body. */
export async function getter(world: AccessWorld, reader: string) {
  if (reader !== 'brent-secretary') {
    return (path: string): Promise<Asked> => world.ask(reader as Person, 'GET', path);
  }
  const { cookie } = await world.server.as(reader);
  return async (path: string) => {
    const answer = await fetch(world.server.origin + path, {
      headers: { cookie },
      redirect: 'manual',
    });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };
}

/** Does what must succeed. */
export const sender =
  ({ ask }: AccessWorld) =>
  async (who: Person, path: string, body: unknown, status = 204) => {
    const answer = await ask(who, 'POST', path, body);
    expect([path, answer.status === status || answer.text]).toEqual([path, true]);
    return answer.text === '' ? null : JSON.parse(answer.text);
  };

/** Both parts of one meeting: versions with names, amendments of every item, and an approval that was put off.
 *  @returns the meeting that puts it off, and the one that has the amendments before it */
export async function amendAndPutOff(world: AccessWorld): Promise<readonly [string, string]> {
  const post = sender(world);
  const meetings: string[] = [];
  for (const date of ['2030-04-11', '2030-05-09']) {
    const facts = { title: 'A later one', date, startsAt: null, venue: null };
    const { id } = await post('secretary', '/api/committees/nwl-sjc/meetings', facts, 201);
    meetings.push(id);
    for (const part of ['I', 'II']) {
      const item = { part, title: 'Minutes of the last meeting', standing: 'previous_minutes' };
      await post('secretary', `/api/meetings/${id}/items`, item, 201);
    }
  }
  const [between = '', next = ''] = meetings;
  for (const part of ['I', 'II']) {
    const name = words(part === 'I' ? 'W' : 'II', 'version');
    await post('secretary', '/api/meetings/own/versions', { part, name }, 201);
  }
  await world.server.app.projector.settled();
  putMinutes(world.db, 'own', 'unconfirmed');
  // From here on everybody's rights are asked of the minutes as they are now.
  const kept = { personId: 'observer', level: 'no_vote', reason: 'Shares.' };
  await post('chair', '/api/items/own-I-item/exclusions', kept);
  for (const zone of ZONES) {
    const quote = words(zone, 'words');
    const order = {
      ...{ itemId: `own-${zone}-item`, blockId: `${quote}-block`, from: 0, quote },
      ...{ words: words(zone, 'amended'), reason: words(zone, 'because') },
    };
    const at = `/api/meetings/${next}/approval/amendments`;
    const { amendmentId } = await post('secretary', at, order, 201);
    await post('secretary', `${at}/${amendmentId}`, { outcome: 'agreed' });
  }
  for (const part of ['I', 'II']) {
    const reason = words(part === 'I' ? 'W' : 'II', 'later');
    const order = { of: 'own', part, reason };
    await post('secretary', `/api/meetings/${between}/approval/deferral`, order);
  }
  await world.server.app.projector.settled();
  return [between, next];
}

/** The next meeting approves the minutes of a part, with what it agreed.
 *  @returns the hash of the record, and an item of that meeting for corrections to point to */
export async function approveOwn(world: AccessWorld, next: string, part: string) {
  const get = async (path: string) => JSON.parse((await world.ask('secretary', 'GET', path)).text);
  const asked = { of: 'own', part, how: 'subject_to_amendments' };
  const at = `/api/meetings/${next}/approval`;
  const { sha256 } = await get(`${at}/record?${new URLSearchParams(asked)}`);
  await sender(world)('secretary', at, { ...asked, moverId: null, reason: null, sha256 });
  // The history of private and restricted items goes at once.
  await world.server.app.kept();
  const { items } = await get(`/api/meetings/${next}`);
  const minuteItemId: string = items.find((one: { part: string }) => one.part === part).id;
  return { sha256, minuteItemId };
}

/** The public version of Part I goes out, with one private item told of.
 *  @returns the address of its page */
export async function publishOwn(world: AccessWorld, second: Person): Promise<string> {
  const post = sender(world);
  const at = '/api/meetings/own/publication';
  const get = async () => JSON.parse((await world.ask('secretary', 'GET', at)).text);
  const choices = { withheld: [], named: [], privateItems: 1 };
  const { sha256 } = await post('secretary', `${at}/preview`, { choices }, 200);
  await post('secretary', `${at}/draft`, { choices, sha256 });
  const draftId = (await get()).waiting.id;
  await post(second, `${at}/confirmation`, { draftId, sha256 });
  return (await get()).out[0].path;
}
