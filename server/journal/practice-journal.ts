import { MessageChannel } from 'node:worker_threads';
import type { AppendBatch } from './batch.ts';
import type { Journal } from './journal.ts';
import { createMemoryJournal } from './memory-journal.ts';
import { createOutbox } from './outbox.ts';
import type { WriterReport } from './writer-messages.ts';

/** A journal that keeps nothing, for a rehearsal: what is appended takes the way that it takes to the writer
 *  thread and back, and is not written. */
export function createPracticeJournal(now: () => number): Journal {
  const memory = createMemoryJournal({ now });
  const { port1: here, port2: there } = new MessageChannel();
  const outbox = createOutbox({
    now,
    send: (batch) => here.postMessage(batch, [batch.buffer]),
    onWritten: () => {},
  });
  /** Of the one document that is rehearsed with. */
  let head = 0;
  there.on('message', ({ entries }: AppendBatch) => {
    const answers = [{ firsts: [head + 1], refusals: [] }];
    head += entries;
    there.postMessage({ kind: 'committed', answers, ms: 0, due: [] } satisfies WriterReport);
  });
  here.on('message', (report: Extract<WriterReport, { readonly kind: 'committed' }>) => {
    outbox.committed(report.answers);
  });
  return {
    ...memory,
    append: (document, entry) => outbox.append(document, entry),
    close: async () => {
      here.close();
      await memory.close();
    },
  };
}
