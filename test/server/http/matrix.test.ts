import { eq } from 'drizzle-orm';
import * as encoding from 'lib0/encoding';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import * as t from '#server/db/records-schema.ts';
import { FRAME, RELAY, SYNC } from '#shared/protocol/frame.ts';
import {
  exclude,
  idOf,
  type MeetingName,
  PERSONS,
  type Person,
  type Zone,
} from '#test/harness/access-facts.ts';
import {
  type AccessWorld,
  type Asked,
  type OpenSocket,
  startAccessWorld,
} from '#test/harness/access-world.ts';
import { synced } from '#test/harness/stock-client.ts';
import { until } from '#test/harness/until.ts';
import { SOCKETS } from './matrix-meetings.ts';
import { type At, ORDERS } from './matrix-orders.ts';
import { MATRIX } from './matrix-table.ts';

/** What a refusal tells beside its status: it must not tell what is there from what is not. */
const told = ({ text, headers }: Asked) =>
  JSON.stringify([text, [...headers].filter(([name]) => name !== 'date').sort()]);

test('every route answers everybody as the table says, and a refusal is like nothing at all', async () => {
  const world = await startAccessWorld();
  const missing = {
    GET: told(await world.ask('chair', 'GET', '/api/meetings/no-such-meeting')),
    POST: told(await world.ask('chair', 'POST', '/api/items/no-such-item/withdrawal', {})),
  };
  const found: Record<string, string | Record<string, string>> = {};
  for (const [row, places] of Object.entries(MATRIX)) {
    const [method = '', route = ''] = row.replace(/,.*/, '').split(' ');
    const cells: Record<string, string> = {};
    for (const place of typeof places === 'string' ? ['own'] : Object.keys(places)) {
      const [meeting = 'own', zone = 'I'] = place.split(' ') as [MeetingName, Zone];
      const answers: string[] = [];
      for (const person of PERSONS) {
        const at: At = { meeting, zone, person, world };
        const { id = '', also = '', query = '', body } = ORDERS[row]?.(at) ?? {};
        const path = route.replace(/:\w+/, id).replace(/:\w+/, also) + query;
        const answer = await world.ask(person, method, path, method === 'GET' ? undefined : body);
        await answer.stream?.cancel();
        answers.push(String(answer.status));
        if (answer.status === 404 && path.startsWith('/api/')) {
          expect([row, place, person, told(answer)]).toEqual([
            row,
            place,
            person,
            missing[method as 'GET'],
          ]);
        }
      }
      cells[place] = answers.join(' ');
    }
    found[row] = typeof places === 'string' ? (cells.own ?? '') : cells;
  }
  expect(found).toEqual(MATRIX);

  const served = world.server.app.http.routes
    .filter(({ method, path }) => method !== 'ALL' && !path.includes('*'))
    .map(({ method, path }) => `${method} ${path}`);
  const reviewed = Object.keys(MATRIX).map((row) => row.replace(/,.*/, ''));
  expect(new Set(reviewed)).toEqual(new Set(served));
}, 180_000);

test('every document opens for everybody as the table says, and takes in the words of those alone who may edit', async () => {
  const world = await startAccessWorld();
  const found: Record<string, string> = {};
  for (const document of Object.keys(SOCKETS)) {
    const cells = await Promise.all(PERSONS.map((person) => tryDocument(world, person, document)));
    found[document] = cells.join(' ');
    const writers = PERSONS.filter((_, n) => cells[n] === 'edit');
    const readers = PERSONS.filter((_, n) => cells[n] === 'view');
    const reader = [...writers, ...readers][0];
    if (reader === undefined || reader === 'public' || document.includes('agenda')) continue;
    const text = world.as[reader].sync(document);
    await synced(text);
    const words = text.content.toString();
    const taken = PERSONS.filter((person) => words.includes(`said-by-${person}`));
    expect([document, taken]).toEqual([document, writers]);
    text.provider.destroy();
  }
  expect(found).toEqual(
    Object.fromEntries(
      Object.entries(SOCKETS).map(([name, row]) => [name, row.replaceAll(/ +/g, ' ')]),
    ),
  );
}, 180_000);

/** Opens a document, tries every kind of message on it, and says what came of it. */
async function tryDocument(world: AccessWorld, person: Person, document: string): Promise<string> {
  const open = world.open(person, document);
  if (!(await open.opened)) {
    if (open.ended() === 404) {
      const nothing = world.open(person, 'no-such-document.1');
      await nothing.opened;
      expect([document, person, open.refusal()]).toEqual([document, person, nothing.refusal()]);
    }
    return String(open.ended());
  }
  const role = await frameOf(open, [FRAME.relay, RELAY.role]);
  if (role === null) return String(open.ended());
  const { socket } = open;
  socket.send(frame(FRAME.sync, SYNC.step1, Uint8Array.of(0)));
  await frameOf(open, [FRAME.sync, SYNC.step2]);
  socket.send(frame(FRAME.queryAwareness));
  socket.send(frame(FRAME.auth));
  socket.send(frame(FRAME.sync, SYNC.step2, words(person)));
  // What came before it has been dealt with when this is answered, or the connection is at its end.
  socket.send(frame(FRAME.sync, SYNC.step1, Uint8Array.of(0)));
  await frameOf(open, [FRAME.sync, SYNC.step2], 2);
  socket.terminate();
  return role[2] === 1 ? 'edit' : 'view';
}

/** The so many'th frame that starts so; `null`: the connection ended before. */
async function frameOf(open: OpenSocket, start: number[], count = 1): Promise<Buffer | null> {
  const such = () => open.frames.filter((one) => start.every((byte, n) => one[n] === byte));
  await until('an answer', () => such().length >= count || open.ended() !== null);
  return such()[count - 1] ?? null;
}

function words(person: string): Uint8Array {
  const doc = new Y.Doc();
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(`said-by-${person}`)]);
  doc.getXmlFragment('content').push([paragraph]);
  return Y.encodeStateAsUpdate(doc);
}

function frame(...parts: (number | Uint8Array)[]): Uint8Array {
  return encoding.encode((encoder) => {
    for (const part of parts) {
      if (typeof part === 'number') encoding.writeVarUint(encoder, part);
      else encoding.writeVarUint8Array(encoder, part);
    }
  });
}

/** Where a request names two things: the second is asked for as one that is there and not for this person,
 *  and as one that is not there. */
const TWO_THINGS: Readonly<
  Record<string, (id: string, by: Person) => readonly [path: string, body?: unknown]>
> = {
  'a comment on an item': (id) => [
    '/api/meetings/own/comments',
    {
      ...(ORDERS['POST /api/meetings/:id/comments']?.({ meeting: 'own' } as At).body as object),
      itemId: id,
    },
  ],
  'being at an item': (id) => ['/api/meetings/own/presence', { tab: 'a', itemId: id }],
  'a look at an item': (id) => ['/api/meetings/own/looks', { looks: [{ itemId: id, place: 1 }] }],
  'taking an item': (id) => ['/api/meetings/own/current-item', { itemId: id }],
  'closing an action at an item': (id) => [
    '/api/actions/own-I-closed/updates',
    { kind: 'closed', note: 'Done.', meetingId: 'own', itemId: id },
  ],
  'closing an action at a meeting': (id) => [
    '/api/actions/own-I-closed/updates',
    { kind: 'closed', note: 'Done.', meetingId: id, itemId: id },
  ],
  'an interest in an item': (id, by) => [
    '/api/meetings/own/declarations',
    {
      personId: idOf(by),
      declared: {
        kind: 'interest',
        type: 'financial',
        nature: 'Shares',
        interestId: null,
        itemIds: [id],
      },
    },
  ],
  'an entry in the register': (id) => [
    `/api/committees/nwl-sjc/interests/${id === 'other' ? theirs : id}/end`,
    { toDay: null },
  ],
  'an account': (id) => [
    `/api/accounts/${id === 'other' ? 'elsewhere' : id}/closure`,
    { reason: 'Left.' },
  ],
  'a session': (id) => [`/api/account/sessions/${id === 'other' ? sessionOfAnother : id}/end`, {}],
  'the minutes of an item': (id) => [`/api/meetings/own/minutes?items=${id}`],
  'the actions of a meeting': (id) => [`/api/actions?meetingId=${id}`],
  'the actions of a committee': (id) => [`/api/actions?committeeId=${id}`],
  'the actions of a meeting and another committee': (id) => [
    `/api/actions?committeeId=nwl-sjc&meetingId=${id}`,
  ],
  'the matters arising at a meeting': (id) => [`/api/actions?arisingAt=${id}`],
  'the decisions of a meeting': (id) => [`/api/decisions?meetingId=${id}`],
  'the decisions of a committee': (id) => [`/api/decisions?committeeId=${id}`],
  'the contributions of a meeting': (id) => [`/api/contributions?meetingId=${id}`],
  'the contributions of a committee': (id) => [`/api/contributions?committeeId=${id}`],
};

/** What is there and must not be known to be, by person. */
const FOREIGN: readonly (readonly [Person, string])[] = [
  ['secretary', 'other-I-item'],
  ['secretary', 'other'],
  ['chair', 'other-II-item'],
  ['conflicted', 'own-R-item'],
  ['lay', 'own-II-item'],
  ['deputy', 'sent-I-item'],
  ['deputy', 'sent'],
  ['deputy', 'shut'],
  ['administrator', 'own'],
  ['administrator', 'own-I-item'],
];

let theirs = '';
let sessionOfAnother = '';

test('where a request names two things, one that is not for the person is like one that is not there', async () => {
  const world = await startAccessWorld();
  theirs = world.newInterest('elsewhere');
  sessionOfAnother =
    world.db.select().from(t.session).where(eq(t.session.userId, 'elsewhere')).get()?.id ?? '';
  // The chair is kept from an item too, and may otherwise do everything.
  exclude(world.db, 'own', 'own-R-item', 'chair', 'leaves');
  for (const [what, request] of Object.entries(TWO_THINGS)) {
    for (const [person, foreign] of [...FOREIGN, ['chair', 'own-R-item'] as const]) {
      const answer = async (id: string) => {
        const [path, body] = request(id, person);
        return told(await world.ask(person, body === undefined ? 'GET' : 'POST', path, body));
      };
      expect([what, person, foreign, await answer(foreign)]).toEqual([
        what,
        person,
        foreign,
        await answer('no-such-thing'),
      ]);
    }
  }
}, 180_000);
