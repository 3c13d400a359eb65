import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { FRAME } from '#shared/protocol/frame.ts';
import { append, synced } from '#test/harness/stock-client.ts';
import { startServer } from '#test/harness/test-server.ts';

const CANARY = 'canary';
/** Step 1 of somebody who has nothing. */
const QUESTION = new Uint8Array([FRAME.sync, 0, 1, 0]);

/** A content frame as a client would send it: message type, step, and the update with its length. */
function updateFrame(update: Uint8Array): Uint8Array {
  const length =
    update.length < 128 ? [update.length] : [(update.length % 128) | 128, update.length >> 7];
  return new Uint8Array([FRAME.sync, 2, ...length, ...update]);
}

/** Sends one frame over a connection of its own; resolves when the server has dealt with it: it answers a
 *  question that was asked after it, or has hung up. */
async function sendOnce(url: string, cookie: string, frame: Uint8Array): Promise<void> {
  const socket = new WebSocket(url, { headers: { cookie } });
  onTestFinished(() => socket.terminate());
  socket.on('open', () => {
    socket.send(frame);
    socket.send(QUESTION);
  });
  await new Promise<void>((resolve) => {
    socket.on('close', () => resolve());
    socket.on('message', (data: Buffer) => {
      if (data[0] === FRAME.sync && data[1] === 1) resolve();
    });
  });
}

test('no word of anybody is in the log, whatever they send', async () => {
  const server = await startServer();
  const secretary = await server.as('secretary');
  await secretary.post('/api/meetings/practice/items', { part: 'I', title: `The ${CANARY} item` });
  await secretary.post('/api/meetings/practice/items', { part: CANARY, title: CANARY });
  await secretary.post('/api/comments/canary/replies', { text: CANARY });
  await fetch(`${server.origin}/api/me`, {
    headers: { cookie: `matters_arising_session=${CANARY}` },
  });
  await fetch(`${server.origin}/sign-in/${CANARY}`, { method: 'POST', redirect: 'manual' });
  await fetch(`${server.origin}/api/meetings/practice/items`, {
    method: 'POST',
    headers: { cookie: secretary.cookie, 'content-type': 'application/json' },
    body: `{"title": "${CANARY}`,
  });

  const { items } = (await secretary.get('/api/meetings/practice')).body;
  const document = items[0].documentId;
  const client = secretary.sync(document);
  await synced(client);
  client.provider.awareness.setLocalState({ user: { name: CANARY }, cursor: CANARY });
  append(client, 'action', { id: CANARY, ownerText: CANARY }, `Ask the ${CANARY}`);

  const sync = `${server.origin.replace('http', 'ws')}/sync/${document}`;
  const unknownRoot = new Y.Doc();
  unknownRoot.getText(CANARY).insert(0, CANARY);
  const wrongBlock = new Y.Doc();
  wrongBlock.getXmlFragment('content').insert(0, [new Y.XmlElement(CANARY)]);
  for (const bad of [
    updateFrame(Y.encodeStateAsUpdate(unknownRoot)),
    updateFrame(Y.encodeStateAsUpdate(wrongBlock)),
    updateFrame(new TextEncoder().encode(CANARY)),
    new Uint8Array([99, ...new TextEncoder().encode(CANARY)]),
  ]) {
    await sendOnce(sync, secretary.cookie, bad);
  }

  // Something was logged, or the rest would prove nothing.
  expect(server.logged.filter((line) => line.includes(document))).not.toEqual([]);
  expect(server.logged.filter((line) => line.toLowerCase().includes(CANARY))).toEqual([]);
  const [, session = ''] = secretary.cookie.split('=');
  expect(server.logged.filter((line) => line.includes(session))).toEqual([]);
}, 30_000);

test('who came, went and was refused is in the log, by ids alone', async () => {
  const server = await startServer();
  const [secretary, observer] = [await server.as('secretary'), await server.as('observer')];
  const { items } = (await secretary.get('/api/meetings/practice')).body;
  const hidden = items.find((item: { part: string }) => item.part === 'II').documentId;
  const facts = (person: string) => JSON.stringify({ document: hidden, person });
  const client = secretary.sync(hidden);
  await synced(client);
  client.provider.destroy();
  const url = `${server.origin.replace('http', 'ws')}/sync/${hidden}`;
  const refused = new WebSocket(url, { headers: { cookie: observer.cookie } });
  await new Promise((resolve) => refused.on('error', resolve));
  await expect
    .poll(() => server.logged, { timeout: 10_000 })
    .toEqual(
      expect.arrayContaining([
        `info A connection was made ${facts('secretary')}`,
        `info A connection has ended ${facts('secretary')}`,
        `warn A document was asked for without the right ${facts('observer')}`,
      ]),
    );
}, 30_000);
