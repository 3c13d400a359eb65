import type { Socket } from 'node:net';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { must } from '#shared/lang/must.ts';
import { CLOSE } from '#shared/protocol/close-codes.ts';
import { type PracticeTable, practiceTable } from '#test/harness/practice-table.ts';
import { quantile, residentMb, whyNoFigures } from '#test/harness/process-facts.ts';
import { type RunningServer, runServer } from '#test/harness/running-server.ts';
import { sync } from '#test/harness/test-peer.ts';
import { until } from '#test/harness/until.ts';
import { rawClient, type WritingClient } from '#test/harness/writing-client.ts';
import type { Trial } from './trial.ts';

// Two servers at work at the same time, each with a document into which one person pastes large texts, one
// types, and others hear it. At one of them somebody has stopped reading; the next time at the other. So
// whatever else the machine does hits both alike, and what the one who does not read costs is the difference.
// Delays are from the word's leaving to its arriving, in a process that is neither of the servers.

/** Small enough to be judged at once, as people's words are. */
const PASTE = 'x'.repeat(60 * 1024);
/** What a system keeps for a connection that does not read, 4.4 MB here, and a little more. While that much is
 *  pasted in haste nothing is measured. */
const PASTES_IN_HASTE = 86;
/** Then the relay keeps 4 MB, and lets go of whoever has more to read. */
const STEPS = 350;
const STEPS_A_PASTE = 4;
const STEP_MS = 10;
const HEARERS = 3;
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
    const sides: Side[] = [];
    const turns: Turn[] = [];
    try {
      sides.push(await open(), await open());
      for (let reader = -WARM_UP; reader < length; reader += 1) {
        const turn = await takeTurn(sides, reader);
        turns.push(turn);
        if (reader < 0) continue;
        const ratio = ratioOf(turn).toFixed(2);
        log(`slow reader ${reader + 1} was closed with ${turn.code}; p95 of the others ${ratio}`);
      }
    } finally {
      for (const { server } of sides) await server.dispose();
    }
    return { done: length, ...judge(turns.slice(WARM_UP), turns.slice(1)) };
  },
};

/** Turns before those that count, in which the engine compiles and memory is asked for that stays. */
const WARM_UP = 2;

interface Side {
  readonly server: RunningServer;
  readonly table: PracticeTable;
}

/** What was seen of one server during a turn. */
interface Part {
  readonly side: Side;
  /** Milliseconds from typing to hearing. */
  readonly delays: readonly number[];
  readonly megabytes: readonly number[];
}

interface Turn {
  readonly calm: Part;
  readonly slow: Part;
  /** The code that the slow reader was closed with, as it heard when it read again. */
  readonly code: number;
  /** How many the server had let go for reading too slowly before it read again. */
  readonly letGo: number;
}

interface Scene {
  readonly side: Side;
  readonly paster: WritingClient;
  readonly typist: WritingClient;
  readonly hearers: readonly Listener[];
  /** Who does not read; `null`: everybody reads. */
  readonly asleep: Listener | null;
  readonly pasted: Y.XmlText;
  readonly typed: Y.XmlText;
}

/** @param number decides at which of the servers somebody does not read */
async function takeTurn(sides: readonly Side[], number: number): Promise<Turn> {
  const slowSide = must(sides[Math.abs(number % sides.length)], 'a server');
  const title = `Turn ${number}`;
  const scenes = await Promise.all(sides.map((side) => arrange(side, title, side === slowSide)));
  const before = await letGo(slowSide.server);
  await Promise.all(scenes.map(pasteInHaste));
  const parts = await Promise.all(scenes.map(listen));
  const letGoMeanwhile = (await letGo(slowSide.server)) - before;
  const codes = await Promise.all(scenes.map(leave));
  return {
    slow: must(
      parts.find(({ side }) => side === slowSide),
      'the slow side',
    ),
    calm: must(
      parts.find(({ side }) => side !== slowSide),
      'the other side',
    ),
    code: codes.find((code) => code !== null) ?? 0,
    letGo: letGoMeanwhile,
  };
}

/** What a connection says that ended without a word. */
const CUT_OFF = 1006;
/** Who brings this may read the server's figures. */
const FIGURES = 'figures-of-the-trial';

/** How many the server says it has let go for reading too slowly. They may not have heard it: one that does not
 *  read for five seconds more is cut off. */
async function letGo(server: RunningServer): Promise<number> {
  const headers = { authorization: `Bearer ${FIGURES}` };
  const page = await (await fetch(`${server.origin}/metrics`, { headers })).text();
  const found = page.match(/^relay_closes_total\{code="4508"\} (\d+)$/m);
  return Number(must(found?.[1], 'the figure'));
}

async function open(): Promise<Side> {
  const server = await runServer(
    {
      LIMIT_BYTES_PER_SECOND: '100000000',
      LIMIT_UPDATES_PER_SECOND: '100000',
      METRICS_TOKEN: FIGURES,
    },
    { keepsLog: true },
  );
  return { server, table: await practiceTable(server) };
}

/** Everybody comes to a new document, and one of them falls asleep if that is wanted. */
async function arrange(side: Side, title: string, isSlow: boolean): Promise<Scene> {
  const { server, table } = side;
  const { document } = await table.newMinute(title);
  const cookies = [...table.cookies];
  const cookie = () => must(cookies.shift(), 'a cookie');
  const write = async () => {
    const client = rawClient({ origin: server.origin, document, cookie: cookie() });
    await until('synced', () => client.synced());
    return client;
  };
  const [paster, typist] = [await write(), await write()];
  const hearers: Listener[] = [];
  for (let i = 0; i < HEARERS; i += 1) hearers.push(await sit(server, document, cookie()));
  const asleep = isSlow ? await sit(server, document, cookie()) : null;
  asleep?.pause();
  return {
    side,
    paster,
    typist,
    hearers,
    asleep,
    pasted: newText(paster),
    typed: newText(typist),
  };
}

async function pasteInHaste(scene: Scene): Promise<void> {
  for (let paste = 0; paste < PASTES_IN_HASTE; paste += 1) {
    pasteAnew(scene);
    await pause();
  }
  const { typed, hearers } = scene;
  let heardBy = 0;
  for (const hearer of hearers) {
    hearer.onFrame((frame) => {
      if (frame.includes('<ready>', 'latin1')) heardBy += 1;
    });
  }
  typed.insert(typed.length, '<ready>');
  await until('the pastes heard', () => heardBy === hearers.length);
}

async function listen(scene: Scene): Promise<Part> {
  const { side, typed, hearers } = scene;
  const delays: number[] = [];
  const megabytes: number[] = [];
  /** What each of them has still to hear, in order, and when it left. */
  const waiting = hearers.map(() => new Map<string, number>());
  for (const [i, hearer] of hearers.entries()) {
    const mine = must(waiting[i], 'what is waited for');
    hearer.onFrame((frame) => {
      const now = performance.now();
      for (const [word, leftAt] of mine) {
        if (!frame.includes(word, 'latin1')) break;
        mine.delete(word);
        delays.push(now - leftAt);
      }
    });
  }
  for (let step = 0; step < STEPS; step += 1) {
    if (step % STEPS_A_PASTE === 0) pasteAnew(scene);
    const word = `<${String(step).padStart(4, '0')}>`;
    const leaves = performance.now();
    for (const mine of waiting) mine.set(word, leaves);
    typed.insert(typed.length, word);
    await pause();
    if (step % 20 === 0) megabytes.push(residentMb(side.server.pid()));
  }
  await until('the last word heard', () => waiting.every((mine) => mine.size === 0));
  return { side, delays, megabytes };
}

/** Everybody goes. @returns how the one who was asleep had been closed; `null` if nobody was */
async function leave({ paster, typist, hearers, asleep }: Scene): Promise<number | null> {
  const code = asleep === null ? null : await asleep.wakeUp();
  for (const one of [paster, typist]) one.destroy();
  for (const one of hearers) one.leave();
  return code;
}

function pasteAnew({ paster, pasted }: Scene): void {
  paster.doc.transact(() => {
    pasted.delete(0, pasted.length);
    pasted.insert(0, PASTE);
  });
}

const pause = () => new Promise((resolve) => setTimeout(resolve, STEP_MS));

function newText(client: WritingClient): Y.XmlText {
  const paragraph = new Y.XmlElement('paragraph');
  const text = new Y.XmlText();
  paragraph.insert(0, [text]);
  client.content.push([paragraph]);
  return text;
}

/** A connection that asks once, and then hears whatever there is. */
interface Listener {
  onFrame(hear: (frame: Buffer) => void): void;
  /** Reads nothing more. */
  pause(): void;
  /** Reads again, and says how it was closed. */
  wakeUp(): Promise<number>;
  leave(): void;
}

async function sit(server: RunningServer, document: string, cookie: string): Promise<Listener> {
  const socket = new WebSocket(
    `${server.origin.replace('http', 'ws')}/sync/${encodeURIComponent(document)}`,
    { headers: { cookie, origin: server.origin }, perMessageDeflate: false },
  );
  let code: number | null = null;
  let hear = (_frame: Buffer): void => {};
  let answered = false;
  socket.on('close', (closed) => {
    code = closed;
  });
  socket.on('error', () => {});
  socket.on('message', (data: Buffer) => {
    answered ||= data[0] === 0 && data[1] === 1;
    hear(data);
  });
  await new Promise((resolve) => socket.once('open', resolve));
  socket.send(sync(0, Y.encodeStateVector(new Y.Doc())));
  await until('the listener synced', () => answered);
  const below = (socket as unknown as { readonly _socket: Socket })._socket;
  return {
    onFrame: (listener) => {
      hear = listener;
    },
    pause: () => below.pause(),
    wakeUp: async () => {
      below.resume();
      await until('the slow reader’s end', () => code !== null).catch(() => {});
      socket.terminate();
      return code ?? 0;
    },
    leave: () => socket.terminate(),
  };
}

const p95 = (delays: readonly number[]) => quantile(delays, 0.95);

function middleOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (place: number) => sorted[Math.floor(place)] ?? Number.NaN;
  return (at((sorted.length - 1) / 2) + at(sorted.length / 2)) / 2;
}

function ratioOf({ calm, slow }: Turn): number {
  return p95(slow.delays) / p95(calm.delays);
}

/** @param settled turns from which memory is compared, at least one with each server as the slow one */
function judge(turns: readonly Turn[], settled: readonly Turn[]) {
  const all = (of: 'calm' | 'slow') => turns.flatMap((turn) => turn[of].delays);
  const growth = Math.max(...growths(settled));
  const ratios = turns.map(ratioOf);
  // A moment of noise that meets one server and not the other spoils a turn, and not the middle of them.
  const slower = middleOf(ratios);
  const failures: string[] = [];
  for (const { code, letGo } of turns) {
    if (letGo !== 1) failures.push(`${letGo} were let go for reading too slowly, and not one`);
    if (code !== CLOSE.slowReader && code !== CUT_OFF) failures.push(`One was closed with ${code}`);
  }
  if (growth > MOST_MB) failures.push(`Memory grew by ${growth.toFixed(1)} MB`);
  if (turns.length >= ENOUGH_TURNS && slower > MOST_SLOWER) {
    failures.push(`The others wait ${slower.toFixed(2)} times as long (95 of 100)`);
  }
  const in2 = (one: number) => one.toFixed(2);
  const spread = [Math.min(...ratios), Math.max(...ratios)].map(in2);
  return {
    figures: {
      'closed with': [...new Set(turns.map((turn) => turn.code))].join(', '),
      'most memory of a server with a slow reader, over its most without, MB': growth.toFixed(1),
      'delivery p95 with and without, ms': `${in2(p95(all('slow')))} and ${in2(p95(all('calm')))}`,
      'their ratio in a turn, median (least to most)': `${in2(slower)} (${spread.join(' to ')})`,
      'delivery p50 with and without, ms': `${in2(quantile(all('slow'), 0.5))} and ${in2(quantile(all('calm'), 0.5))}`,
      deliveries: `${all('slow').length} and ${all('calm').length}`,
    },
    failures,
  };
}

/** What each of the servers had at most with somebody who did not read, over what it had at most without. */
function growths(turns: readonly Turn[]): number[] {
  const sides = new Set(turns.map(({ slow }) => slow.side));
  return [...sides].map((side) => {
    const most = (of: 'calm' | 'slow') =>
      Math.max(...turns.flatMap((turn) => (turn[of].side === side ? turn[of].megabytes : [])));
    return most('slow') - most('calm');
  });
}
