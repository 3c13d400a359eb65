import { enableCompileCache } from 'node:module';
import { workerData } from 'node:worker_threads';

// The first file of each of the journal's threads. It is plain JavaScript, so that everything after it can come
// from what was compiled at an earlier start: a thread has to be told anew where that is.
if (workerData.compiled !== undefined) enableCompileCache(workerData.compiled);
await import(workerData.entry);
