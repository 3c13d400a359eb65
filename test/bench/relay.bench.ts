import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { median, report } from '#test/harness/measure.ts';
import { quantile } from '#test/harness/process-facts.ts';
import { type RunningServer, runServer } from '#test/harness/running-server.ts';
import { type TypingFigures, type TypingRoom, typeIn } from '#test/harness/typing-room.ts';

// Our relay, which has every update on disk before anyone hears of it, beside a broadcast that does nothing but
// pass bytes on. Both in processes of their own, in turns, on this machine as it is.

const PLAN = { members: 60, writers: 3, keystrokes: 40, every: 125 };
const ROUNDS = 3;
const LIMITS = { LIMIT_SOCKETS_PER_PERSON: '1000', LOG_LEVEL: 'error' };

let server: RunningServer;
beforeAll(async () => {
  server = await runServer(LIMITS);
});
afterAll(() => server?.dispose());

test('typing in one document beside a raw broadcast', async () => {
  const raw = await startRaw();
  const cookie = await server.signIn('secretary');
  const answer = await fetch(`${server.origin}/api/meetings/practice`, { headers: { cookie } });
  const { items } = await answer.json();
  const figures: Record<'ours' | 'raw', TypingFigures[]> = { ours: [], raw: [] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    const ours: TypingRoom = {
      url: `${server.origin.replace('http', 'ws')}/sync/${items[round].documentId}?ack=1`,
      headers: { cookie },
      pid: server.pid(),
    };
    const both = { raw: await typeIn(raw.room(round), PLAN), ours: await typeIn(ours, PLAN) };
    // The first round is for the engines to get warm.
    if (round === 0) continue;
    figures.ours.push(both.ours);
    figures.raw.push(both.raw);
  }
  raw.stop();
  const of = (which: 'ours' | 'raw', value: (one: TypingFigures) => number) =>
    median(figures[which].map(value));
  const compare = (what: string, value: (one: TypingFigures) => number) => {
    const [ours, other] = [of('ours', value), of('raw', value)];
    report(what, { ours, raw: other, ratio: ours / other });
  };
  compare('Processor, ms per 1,000 delivered', (one) => (1000 * one.cpuMs) / one.delivered);
  compare('Delivery, median ms', (one) => quantile(one.delays, 0.5));
  compare('Delivery, p99 ms', (one) => quantile(one.delays, 0.99));
  const expected = PLAN.writers * PLAN.keystrokes * (PLAN.members - 1);
  expect(figures.ours.map(({ delivered }) => delivered)).toEqual(Array(ROUNDS).fill(expected));
}, 300_000);

async function startRaw() {
  const script = fileURLToPath(new URL('../harness/raw-broadcast.mjs', import.meta.url));
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [port] = await once(child.stdout, 'data');
  return {
    room: (round: number): TypingRoom => ({
      url: `ws://127.0.0.1:${String(port).trim()}/room-${round}`,
      headers: {},
      pid: child.pid ?? 0,
    }),
    stop: () => child.kill(),
  };
}
