import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { applyPragmas } from '#server/db/pragmas.ts';
import { must } from '#shared/lang/must.ts';
import type { ClerkOrder, ClerkReport, ClerkRequest } from './clerk-messages.ts';
import { findLastGood } from './last-good.ts';
import { nextPack } from './next-pack.ts';
import { createPast } from './past.ts';
import { createJournalReader } from './read-journal.ts';
import { makeSnapshot } from './snapshot.ts';

// The clerk thread: what takes a moment that nobody should have to wait for. It reads only; what it makes goes
// to the writer.

const port: MessagePort = must(parentPort, 'a parent thread');
const connection = new Database((workerData as { file: string }).file, { readonly: true });
applyPragmas(connection);
const reader = createJournalReader(connection, () => {});
const past = createPast(connection);

port.on('message', (request: ClerkOrder) => {
  if (request === 'close') {
    connection.close();
    port.close();
    return;
  }
  const began = performance.now();
  try {
    answer(request, began);
  } catch (error) {
    report({ kind: 'failed', id: request.id, why: String(error) });
  }
});

function answer({ id, work }: ClerkRequest, began: number): void {
  switch (work.kind) {
    case 'snapshot': {
      const snapshot = makeSnapshot(work.document, reader.load(work.document), work.at);
      const ms = performance.now() - began;
      report({ kind: 'done', id, result: { snapshot, ms } }, [snapshot.state.buffer]);
      return;
    }
    case 'last-good': {
      const found = connection.transaction(() => findLastGood(connection, work.document))();
      report({ kind: 'done', id, result: found });
      return;
    }
    case 'pack': {
      const found = connection.transaction(() => nextPack(connection, work.before, work.from))();
      report({ kind: 'done', id, result: found });
      return;
    }
    case 'stretches': {
      const { document, pause } = work;
      report({ kind: 'done', id, result: inOne(() => past.stretches(document, pause)) });
      return;
    }
    case 'entries-between': {
      const { document, after, until } = work;
      report({
        kind: 'done',
        id,
        result: inOne(() => past.entriesBetween(document, after, until)),
      });
      return;
    }
    case 'place-at': {
      report({ kind: 'done', id, result: inOne(() => past.placeAt(work.document, work.at)) });
      return;
    }
    case 'states-at': {
      const states = inOne(() => past.statesAt(work.document, work.places));
      report(
        { kind: 'done', id, result: states },
        states.map((state) => state.buffer),
      );
    }
  }
}

function inOne<T>(read: () => T): T {
  return connection.transaction(read)();
}

function report(message: ClerkReport, handOver: ArrayBuffer[] = []): void {
  port.postMessage(message, handOver);
}
