import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { LastGood } from '#server/journal/journal.ts';
import { openSqliteJournal } from '#server/journal/sqlite-journal.ts';
import { toDocumentId } from '#shared/ids.ts';
import { must } from '#shared/lang/must.ts';
import { CLOSE } from '#shared/protocol/close-codes.ts';
import { practiceTable, readDocument } from '#test/harness/practice-table.ts';
import { type RunningServer, runServer } from '#test/harness/running-server.ts';
import { seededRandom } from '#test/harness/seeded-random.ts';
import { spoil } from '#test/harness/spoil.ts';
import { typeFor } from '#test/harness/typist.ts';
import { until } from '#test/harness/until.ts';

const SOUND_ENTRIES = 2;

/** A minute that somebody, or a disk, made unreadable from its third entry on; and one beside it. */
let server: RunningServer;
let cookie: string;
let lastGood: LastGood | null;
let spoilt: { readonly itemId: string; readonly document: string };
let sound: { readonly itemId: string; readonly document: string };
let text: string;

beforeAll(async () => {
  server = await runServer({}, { keepsLog: true });
  const table = await practiceTable(server);
  spoilt = await table.newMinute('To be spoilt');
  sound = await table.newMinute('To stay sound');
  for (const { document } of [spoilt, sound]) {
    const typists = await table.seat(document, 3);
    await typeFor(300, typists, seededRandom(1));
    await until('everything saved', () => typists.every((one) => one.allSaved()));
    for (const typist of typists) typist.leave();
  }
  text = (await readDocument(server, sound.document)).text;
  await server.stop();
  spoil(server.folder, spoilt.document, SOUND_ENTRIES);
  lastGood = await lastGoodOf(server.folder, spoilt.document);
  await server.start();
  cookie = await server.signIn('secretary');
});

afterAll(() => server?.dispose());

test('the server starts, and its meeting, lists and registers are answered', async () => {
  const paths = [
    'meetings/practice',
    'meetings/practice/minutes',
    'meetings/practice/gaps',
    'meetings/practice/comments',
    'actions',
    'decisions',
    'home',
  ];
  for (const path of paths) {
    const answer = await fetch(`${server.origin}/api/${path}`, { headers: { cookie } });
    expect(`${path} ${answer.status}`).toBe(`${path} 200`);
  }
});

test('whoever opens the spoilt minute is told that it cannot be read, each time', async () => {
  for (let time = 0; time < 3; time += 1) {
    expect(await codeOf(spoilt.document)).toBe(CLOSE.storage);
  }
});

// The meeting's page is to say of the item that its minute cannot be read, and when it last could: this time.
test('the last good state of the spoilt minute is known, with its time', () => {
  expect(lastGood?.place).toBe(SOUND_ENTRIES);
  expect(Date.now() - (lastGood?.at ?? 0)).toBeLessThan(60 * 60 * 1000);
});

test('the minute beside it is served whole and takes more words', async () => {
  expect((await readDocument(server, sound.document)).text).toBe(text);
  const table = await practiceTable(server);
  const [typist] = await table.seat(sound.document, 1, { name: 'late' });
  await typeFor(100, [must(typist, 'a typist')], seededRandom(2));
  await until('more words saved', () => typist?.allSaved());
  typist?.leave();
});

test('a comment on the spoilt item as a whole is still taken', async () => {
  const answer = await fetch(`${server.origin}/api/meetings/practice/comments`, {
    method: 'POST',
    headers: { cookie, origin: server.origin, 'content-type': 'application/json' },
    body: JSON.stringify({
      id: crypto.randomUUID(),
      itemId: spoilt.itemId,
      blockId: null,
      from: 0,
      to: 0,
      quote: '',
      readAt: 0,
      kind: 'question',
      text: 'This minute cannot be read.',
      proposedText: null,
    }),
  });
  expect(answer.status).toBe(201);
});

async function lastGoodOf(folder: string, document: string): Promise<LastGood | null> {
  const file = join(folder, 'journal.db');
  const journal = await openSqliteJournal({ file, now: () => Date.now(), log: () => {} });
  return journal.lastGood(toDocumentId(document)).finally(() => journal.close());
}

function codeOf(document: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const url = `${server.origin.replace('http', 'ws')}/sync/${encodeURIComponent(document)}?ack=1`;
    const socket = new WebSocket(url, { headers: { cookie, origin: server.origin } });
    socket.on('close', (code) => resolve(code));
    socket.on('message', (data: Buffer) => {
      // Step 2: nothing of a spoilt document may be served, not even that it is empty.
      if (data[0] === 0 && data[1] === 1) reject(new Error('The spoilt document was served'));
    });
    socket.on('error', reject);
    socket.on('open', () => socket.send(Uint8Array.of(0, 0, 1, 0)));
  });
}
