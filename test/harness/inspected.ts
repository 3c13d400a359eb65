import { WebSocket } from 'ws';
import { must } from '#shared/lang/must.ts';
import type { RunningServer } from './running-server.ts';

/** What to run a server with so that its memory can be looked at. */
export const INSPECTED = { NODE_OPTIONS: '--inspect=127.0.0.1:0' };

/** The memory of a running server's main thread. */
export interface Memory {
  /** Lets it collect its garbage. @returns the megabytes that are left */
  kept(): Promise<number>;
  close(): void;
}

/** Speaks Chrome's debugging protocol with a server that was started with `INSPECTED`. */
export async function inspect(server: RunningServer): Promise<Memory> {
  const said = server.logged().join('\n');
  const url = must(/Debugger listening on (ws:\S+)/.exec(said)?.[1], 'an inspector');
  const socket = new WebSocket(url, { perMessageDeflate: false });
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  const waiting = new Map<number, (result: unknown) => void>();
  let last = 0;
  socket.on('message', (data: Buffer) => {
    const answer: { readonly id?: number; readonly result?: unknown } = JSON.parse(String(data));
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer.result);
  });
  const ask = (method: string, params = {}) =>
    new Promise<unknown>((resolve) => {
      last += 1;
      waiting.set(last, resolve);
      socket.send(JSON.stringify({ id: last, method, params }));
    });
  return {
    kept: async () => {
      await ask('HeapProfiler.collectGarbage');
      const expression = '(({ heapUsed, external }) => heapUsed + external)(process.memoryUsage())';
      const answer = await ask('Runtime.evaluate', { expression, returnByValue: true });
      return (answer as { readonly result: { readonly value: number } }).result.value / 1024 / 1024;
    },
    close: () => socket.terminate(),
  };
}
