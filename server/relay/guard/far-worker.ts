import { parentPort, workerData } from 'node:worker_threads';
import { must } from '#shared/lang/must.ts';
import { readUpdate, type UpdateLimits } from './read-update.ts';
import { Unsound } from './unsound.ts';

export interface FarQuestion {
  readonly id: number;
  readonly update: Uint8Array;
}

export interface FarAnswer {
  readonly id: number;
  readonly word: 'fine' | 'too_large' | 'malformed';
}

const port = must(parentPort, 'a thread to answer');
const limits: UpdateLimits = workerData;

port.on('message', ({ id, update }: FarQuestion) => {
  const answer: FarAnswer = { id, word: wordOn(update) };
  port.postMessage(answer);
});

function wordOn(update: Uint8Array): FarAnswer['word'] {
  try {
    readUpdate(update, limits);
    return 'fine';
  } catch (error) {
    if (error instanceof Unsound) return error.state;
    throw error;
  }
}
