import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { must } from '#shared/lang/must.ts';
import { FRAME } from '#shared/protocol/frame.ts';
import { openBrowsers } from '#test/harness/browser.ts';
import { median, report, took } from '#test/harness/measure.ts';
import { type RunningServer, runServer } from '#test/harness/running-server.ts';
import { stockClient, synced } from '#test/harness/stock-client.ts';
import { until } from '#test/harness/until.ts';

const KEYSTROKES = 10_000;
const OPENINGS = 15;
/** The history is condensed once the document has been quiet for five seconds. */
const QUIET_MS = 8000;

let server: RunningServer;
beforeAll(async () => {
  server = await runServer({
    LIMIT_UPDATES_PER_SECOND: '1000000',
    LIMIT_BYTES_PER_SECOND: '1000000000',
  });
});
afterAll(() => server?.dispose());

async function openedIn(document: string, cookie: string): Promise<number> {
  const client = stockClient(server.origin, document, cookie);
  const time = await took(() => synced(client));
  client.provider.destroy();
  return time;
}

/** Deletes and corrects as people do, five people in turn, so that the history is longer than the text. */
async function typeHistory(document: string, cookie: string): Promise<string> {
  const writers = Array.from({ length: 5 }, () => stockClient(server.origin, document, cookie));
  await Promise.all(writers.map(synced));
  for (let stroke = 0; stroke < KEYSTROKES; stroke += 1) {
    const writer = writers[Math.floor(stroke / 40) % writers.length];
    const text = textOf(must(writer, 'a writer').content);
    if (stroke % 16 === 15) text.delete(text.length - 1, 1);
    else text.insert(text.length, 'abcdefghij '.charAt(stroke % 11));
    if (stroke % 40 === 39) {
      const length = text.length;
      await until('the others to follow', () =>
        writers.every((one) => textOf(one.content).length === length),
      );
    }
  }
  const words = textOf(must(writers[0], 'a writer').content).toString();
  for (const one of writers) one.provider.destroy();
  return words;
}

/** The same words without a history: what a fresh document is. */
async function writeAtOnce(document: string, words: string, cookie: string): Promise<void> {
  const writer = stockClient(server.origin, document, cookie, { ack: '1' });
  const saved = new Promise<void>((resolve) => {
    writer.provider.messageHandlers[FRAME.relay] = () => resolve();
  });
  await synced(writer);
  const text = textOf(writer.content);
  text.insert(text.length, words);
  await saved;
  writer.provider.destroy();
}

function textOf(content: Y.XmlFragment): Y.XmlText {
  const paragraph = content.get(0);
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null;
  if (!(text instanceof Y.XmlText)) throw new Error('There is no text to type in');
  return text;
}

test('a document with ten thousand keystrokes of history opens like a fresh one', async () => {
  const cookie = await server.signIn('secretary');
  const meeting = async (id: string) =>
    (await fetch(`${server.origin}/api/meetings/${id}`, { headers: { cookie } })).json();
  const march = await meeting('sjc-2018-03-01');
  const [long, fresh] = [march.items[0].documentId, march.items[1].documentId];
  const words = await typeHistory(long, cookie);
  await writeAtOnce(fresh, words, cookie);
  await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
  const times = { cold: [] as Pair[], warm: [] as Pair[] };
  for (let opening = 0; opening < OPENINGS; opening += 1) {
    const first = opening % 2 === 0;
    // A new process: neither document is in memory, and its code has not run yet.
    await server.kill();
    await server.start();
    await openedIn(march.items[2].documentId, cookie);
    times.cold.push(await bothOpened(long, fresh, first, cookie));
    times.warm.push(await bothOpened(long, fresh, first, cookie));
  }
  for (const [name, pairs] of Object.entries(times)) {
    const slow = median(pairs.map((pair) => pair.long));
    const quick = median(pairs.map((pair) => pair.fresh));
    report(`Opening, server ${name}, median ms`, { long: slow, fresh: quick, ratio: slow / quick });
    if (name === 'warm') expect(slow / quick).toBeLessThan(2);
  }
}, 600_000);

test('a page whose first minute has that history opens like before it had', async () => {
  const cookie = await server.signIn('secretary');
  const answer = await fetch(`${server.origin}/api/meetings/sjc-2018-02-01`, {
    headers: { cookie },
  });
  const first = (await answer.json()).items[0].documentId;
  const browsers = await openBrowsers(server);
  const { page } = await browsers.signIn('secretary');
  const opened = async () => {
    await page.goto('about:blank');
    await server.kill();
    await server.start();
    return took(async () => {
      await page.goto(`${server.origin}/meetings/sjc-2018-02-01`);
      await page.locator('[data-document-id][contenteditable="true"]').first().waitFor();
    });
  };
  const medianOf = async (openings: number) => {
    const times: number[] = [];
    for (let opening = 0; opening < openings; opening += 1) times.push(await opened());
    return median(times);
  };
  await opened();
  const fresh = await medianOf(7);
  await typeHistory(first, cookie);
  await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
  const long = await medianOf(7);
  report('Opening the page, server cold, median ms', { long, fresh, ratio: long / fresh });
  expect(long / fresh).toBeLessThan(2);
  await browsers.close();
}, 600_000);

interface Pair {
  readonly long: number;
  readonly fresh: number;
}

/** Each first in half of the cases, since the first one pays for what both need. */
async function bothOpened(
  long: string,
  fresh: string,
  longFirst: boolean,
  cookie: string,
): Promise<Pair> {
  if (longFirst) {
    const slow = await openedIn(long, cookie);
    return { long: slow, fresh: await openedIn(fresh, cookie) };
  }
  const quick = await openedIn(fresh, cookie);
  return { fresh: quick, long: await openedIn(long, cookie) };
}
