import { Worker } from 'node:worker_threads';
import type { Log } from '#server/journal/journal.ts';
import { errorWithoutWords } from '#shared/lang/error-without-words.ts';
import type { FarJudge } from '../far-judge.ts';
import type { FarAnswer, FarQuestion } from './far-worker.ts';
import type { UpdateLimits } from './read-update.ts';

export interface FarJudgeDeps {
  readonly limits: UpdateLimits;
  readonly log: Log;
  /** What runs on the other thread. */
  readonly worker?: URL;
  /** How much may wait to be looked at. */
  readonly maxWaiting?: number;
  readonly maxWaitingBytes?: number;
}

const WORKER = new URL('./far-worker.ts', import.meta.url);

/** Looks at large updates on a thread that is started when the first one comes. If that thread dies, those who
 *  wait are told to try again, and the next update starts another. */
export function createFarJudge(deps: FarJudgeDeps): FarJudge {
  const { limits, log, maxWaiting = 32, maxWaitingBytes = 8 * 1024 * 1024 } = deps;
  type Word = Awaited<ReturnType<FarJudge['judge']>>;
  const waiting = new Map<
    number,
    { readonly bytes: number; readonly tell: (word: Word) => void }
  >();
  let bytes = 0;
  let next = 0;
  let worker: Worker | null = null;
  let isClosed = false;

  function answer(id: number, word: Word): void {
    const one = waiting.get(id);
    if (one === undefined) return;
    waiting.delete(id);
    bytes -= one.bytes;
    one.tell(word);
  }

  function lose(lost: Worker): void {
    if (worker !== lost) return;
    worker = null;
    for (const id of [...waiting.keys()]) answer(id, 'busy');
  }

  function start(): Worker {
    const started = new Worker(deps.worker ?? WORKER, {
      workerData: limits,
      resourceLimits: { maxOldGenerationSizeMb: 256 },
    });
    started.unref();
    started.on('message', ({ id, word }: FarAnswer) => answer(id, word));
    started.on('error', (error) => {
      log('The thread that looks at large updates failed', { error: errorWithoutWords(error) });
      lose(started);
    });
    started.on('exit', () => lose(started));
    return started;
  }

  return {
    judge: (update) => {
      if (update.byteLength > limits.updateBytes) return Promise.resolve('too_large');
      const isFull = waiting.size >= maxWaiting || bytes + update.byteLength > maxWaitingBytes;
      if (isClosed || isFull) return Promise.resolve('busy');
      worker ??= start();
      const id = next++;
      bytes += update.byteLength;
      const question: FarQuestion = { id, update };
      worker.postMessage(question);
      return new Promise((tell) => waiting.set(id, { bytes: update.byteLength, tell }));
    },
    close: async () => {
      isClosed = true;
      const last = worker;
      if (last === null) return;
      lose(last);
      await last.terminate();
    },
  };
}
