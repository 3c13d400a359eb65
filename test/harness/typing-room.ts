import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { MINUTE_FRAGMENT } from '#shared/document/minute-schema.ts';
import { presence, sync } from './test-peer.ts';
import { until } from './until.ts';

/** A room whose people are to be timed. */
export interface TypingRoom {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly pid: number;
}

export interface TypingFigures {
  /** Updates that reached somebody else. */
  readonly delivered: number;
  /** Processor time of the server, in ms. */
  readonly cpuMs: number;
  /** From the sending of an update to each arrival, in ms. */
  readonly delays: readonly number[];
}

export interface TypingPlan {
  readonly members: number;
  readonly writers: number;
  /** Keystrokes of one writer, and milliseconds between two of them. */
  readonly keystrokes: number;
  readonly every: number;
}

/** Lets some members of a room type while all of them listen: each keystroke is one update and one move of the
 *  caret, as the editor sends them. */
export async function typeIn(room: TypingRoom, plan: TypingPlan): Promise<TypingFigures> {
  const sentAt = new Map<string, number>();
  const delays: number[] = [];
  const sockets = await Promise.all(
    Array.from({ length: plan.members }, () => listen(room, sentAt, delays)),
  );
  const before = cpuOf(room.pid);
  await Promise.all(
    sockets.slice(0, plan.writers).map(async (socket, n) => {
      const { client, updates } = keystrokes(plan.keystrokes);
      await sleep((plan.every * n) / plan.writers);
      for (const [clock, update] of updates.entries()) {
        sentAt.set(keyOf(update), performance.now());
        socket.send(sync(2, update));
        socket.send(
          presence([{ client, clock: clock + 1, state: { cursor: caret(client, clock) } }]),
        );
        await sleep(plan.every);
      }
    }),
  );
  const expected = plan.writers * plan.keystrokes * (plan.members - 1);
  await until('all to have arrived', () => delays.length >= expected, 20_000);
  const cpuMs = cpuOf(room.pid) - before;
  for (const socket of sockets) socket.terminate();
  return { delivered: delays.length, cpuMs, delays };
}

async function listen(
  { url, headers }: TypingRoom,
  sentAt: ReadonlyMap<string, number>,
  delays: number[],
): Promise<WebSocket> {
  const socket = new WebSocket(url, { headers, perMessageDeflate: false });
  let isSynced = false;
  socket.on('message', (data: Buffer) => {
    if (data[0] !== 0) return;
    if (data[1] === 0) socket.send(sync(1, Uint8Array.of(0, 0)));
    if (data[1] === 1) isSynced = true;
    if (data[1] !== 2) return;
    const sent = sentAt.get(keyOf(data.subarray(data.length < 131 ? 3 : 4)));
    if (sent !== undefined) delays.push(performance.now() - sent);
  });
  await new Promise<void>((resolve, reject) => {
    socket.on('open', () => resolve());
    socket.on('error', reject);
  });
  socket.send(sync(0, Uint8Array.of(0)));
  await until('an answer', () => isSynced);
  return socket;
}

/** Keystrokes in a paragraph of one's own, each as one update. */
function keystrokes(count: number) {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const text = new Y.XmlText();
  doc.transact(() => {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [text]);
    doc.getXmlFragment(MINUTE_FRAGMENT).push([paragraph]);
    text.insert(0, 'a');
  });
  while (updates.length < count) text.insert(text.length, 'a');
  return { client: doc.clientID, updates };
}

function caret(client: number, clock: number) {
  const at = { type: { client, clock: 1 }, tname: null, item: { client, clock }, assoc: 0 };
  return { anchor: at, head: at };
}

function keyOf(update: Uint8Array): string {
  return Buffer.from(update).toString('latin1');
}

const MS_PER_TICK = 10;

/** Processor time that a process has used so far, all its threads together. */
function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK;
}
