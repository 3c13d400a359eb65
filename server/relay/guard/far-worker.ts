import { parentPort, workerData } from 'node:worker_threads';
import { must } from '#shared/lang/must.ts';
import { type FarWord, farWordOn } from './far-word.ts';
import type { UpdateLimits } from './read-update.ts';

export interface FarQuestion {
  readonly id: number;
  readonly update: Uint8Array;
}

export interface FarAnswer {
  readonly id: number;
  readonly word: FarWord;
}

const port = must(parentPort, 'a thread to answer');
const limits: UpdateLimits = workerData;

port.on('message', ({ id, update }: FarQuestion) => {
  const answer: FarAnswer = { id, word: farWordOn(update, limits) };
  port.postMessage(answer);
});
