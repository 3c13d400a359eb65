import { connect, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { startServer, type TestServer } from '#test/harness/test-server.ts';
import { until } from '#test/harness/until.ts';

const SMALL = { headersMs: 300, wholeMs: 600, headerBytes: 16 * 1024 };
const MEGABYTE = 1024 * 1024;

/** A connection on which a test says what it likes. */
function line(server: TestServer) {
  const { port, hostname } = new URL(server.origin);
  const socket: Socket = connect(Number(port), hostname);
  let said = '';
  let ended = false;
  let sent = 0;
  socket.on('data', (bytes) => {
    said += bytes.toString('latin1');
  });
  socket.on('error', () => {});
  socket.on('close', () => {
    ended = true;
  });
  onTestFinished(() => void socket.destroy());
  return {
    send: (text: string) => {
      sent += text.length;
      return new Promise<void>((resolve) => socket.write(text, 'latin1', () => resolve()));
    },
    status: () => /^HTTP\/1\.1 (\d+)/.exec(said)?.[1] ?? null,
    said: () => said,
    ended: () => ended,
    sent: () => sent,
    /** What has left this side. */
    taken: () => socket.bytesWritten - socket.writableLength,
  };
}

const post = (path: string, cookie: string, more: readonly string[]) =>
  [
    `POST ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    `Cookie: ${cookie}`,
    'Content-Type: application/json',
    ...more,
    '',
    '',
  ].join('\r\n');

const ITEMS = '/api/meetings/practice/items';

test.each([
  ['of somebody who is signed in', true, ITEMS, '413'],
  ['of somebody who is not', false, ITEMS, '413'],
  ['at an address that takes none', true, '/healthz', '413'],
])('a body in pieces that never ends is cut off, %s', async (_, isSignedIn, path, status) => {
  const server = await startServer();
  const { cookie } = isSignedIn ? await server.as('secretary') : { cookie: '' };
  const sender = line(server);
  sender.send(post(path, cookie, ['Transfer-Encoding: chunked']));
  const piece = `10000\r\n${'x'.repeat(65_536)}\r\n`;
  await until('the end of the connection', async () => {
    if (sender.sent() < 40 * MEGABYTE) sender.send(piece);
    return sender.ended();
  });
  expect(sender.status()).toBe(status);
  expect(sender.taken()).toBeLessThan(8 * MEGABYTE);
});

test('a body that is announced as too long is refused before it is sent', async () => {
  const server = await startServer();
  const { cookie } = await server.as('secretary');
  const sender = line(server);
  sender.send(post(ITEMS, cookie, [`Content-Length: ${50 * MEGABYTE}`]));
  await until('an answer', async () => sender.status() !== null);
  expect(sender.status()).toBe('413');
  await until('the end of the connection', async () => sender.ended());
});

test('whoever is answered before their body has come can go on with the same connection', async () => {
  const server = await startServer();
  const sender = line(server);
  sender.send(post(ITEMS, '', ['Origin: https://elsewhere.example', 'Content-Length: 200000']));
  await until('the refusal', async () => sender.status() === '403');
  sender.send(`${'x'.repeat(200_000)}GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`);
  await until('the next answer', async () => sender.said().endsWith('ready'));
});

test('of a body that is longer than it was said to be, the rest is no request', async () => {
  const server = await startServer();
  const { cookie } = await server.as('secretary');
  const before = (await (await server.as('secretary')).get('/api/meetings/practice')).body.items;
  const sender = line(server);
  const body = JSON.stringify({ part: 'I', title: 'Smuggled' });
  sender.send(`${post(ITEMS, cookie, ['Content-Length: 2'])}{}${body}`);
  await until('the end of the connection', async () => sender.ended());
  expect(sender.said()).not.toMatch(/HTTP\/1\.1 [23]/);
  const after = (await (await server.as('secretary')).get('/api/meetings/practice')).body.items;
  expect(after.length).toBe(before.length);
});

test('a length and pieces at once, two lengths, or two hosts are no request', async () => {
  const server = await startServer();
  for (const more of [
    ['Content-Length: 2', 'Transfer-Encoding: chunked'],
    ['Content-Length: 2', 'Content-Length: 3'],
    ['Transfer-Encoding: chunked, identity'],
  ]) {
    const sender = line(server);
    sender.send(`${post(ITEMS, '', more)}{}`);
    await until('the end of the connection', async () => sender.ended());
    expect([more, sender.status()]).toEqual([more, '400']);
  }
});

test('headers and addresses have their limits', async () => {
  const server = await startServer();
  for (const request of [
    `GET /${'x'.repeat(20_000)} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`,
    `GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`,
  ]) {
    const sender = line(server);
    sender.send(request);
    await until('an answer', async () => sender.status() !== null);
    expect(sender.status()).toBe('431');
  }
});

test('whoever sends a byte now and then is not waited for', async () => {
  const server = await startServer({ requests: SMALL });
  const { cookie } = await server.as('secretary');
  const slowHeaders = line(server);
  slowHeaders.send('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ');
  const slowBody = line(server);
  slowBody.send(`${post(ITEMS, cookie, ['Content-Length: 100'])}{`);
  const stream = line(server);
  stream.send(`GET /api/live HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: ${cookie}\r\n\r\n`);
  await until('both were let go', async () => {
    if (!slowHeaders.ended()) slowHeaders.send('x');
    if (!slowBody.ended()) slowBody.send(' ');
    return slowHeaders.ended() && slowBody.ended();
  });
  expect([slowHeaders.status(), slowBody.status()]).toEqual(['408', '408']);
  // What is slow to come is let go; what goes on being told is not.
  expect([stream.status(), stream.ended()]).toEqual(['200', false]);
});
