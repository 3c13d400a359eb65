import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { createPracticeJournal } from '#server/journal/practice-journal.ts';
import type { Gate } from '#server/relay/gate.ts';
import { createRelay } from '#server/relay/relay.ts';
import { minuteGrammar } from '#shared/document/minute-grammar.ts';
import { MINUTE_FRAGMENT } from '#shared/document/minute-schema.ts';
import { toPersonId } from '#shared/ids.ts';

export interface RehearsalDeps {
  readonly now: () => number;
  /** False as soon as somebody comes: then there is a meeting, and no time to rehearse it. */
  readonly mayGoOn: () => boolean;
}

const READERS = 16;
const KEYSTROKES = 600;

/** Lets a relay of its own work for half a second on a document of nobody's, so that the engine has compiled
 *  what a meeting needs before people come: the first minutes after a start cost half of what they would.
 *  Nothing of it touches the journal or the records, and nobody else can take part. */
export async function rehearse({ now, mayGoOn }: RehearsalDeps): Promise<void> {
  const key = randomBytes(16).toString('hex');
  const relay = createRelay({
    journal: createPracticeJournal(now),
    gate: gateFor(key),
    rules: {
      knows: async () => true,
      seed: async () => Y.encodeStateAsUpdate(new Y.Doc()),
      grammar: () => minuteGrammar,
      fault: () => null,
      schemaVersion: 1,
    },
    limits: { updatesPerSecond: KEYSTROKES, questionsPerSecond: READERS },
    now,
    log: () => {},
  });
  const server = createServer((_request, response) => response.writeHead(404).end());
  server.on('upgrade', relay.handleUpgrade);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const connect = () =>
    new WebSocket(`ws://127.0.0.1:${port}/sync/rehearsal.1?ack=1`, { headers: { key } });
  const sockets = Array.from({ length: READERS }, connect);
  try {
    await Promise.all(sockets.map((socket) => once(socket, 'open')));
    for (const socket of sockets) socket.send(Uint8Array.of(0, 0, 1, 0));
    await type(sockets, mayGoOn);
  } finally {
    for (const socket of sockets) socket.terminate();
    await relay.close();
    server.closeAllConnections();
    server.close();
  }
}

/** Two people type, letter by letter, each with their caret. */
async function type(sockets: readonly WebSocket[], mayGoOn: () => boolean): Promise<void> {
  const writers = sockets.slice(0, 2).map((socket) => {
    const doc = new Y.Doc();
    doc.on('update', (update: Uint8Array) => socket.send(message(2, update)));
    const text = new Y.XmlText('a');
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [text]);
    doc.getXmlFragment(MINUTE_FRAGMENT).insert(0, [paragraph]);
    return { socket, text, client: doc.clientID };
  });
  for (let letter = 1; letter < KEYSTROKES && mayGoOn(); letter += 1) {
    for (const { socket, text, client } of writers) {
      if (letter % 16 === 0) text.delete(text.length - 1, 1);
      else text.insert(text.length, 'a');
      socket.send(caret(client, letter));
    }
    // The sockets, the turn that takes in, and the turn that tells.
    for (let n = 0; n < 3; n += 1) await turn();
  }
}

function message(step: number, update: Uint8Array): Uint8Array {
  return Uint8Array.of(0, step, ...varUint(update.byteLength), ...update);
}

function caret(client: number, clock: number): Uint8Array {
  const at = { type: { client, clock: 1 }, tname: null, item: { client, clock }, assoc: 0 };
  const state = Buffer.from(JSON.stringify({ cursor: { anchor: at, head: at } }));
  const entry = [1, ...varUint(client), ...varUint(clock), ...varUint(state.byteLength), ...state];
  return Uint8Array.of(1, ...varUint(entry.length), ...entry);
}

function varUint(number: number): number[] {
  return number < 128 ? [number] : [(number % 128) | 128, ...varUint(Math.floor(number / 128))];
}

/** Lets in whoever knows the key. */
function gateFor(key: string): Gate {
  return {
    identify: async ({ headers }) =>
      headers.key === key
        ? {
            personId: toPersonId('rehearsal'),
            name: 'Rehearsal',
            colour: '#005eb8',
            sessionKey: key,
          }
        : null,
    right: async () => 'edit',
    onRightsChanged: () => () => {},
    onSessionEnded: () => () => {},
  };
}
