import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';

/** Megabytes for what a thread has only just made. Left to itself the engine gives more and more to a thread that
 *  does little, for half an hour, because it need not clear up. */
const YOUNG_MB = 6;

/** Starts a thread of the journal's.
 *  @param entry the file that it runs
 *  @param data what the file finds as its `workerData` */
export function startThread(entry: URL, data: object): Worker {
  const compiled = getCompileCacheDir();
  return new Worker(new URL('./thread.mjs', import.meta.url), {
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    workerData: {
      ...data,
      entry: entry.href,
      // Node adds a folder of its own for each version.
      ...(compiled === undefined ? {} : { compiled: dirname(compiled) }),
    },
  });
}
