import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLiveStream } from '#test/harness/live-stream.ts';
import { median, report, took } from '#test/harness/measure.ts';
import { type RunningServer, runServer } from '#test/harness/running-server.ts';
import { append, stockClient, synced } from '#test/harness/stock-client.ts';
import { until } from '#test/harness/until.ts';

const ACTIONS = 30;

let server: RunningServer;
beforeAll(async () => {
  server = await runServer();
});
afterAll(() => server?.dispose());

test('from a typed action to a record that pages are told of', async () => {
  const [secretary, chair] = [await server.signIn('secretary'), await server.signIn('chair')];
  const answer = await fetch(`${server.origin}/api/meetings/practice`, {
    headers: { cookie: secretary },
  });
  const { items } = await answer.json();
  const document = items[3].documentId;
  const writer = stockClient(server.origin, document, secretary);
  const reader = stockClient(server.origin, document, chair);
  await Promise.all([synced(writer), synced(reader)]);
  const stream = await openLiveStream(server.origin, chair);
  const times = { screen: [] as number[], record: [] as number[] };
  for (let n = 0; n < ACTIONS; n += 1) {
    const id = `bench-${n}`;
    append(writer, 'action', { id }, `Action ${n}`);
    const began = performance.now();
    times.screen.push(
      await took(async () => {
        await until('the other screen', () => reader.content.toString().includes(id));
      }),
    );
    await until('the record told', () =>
      stream.heard.some((one) => one.type === 'changed' && one.ids.includes(id)),
    );
    times.record.push(performance.now() - began);
  }
  stream.close();
  writer.provider.destroy();
  reader.provider.destroy();
  const [screen, record] = [median(times.screen), median(times.record)];
  report('From the keyboard, median ms', { screen, record, ratio: record / screen });
  expect(times.record).toHaveLength(ACTIONS);
}, 120_000);
