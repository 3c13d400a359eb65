import { parentPort } from 'node:worker_threads';

/** A thread that dies of the first thing it is told. */
parentPort.on('message', () => {
  throw new Error('Out of breath');
});
