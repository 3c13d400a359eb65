import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { toDocumentId } from '#shared/ids.ts';
import { entry } from '#test/contract/journal.ts';
import { temporaryJournal } from '#test/harness/temporary-journal.ts';

test('the threads of a journal that is closed end by themselves', async () => {
  const ends: Promise<unknown[]>[] = [];
  const note = (worker: Worker) => ends.push(once(worker, 'exit'));
  process.on('worker', note);
  const journal = await temporaryJournal().open();
  const march = toDocumentId('march.1');
  await journal.append(march, entry('a'));
  await journal.stretches(march, 1000);
  await journal.close();
  process.off('worker', note);
  // One that is stopped ends with 1, and may take the process with it while it loads or uses SQLite.
  expect(await Promise.all(ends)).toEqual([[0], [0]]);
});
