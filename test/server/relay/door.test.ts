import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { createMemoryJournal } from '#server/journal/memory-journal.ts';
import { NO_METER, type Refusal } from '#server/relay/meter.ts';
import { type DocumentId, toDocumentId } from '#shared/ids.ts';
import { paragraphSeed } from '#test/harness/fake-rules.ts';
import { DOCUMENT, startRelay } from '#test/harness/test-relay.ts';
import { until } from '#test/harness/until.ts';

/** The bytes that answer a request to upgrade. */
async function answer(url: string, path: string, headers: Record<string, string>): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const all = { host: `${hostname}:${port}`, ...headers };
  socket.write(
    `GET ${path} HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n' +
      `${Object.entries(all)
        .map(([name, value]) => `${name}: ${value}\r\n`)
        .join('')}\r\n`,
  );
  return new Promise((resolve, reject) => {
    let text = '';
    socket.on('data', (data) => {
      text += data.toString('latin1');
      if (text.startsWith('HTTP/1.1 101')) socket.destroy();
    });
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
  });
}

test('[R1] no session 401, no right and no such document the same 404', async () => {
  const { url, gate } = await startRelay();
  gate.allow('stranger', 'none');
  const nobody = await answer(url, '/sync/march.1', {});
  const stranger = await answer(url, '/sync/march.1', { 'x-person': 'stranger' });
  const missing = await answer(url, '/sync/missing.1', { 'x-person': 'chair' });
  const elsewhere = await answer(url, '/other', { 'x-person': 'chair' });
  const unreadable = await answer(url, '/sync/%E0%A4%A', { 'x-person': 'chair' });
  expect(nobody).toMatch(/^HTTP\/1\.1 401 /);
  expect(stranger).toMatch(/^HTTP\/1\.1 404 /);
  const nowhere = await answer(url, '//', { 'x-person': 'chair' });
  expect([missing, elsewhere, unreadable, nowhere]).toEqual(Array(4).fill(stranger));
});

test('[R1] a page of another site is refused, one of our own and one of nobody are not', async () => {
  const { url } = await startRelay({ allowedOrigins: ['https://minutes.example'] });
  const { host } = new URL(url);
  const from = (origin: Record<string, string>) =>
    answer(url, '/sync/march.1', { 'x-person': 'chair', ...origin });
  expect(await from({ origin: 'https://evil.example' })).toMatch(/^HTTP\/1\.1 403 /);
  expect(await from({ origin: 'null' })).toMatch(/^HTTP\/1\.1 403 /);
  expect(await from({ origin: `http://${host}` })).toMatch(/^HTTP\/1\.1 101 /);
  expect(await from({ origin: 'https://minutes.example' })).toMatch(/^HTTP\/1\.1 101 /);
  expect(await from({})).toMatch(/^HTTP\/1\.1 101 /);
});

test('[R1] a document is named in percent, and a gate that fails lets nobody in', async () => {
  const { url, gate } = await startRelay();
  const chair = { 'x-person': 'chair' };
  expect(await answer(url, '/sync/a%20b%2Fc.1', chair)).toMatch(/^HTTP\/1\.1 101 /);
  gate.fail = true;
  expect(await answer(url, '/sync/march.1', chair)).toMatch(/^HTTP\/1\.1 503 /);
});

test('[R2] a person and a document have so many sockets and no more', async () => {
  const { url, peer, relay } = await startRelay({
    limits: { socketsPerPerson: 2, socketsPerDocument: 3 },
  });
  const first = await peer('chair');
  await peer('chair');
  expect(await answer(url, '/sync/march.1', { 'x-person': 'chair' })).toMatch(/^HTTP\/1\.1 429 /);
  await peer('member');
  expect(await answer(url, '/sync/march.1', { 'x-person': 'other' })).toMatch(/^HTTP\/1\.1 503 /);
  first.terminate();
  await until('the socket to be given back', () => relay.stats().sockets === 2);
  await peer('chair');
});

test('[R2] whoever does nothing but come and go has to wait, and nobody else', async () => {
  let time = 0;
  const { url, peer, relay } = await startRelay({
    now: () => time,
    limits: { socketsPerPerson: 2, roundMs: 1_000_000 },
  });
  for (let i = 0; i < 8; i += 1) {
    (await peer('chair')).terminate();
    await until('the socket to be given back', () => relay.stats().sockets === 0);
  }
  expect(await answer(url, '/sync/march.1', { 'x-person': 'chair' })).toMatch(/^HTTP\/1\.1 429 /);
  await peer('member');
  time += 1000;
  await peer('chair');
});

test('[R3] a right that is lost at the door counts', async () => {
  const { url, gate } = await startRelay();
  const right = gate.right;
  let asked = 0;
  gate.right = async (person, document) => {
    const answered = await right(person, document);
    asked += 1;
    if (asked === 1) gate.change('chair', 'none');
    return answered;
  };
  expect(await answer(url, '/sync/march.1', { 'x-person': 'chair' })).toMatch(/^HTTP\/1\.1 404 /);
  expect(asked).toBe(2);
});

/** A document that was replaced twice: its rights are gone, those of what has taken its place are there. */
async function replacedTwice() {
  const journal = createMemoryJournal({ now: () => 0 });
  const [old, second, third] = [DOCUMENT, 'march.2', 'march.3'].map(toDocumentId) as [
    DocumentId,
    DocumentId,
    DocumentId,
  ];
  const entry = { author: 'server', clientId: null, update: paragraphSeed() };
  await journal.append(old, entry);
  await journal.purge(old, second, entry);
  await journal.purge(second, third, entry);
  const refused: Refusal[] = [];
  const test = await startRelay({
    journal,
    meter: { ...NO_METER, refused: (why) => refused.push(why) },
  });
  const { gate } = test;
  const right = gate.right;
  gate.right = async (person, document) => (document === third ? right(person, document) : 'none');
  return { ...test, refused };
}

test('[R51] a stock client that was away while its document was replaced is told so and stays away', async () => {
  const { stock, gate, relay, refused } = await replacedTwice();
  gate.allow('member', 'view');
  for (const person of ['chair', 'member']) {
    const { provider } = stock(person);
    const codes: (number | undefined)[] = [];
    provider.on('connection-close', (event) => codes.push(event?.code));
    await until('its end', () => !provider.shouldConnect);
    expect(codes).toEqual([4409]);
  }
  expect(refused).toEqual(['replaced', 'replaced']);
  await until('nobody to be left', () => relay.stats().sockets === 0 && relay.stats().rooms === 0);
});

test('[R51] a replaced document is no document to who may not see what has taken its place', async () => {
  const { url, gate, refused } = await replacedTwice();
  gate.allow('stranger', 'none');
  const path = (document: string) => `/sync/${document}`;
  const stranger = await answer(url, path(DOCUMENT), { 'x-person': 'stranger' });
  expect(stranger).toMatch(/^HTTP\/1\.1 404 /);
  expect(await answer(url, path('missing.1'), { 'x-person': 'chair' })).toBe(stranger);
  expect(refused).toEqual(['not_found', 'not_found']);
});
