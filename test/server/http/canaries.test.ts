import { afterEach, expect, test } from 'vitest';
import type * as Y from 'yjs';
import * as t from '#server/db/records-schema.ts';
import { agendaItems } from '#shared/document/agenda-schema.ts';
import { FRAME } from '#shared/protocol/frame.ts';
import {
  CANARY,
  type MeetingName,
  PERSONS,
  type Person,
  ZONES,
} from '#test/harness/access-facts.ts';
import { type AccessWorld, startAccessWorld } from '#test/harness/access-world.ts';
import { crawl, met } from '#test/harness/crawl.ts';
import { type LiveStream, openLiveStream } from '#test/harness/live-stream.ts';
import { append, synced } from '#test/harness/stock-client.ts';
import { until } from '#test/harness/until.ts';

/** What each person may meet anywhere, by zone; `agenda`: the document of Part I's agenda, which names every
 *  item of the part; `X`: the chair's reason for keeping somebody from an item. Words that were deleted (`gone`)
 *  are nobody's. */
const MAY_MEET: Readonly<Record<Person, readonly string[]>> = {
  public: [],
  former: [],
  lay: zones(['own', 'sent', 'shut'], ['agenda', 'I', 'R']),
  voice: zones(['own', 'sent', 'shut'], ['agenda', 'I', 'R']),
  member: zones(['own', 'sent', 'shut'], ['agenda', 'I', 'II', 'R']),
  conflicted: zones(['own', 'sent', 'shut'], ['I', 'II', 'X']),
  chair: zones(['own', 'sent', 'shut'], ['agenda', 'I', 'II', 'R', 'X']),
  secretary: zones(['own', 'sent', 'shut'], ['agenda', 'I', 'II', 'R', 'X', 'notes']),
  deputy: zones(['own'], ['agenda', 'I', 'II', 'R']),
  elsewhere: zones(['other'], ['agenda', 'I', 'II', 'R', 'X', 'notes']),
  administrator: [],
  disabled: [],
};

function zones(meetings: readonly MeetingName[], names: readonly string[]): string[] {
  return meetings.flatMap((meeting) => names.map((name) => `${meeting} ${name}`)).sort();
}

let streams: LiveStream[] = [];
afterEach(() => {
  for (const one of streams) one.close();
  streams = [];
});

test('nobody meets a word, an id or a trace of what is not theirs, wherever they look', async () => {
  const world = await startAccessWorld();
  const heard = await listen(world);
  await doEverything(world);
  const seen: Partial<Record<Person, string[]>> = {};
  for (const person of PERSONS) {
    const text = [
      await crawl(world, (path) => world.ask(person, 'GET', path)),
      await openEverything(world, person),
      heard(person),
    ].join('\n');
    seen[person] = met(text);
    expect([person, text.includes('-gone-')]).toEqual([person, false]);
  }
  expect(seen).toEqual(MAY_MEET);
  expect(world.server.logged.filter((line) => line.includes(CANARY))).toEqual([]);
  expect(world.server.letters.filter((one) => JSON.stringify(one).includes(CANARY))).toEqual([]);
}, 180_000);

async function listen(world: AccessWorld) {
  const open = new Map<Person, LiveStream>();
  for (const person of PERSONS) {
    if (person === 'public' || person === 'disabled') continue;
    const stream = await openLiveStream(world.server.origin, world.as[person].cookie);
    open.set(person, stream);
    streams.push(stream);
  }
  return (person: Person) => JSON.stringify(open.get(person)?.heard ?? []);
}

/** Something happens in every zone while everybody listens: words typed and deleted, presence, comments,
 *  an item taken, progress, an answer. */
async function doEverything(world: AccessWorld): Promise<void> {
  const { as } = world;
  for (const meeting of ['own', 'other'] as const) {
    const keeper = meeting === 'own' ? 'secretary' : 'elsewhere';
    await publishAndAlter(world, meeting, keeper);
    for (const zone of ZONES) {
      const of = (what: string) => `${meeting}-${zone}-${what}`;
      const minute = as[keeper].sync(world.minuteOf(of('item')));
      await synced(minute);
      const gone = append(
        minute,
        'paragraph',
        { id: `${meeting}-gone-block` },
        `${meeting}-gone-words`,
      );
      minute.content.delete(minute.content.toArray().indexOf(gone), 1);
      append(minute, 'paragraph', { id: of('typed-block') }, `${of('typed')}-${CANARY}`);
      const orders: readonly (readonly [string, unknown])[] = [
        [`/api/meetings/${meeting}/presence`, { tab: zone, itemId: of('item') }],
        [`/api/meetings/${meeting}/current-item`, { itemId: of('item') }],
        [`/api/comments/${of('comment')}/replies`, { text: `${of('answer')}-${CANARY}` }],
        [`/api/comments/${of('comment')}/settlement`, { state: 'declined', reason: of('why') }],
        [`/api/actions/${of('action')}/updates`, { kind: 'progress', note: of('progress') }],
        [`/api/contributions/${of('contribution')}/responses`, { text: of('reply') }],
      ];
      for (const [path, body] of orders) {
        const answer = await world.ask(keeper, 'POST', path, body);
        expect([path, answer.status]).toEqual([path, 204]);
      }
      // An action of Part I that an item of each zone agreed to close.
      if (zone !== 'I') {
        await world.ask(
          keeper,
          'POST',
          `/api/actions/${meeting}-I-${zone === 'R' ? 'action' : 'closed'}/updates`,
          {
            kind: 'closed',
            note: 'Done.',
            meetingId: meeting,
            itemId: of('item'),
          },
        );
      }
    }
    await until('the last words on record', async () => {
      const { text } = await world.ask(keeper, 'GET', `/api/meetings/${meeting}/minutes`);
      return ZONES.every((zone) => text.includes(`${meeting}-${zone}-typed-${CANARY}`));
    });
  }
}

/** The agendas of both parts go out; then every item on them is called something else. */
async function publishAndAlter(
  world: AccessWorld,
  meeting: 'own' | 'other',
  keeper: 'secretary' | 'elsewhere',
): Promise<void> {
  for (const part of ['I', 'II'] as const) {
    const scheme = { prefix: 'JC', year: 'financial' };
    const order = { part, reason: null, scheme, withoutReferences: false };
    const path = `/api/meetings/${meeting}/agenda-publication`;
    expect((await world.ask(keeper, 'POST', path, order)).status).toBe(201);
    const agenda = world.as[keeper].sync(`${meeting}-agenda-${part}.1`);
    await synced(agenda);
    for (const [id, item] of agendaItems(agenda.doc)) {
      const words = `${id.replace('-item', '-renamed')}-${CANARY} `;
      if (ZONES.some((zone) => id === `${meeting}-${zone}-item`)) {
        (item.get('title') as Y.Text).insert(0, words);
      }
    }
  }
  await until('the new titles among what was altered', async () => {
    const path = `/api/meetings/${meeting}/agenda-publication`;
    const { text } = await world.ask(keeper, 'GET', path);
    return ZONES.every((zone) => text.includes(`${meeting}-${zone}-renamed-${CANARY}`));
  });
}

/** Every byte of every document that opens, and who is there. */
async function openEverything(world: AccessWorld, person: Person): Promise<string> {
  const documents = world.db.select({ id: t.document.id }).from(t.document).all();
  const all = await Promise.all(
    documents.map(async ({ id }) => {
      const open = world.open(person, id);
      if (await open.opened) {
        open.socket.send(Uint8Array.of(FRAME.queryAwareness));
        open.socket.send(Uint8Array.of(FRAME.sync, 0, 1, 0));
        const isAnswer = (one: Buffer) => one[0] === FRAME.sync && one[1] === 1;
        await until('the text', () => open.frames.some(isAnswer) || open.ended() !== null);
      }
      open.socket.terminate();
      return open.received();
    }),
  );
  return all.join('\n');
}
