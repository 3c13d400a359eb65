import * as encoding from 'lib0/encoding';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { FRAME, RELAY, SYNC } from '#shared/protocol/frame.ts';
import { synced } from '#test/harness/stock-client.ts';
import type { Caller } from '#test/harness/test-server.ts';
import { PERSONS, startTwoParts, type TwoParts } from '#test/harness/two-parts.ts';

/** Who gets a socket to what, and whether it may write; the columns are the secretary, the chair, the
 *  members for Brent and Ealing, the lay member, the Healthwatch representative, the observer, somebody without a
 *  seat, and nobody. */
const EXPECTED: Readonly<Record<string, string>> = {
  'agenda I': 'edit edit edit edit view view view 404 401',
  'agenda II': 'edit edit edit edit 404 404 404 404 401',
  'minute I': 'edit edit edit edit view view view 404 401',
  'minute II': 'edit edit edit edit 404 404 404 404 401',
  notes: 'edit 404 404 404 404 404 404 404 401',
  'no such document': '404 404 404 404 404 404 404 404 401',
};

/** A raw socket: its first notice says what it may do; a refusal is its status. */
function open(world: TwoParts, person: string | null, document: string) {
  const cookie = person === null ? '' : (world.as[person] as Caller).cookie;
  const url = `${world.server.origin.replace('http', 'ws')}/sync/${document}?ack=1`;
  const socket = new WebSocket(url, { headers: { cookie } });
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  const right = new Promise<string>((resolve) => {
    socket.on('unexpected-response', (_request, answer) => {
      resolve(String(answer.statusCode));
      socket.terminate();
    });
    socket.on('error', () => {});
    socket.on('message', (data: Buffer) => {
      if (data[0] === FRAME.relay && data[1] === RELAY.role)
        resolve(data[2] === 1 ? 'edit' : 'view');
    });
  });
  onTestFinished(() => socket.terminate());
  return { socket, right, closed };
}

test('every document opens for everybody as the table says', async () => {
  const world = await startTwoParts();
  const found: Record<string, string> = {};
  for (const name of Object.keys(EXPECTED)) {
    const id = world.documents[name as keyof TwoParts['documents']] ?? 'no-such-document.1';
    const rights: string[] = [];
    for (const person of [...PERSONS, null]) {
      const { socket, right } = open(world, person, id);
      rights.push(await right);
      socket.terminate();
    }
    found[name] = rights.join(' ');
  }
  expect(found).toEqual(EXPECTED);
});

test('a document that was replaced says so to those who may open what has taken its place', async () => {
  const world = await startTwoParts();
  const secretary = world.as.secretary as Caller;
  const found: Record<string, string> = {};
  for (const [name, id] of Object.entries(world.documents)) {
    const purged = await secretary.post(`/api/documents/${id}/purge`, { reason: 'A mistake.' });
    expect([name, purged.status]).toEqual([name, 204]);
    const ends: string[] = [];
    for (const person of [...PERSONS, null]) {
      const { socket, right, closed } = open(world, person, id);
      ends.push(await Promise.race([right, closed.then(String)]));
      socket.terminate();
    }
    found[name] = ends.join(' ');
  }
  const { 'no such document': _, ...documents } = EXPECTED;
  const told = Object.entries(documents).map(([name, rights]) => [
    name,
    rights.replaceAll(/edit|view/g, '4409'),
  ]);
  expect(found).toEqual(Object.fromEntries(told));
});

test.each(['lay-member', 'healthwatch', 'observer'])(
  'no message of the %s changes a letter of agenda or minute',
  async (person) => {
    const world = await startTwoParts();
    for (const name of ['agenda I', 'minute I'] as const) {
      const id = world.documents[name];
      const chair = (world.as.chair as Caller).sync(id);
      await synced(chair);
      const before = Y.encodeStateAsUpdate(chair.doc);
      for (const message of everyMessage(before)) {
        const { socket, right, closed } = open(world, person, id);
        await right;
        socket.send(message);
        socket.send(message);
        socket.send(message);
        // What comes before it has been dealt with when this is answered, or the connection is at its end.
        socket.send(frame(FRAME.sync, SYNC.step1, Uint8Array.of(0)));
        await Promise.race([closed, answered(socket)]);
        socket.terminate();
      }
      const later = (world.as['member-brent'] as Caller).sync(id);
      await synced(later);
      expect(Y.encodeStateAsUpdate(later.doc)).toEqual(before);
    }
  },
);

function answered(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    socket.on('message', (data: Buffer) => {
      if (data[0] === FRAME.sync && data[1] === SYNC.step2) resolve();
    });
  });
}

/** Every kind of message there is, and some there are not, each with changes to the document where it can
 *  hold any. */
function everyMessage(document: Uint8Array): (Uint8Array | string)[] {
  const changes = changesTo(document);
  const types = [FRAME.sync, FRAME.awareness, FRAME.auth, FRAME.queryAwareness, FRAME.relay, 77];
  return [
    ...changes.flatMap((change) => [
      ...types.flatMap((type) => [frame(type, change), frame(type, SYNC.step2, change)]),
      frame(FRAME.sync, SYNC.update, change),
      frame(FRAME.sync, SYNC.step1, change),
      frame(FRAME.sync, 3, change),
    ]),
    ...types.map((type) => frame(type)),
    new Uint8Array(),
    'words',
  ];
}

function changesTo(document: Uint8Array): Uint8Array[] {
  const made = (change: (doc: Y.Doc) => void, base: Uint8Array | null = document) => {
    const doc = new Y.Doc();
    if (base !== null) Y.applyUpdate(doc, base);
    const vector = Y.encodeStateVector(doc);
    change(doc);
    return Y.encodeStateAsUpdate(doc, vector);
  };
  return [
    made((doc) => doc.getXmlFragment('content').insert(0, [new Y.XmlElement('paragraph')])),
    made((doc) => doc.getMap('items').set('mine', new Y.Map())),
    made((doc) => {
      doc.getXmlFragment('content').delete(0, doc.getXmlFragment('content').length);
      for (const key of [...doc.getMap('items').keys()]) doc.getMap('items').delete(key);
    }),
    made((doc) => doc.getXmlFragment('content').push([new Y.XmlElement('paragraph')]), null),
  ];
}

function frame(...parts: (number | Uint8Array)[]): Uint8Array {
  return encoding.encode((encoder) => {
    for (const part of parts) {
      if (typeof part === 'number') encoding.writeVarUint(encoder, part);
      else encoding.writeVarUint8Array(encoder, part);
    }
  });
}
