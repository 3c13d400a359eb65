import type { Socket } from 'node:net';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { CLOSE } from '#shared/protocol/close-codes.ts';
import { practiceTable } from '#test/harness/practice-table.ts';
import { quantile, residentMb, whyNoFigures } from '#test/harness/process-facts.ts';
import { type RunningServer, runServer } from '#test/harness/running-server.ts';
import { sync } from '#test/harness/test-peer.ts';
import { until } from '#test/harness/until.ts';
import { rawClient, type WritingClient } from '#test/harness/writing-client.ts';
import type { Trial } from './trial.ts';

// One person pastes and deletes large texts, two type and hear each other. By turns everybody reads, and
// somebody else has stopped reading. What the one who does not read costs is the difference.

const PASTE = 'x'.repeat(64 * 1024);
const PASTES_A_TURN = 300;
const PASTE_EVERY_MS = 15;
const MOST_MB = 32;
const MOST_SLOWER = 1.2;
/** With fewer turns the slowest twentieth of the deliveries is a matter of chance. */
const ENOUGH_TURNS = 5;

export const trial: Trial = {
  name: 'slow-reader',
  what: 'Somebody who does not read is closed at the bound, and costs the others neither memory nor time.',
  length: { variable: 'SLOW_READERS', unit: 'slow readers', whole: 10 },
  canRun: whyNoFigures,
  run: async ({ length, log }) => {
    const server = await runServer(
      { LIMIT_BYTES_PER_SECOND: '100000000', LIMIT_UPDATES_PER_SECOND: '100000' },
      { keepsLog: true },
    );
    const calm: Turn = { delays: [], megabytes: [] };
    const slow: Turn = { delays: [], megabytes: [] };
    const codes: number[] = [];
    try {
      const table = await practiceTable(server);
      for (let reader = 0; reader < length; reader += 1) {
        const { document } = await table.newMinute(`Slow ${reader + 1}`);
        const people = await comeIn(server, document, table.cookies);
        // The first turn warms up, so that what is compared is memory already asked for.
        if (reader === 0) await takeTurn(server, people, { delays: [], megabytes: [] });
        await takeTurn(server, people, calm);
        const asleep = await stopReading(server, document, table.cookies[3] ?? '');
        await takeTurn(server, people, slow);
        codes.push(await asleep.wakeUp());
        for (const person of Object.values(people)) person.destroy();
        log(`slow reader ${reader + 1} was closed with ${codes.at(-1)}`);
      }
    } finally {
      await server.dispose();
    }
    return { done: length, ...judge(calm, slow, codes) };
  },
};

interface Turn {
  /** Milliseconds from typing to hearing. */
  readonly delays: number[];
  readonly megabytes: number[];
}

interface People {
  readonly paster: WritingClient;
  readonly typist: WritingClient;
  readonly hearer: WritingClient;
}

async function comeIn(
  server: RunningServer,
  document: string,
  cookies: readonly string[],
): Promise<People> {
  const [paster, typist, hearer] = [0, 1, 2].map((i) =>
    rawClient({ origin: server.origin, document, cookie: cookies[i] ?? '' }),
  );
  if (!paster || !typist || !hearer) throw new Error('Three people are needed');
  for (const one of [paster, typist, hearer]) await until('synced', () => one.synced());
  return { paster, typist, hearer };
}

async function takeTurn(server: RunningServer, people: People, turn: Turn): Promise<void> {
  const { paster, typist, hearer } = people;
  const pasted = newText(paster);
  const typed = newText(typist);
  let typedAt = 0;
  let heard = true;
  const hear = () => {
    if (heard || !hearer.content.toString().includes(typed.toString().slice(-8))) return;
    heard = true;
    turn.delays.push(performance.now() - typedAt);
  };
  hearer.doc.on('update', hear);
  for (let paste = 0; paste < PASTES_A_TURN; paste += 1) {
    if (pasted.length > 0) pasted.delete(0, pasted.length);
    else pasted.insert(0, PASTE);
    if (paste % 3 === 0 && heard) {
      heard = false;
      typedAt = performance.now();
      typed.insert(typed.length, String(paste).padStart(8, 't'));
    }
    await new Promise((resolve) => setTimeout(resolve, PASTE_EVERY_MS));
    if (paste % 10 === 0) turn.megabytes.push(residentMb(server.pid()));
  }
  await until('the last word heard', () => heard);
  hearer.doc.off('update', hear);
}

function newText(client: WritingClient): Y.XmlText {
  const paragraph = new Y.XmlElement('paragraph');
  const text = new Y.XmlText();
  paragraph.insert(0, [text]);
  client.content.push([paragraph]);
  return text;
}

/** Asks once and then reads nothing more, until woken up: then it says how it was closed. */
async function stopReading(
  server: RunningServer,
  document: string,
  cookie: string,
): Promise<{ wakeUp(): Promise<number> }> {
  const socket = new WebSocket(
    `${server.origin.replace('http', 'ws')}/sync/${encodeURIComponent(document)}`,
    { headers: { cookie, origin: server.origin }, perMessageDeflate: false },
  );
  let code: number | null = null;
  socket.on('close', (closed) => {
    code = closed;
  });
  socket.on('error', () => {});
  let answered = false;
  socket.on('message', (data: Buffer) => {
    answered ||= data[0] === 0 && data[1] === 1;
  });
  await new Promise((resolve) => socket.once('open', resolve));
  socket.send(sync(0, Y.encodeStateVector(new Y.Doc())));
  await until('the slow reader synced', () => answered);
  const below = (socket as unknown as { readonly _socket: Socket })._socket;
  below.pause();
  return {
    wakeUp: async () => {
      below.resume();
      await until('the slow reader’s end', () => code !== null).catch(() => {});
      socket.terminate();
      return code ?? 0;
    },
  };
}

function judge(calm: Turn, slow: Turn, codes: readonly number[]) {
  const growth = Math.max(...slow.megabytes) - Math.max(...calm.megabytes);
  const [before, during] = [quantile(calm.delays, 0.95), quantile(slow.delays, 0.95)];
  const failures: string[] = [];
  for (const code of codes) {
    if (code !== CLOSE.slowReader) failures.push(`A slow reader was closed with ${code}`);
  }
  if (growth > MOST_MB) failures.push(`Memory grew by ${growth.toFixed(1)} MB`);
  if (codes.length >= ENOUGH_TURNS && during > before * MOST_SLOWER) {
    failures.push(`The others wait ${(during / before).toFixed(2)} times as long (95 of 100)`);
  }
  return {
    figures: {
      'closed with': [...new Set(codes)].join(', '),
      'most memory with and without a slow reader, MB': `${Math.max(...slow.megabytes).toFixed(1)} and ${Math.max(...calm.megabytes).toFixed(1)}`,
      'delivery p95 with and without, ms': `${during.toFixed(2)} and ${before.toFixed(2)} (ratio ${(during / before).toFixed(2)})`,
      deliveries: `${slow.delays.length} and ${calm.delays.length}`,
    },
    failures,
  };
}
