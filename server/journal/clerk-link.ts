import { setTimeout as after } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import type { ClerkOrder, ClerkReport, ClerkResults, ClerkWork } from './clerk-messages.ts';
import { JournalFault } from './journal.ts';
import { startThread } from './start-thread.ts';

/** The main thread's end of the clerk thread, which is started when it is first needed, or before. */
export interface ClerkLink {
  /** Starts the thread now, while nobody waits for it. */
  begin(): void;
  /** @throws JournalFault when it could not be done */
  ask<Kind extends ClerkWork['kind']>(
    work: Extract<ClerkWork, { readonly kind: Kind }>,
  ): Promise<ClerkResults[Kind]>;
  close(): Promise<void>;
}

interface Asked {
  readonly resolve: (result: never) => void;
  readonly reject: (fault: JournalFault) => void;
}

export function createClerkLink(file: string): ClerkLink {
  const asked = new Map<number, Asked>();
  let worker: Worker | null = null;
  let lastId = 0;
  let closed = false;

  function start(): Worker {
    const started = startThread(new URL('./clerk.ts', import.meta.url), { file });
    started.on('message', (report: ClerkReport) => {
      const one = asked.get(report.id);
      asked.delete(report.id);
      if (report.kind === 'done') one?.resolve(report.result as never);
      else one?.reject(new JournalFault(report.why));
    });
    started.on('error', (error) => giveUp(`The clerk thread died: ${error}`));
    return started;
  }

  function giveUp(why: string): void {
    worker = null;
    for (const one of asked.values()) one.reject(new JournalFault(why));
    asked.clear();
  }

  return {
    begin: () => {
      if (!closed) worker ??= start();
    },
    ask: (work) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new JournalFault('The journal is closed', { kind: 'closed' }));
        worker ??= start();
        lastId += 1;
        asked.set(lastId, { resolve, reject });
        worker.postMessage({ id: lastId, work } satisfies ClerkOrder);
      }),
    close: async () => {
      closed = true;
      const last = worker;
      giveUp('The journal is closed');
      if (last !== null) await end(last);
    },
  };
}

/** So long it may take to finish what it is at. */
const PATIENCE_MS = 3000;

/** It ends by itself: a thread that is stopped while it loads or uses SQLite takes the whole process with it. */
async function end(worker: Worker): Promise<void> {
  const gone = new Promise((resolve) => worker.once('exit', resolve));
  worker.postMessage('close' satisfies ClerkOrder);
  await Promise.race([gone, after(PATIENCE_MS, null, { ref: false })]);
  await worker.terminate();
}
