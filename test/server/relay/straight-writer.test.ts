import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createStraightWriter } from '#server/relay/straight-writer.ts';

const open: { destroy(): void }[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.destroy();
});

const LARGE = 8 * 1024 * 1024;

/** A connection, and the far end of it, which reads nothing until it is told to. */
async function pair(): Promise<{ near: Socket; far: Socket }> {
  const server = createServer({ pauseOnConnect: true });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const near = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const [[far]] = (await Promise.all([once(server, 'connection'), once(near, 'connect')])) as [
    [Socket],
    unknown,
  ];
  server.close();
  open.push(near, far);
  return { near, far };
}

async function read(far: Socket, bytes: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let left = bytes;
  far.on('data', (part: Buffer) => {
    parts.push(part);
    left -= part.length;
    if (left <= 0) far.emit('all');
  });
  const all = once(far, 'all');
  far.resume();
  await all;
  return Buffer.concat(parts);
}

test('what is taken at once is written, and nothing is unsent', async () => {
  const { near, far } = await pair();
  const writer = createStraightWriter(near, () => {});
  writer.write(Buffer.from('one '));
  writer.write(Buffer.from('two'));
  expect(writer.unsent()).toBe(0);
  expect(String(await read(far, 7))).toBe('one two');
});

test('[R28] what the other side does not take is counted, until it has', async () => {
  const { near, far } = await pair();
  let drained = 0;
  const writer = createStraightWriter(near, () => {
    drained += 1;
  });
  writer.write(Buffer.alloc(LARGE, 'a'));
  writer.write(Buffer.alloc(1000, 'b'));
  expect(writer.unsent()).toBeGreaterThan(1000);
  expect(drained).toBe(0);
  const all = await read(far, LARGE + 1000);
  await expect.poll(() => drained).toBe(1);
  expect(writer.unsent()).toBe(0);
  expect(all.subarray(LARGE).equals(Buffer.alloc(1000, 'b'))).toBe(true);
});

test('the order stays, whoever else writes to the connection, and however much is unsent', async () => {
  const { near, far } = await pair();
  const writer = createStraightWriter(near, () => {});
  near.write(Buffer.alloc(LARGE, 'a'));
  writer.write(Buffer.from('b'));
  near.write(Buffer.from('c'));
  writer.write(Buffer.from('d'));
  const first = await read(far, LARGE + 3);
  expect(String(first.subarray(LARGE))).toBe('bcd');
  far.removeAllListeners('data');
  far.pause();

  writer.write(Buffer.alloc(LARGE, 'e'));
  near.write(Buffer.from('f'));
  writer.write(Buffer.from('g'));
  expect(String((await read(far, LARGE + 2)).subarray(LARGE))).toBe('fg');
});

test('a connection that breaks while it is written to is over, and does no harm', async () => {
  const { near, far } = await pair();
  const faults: unknown[] = [];
  near.on('error', (error) => faults.push(error));
  const writer = createStraightWriter(near, () => {});
  writer.write(Buffer.alloc(LARGE, 'a'));
  far.resetAndDestroy();
  await new Promise((resolve) => near.once('close', resolve));
  writer.write(Buffer.from('too late'));
  expect(near.destroyed).toBe(true);
  expect(faults.length).toBeLessThanOrEqual(1);
});
