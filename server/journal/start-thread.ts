import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';

/** Starts a thread of the journal's.
 *  @param entry the file that it runs
 *  @param data what the file finds as its `workerData` */
export function startThread(entry: URL, data: object): Worker {
  const compiled = getCompileCacheDir();
  return new Worker(new URL('./thread.mjs', import.meta.url), {
    workerData: {
      ...data,
      entry: entry.href,
      // Node adds a folder of its own for each version.
      ...(compiled === undefined ? {} : { compiled: dirname(compiled) }),
    },
  });
}
