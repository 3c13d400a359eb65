import {
  type MessagePort,
  parentPort,
  receiveMessageOnPort,
  workerData,
} from 'node:worker_threads';
import Database from 'better-sqlite3';
import { applyPragmas } from '#server/db/pragmas.ts';
import type { DocumentId } from '#shared/ids.ts';
import { must } from '#shared/lang/must.ts';
import type { AppendBatch } from './batch.ts';
import { createBook } from './book.ts';
import type { FaultKind } from './journal.ts';
import type { WriterData, WriterOrder, WriterReport } from './writer-messages.ts';

// The writer thread: it alone writes journal.db. Whatever waits when it looks up goes into one transaction,
// so that the busier it is, the more share one fsync, and nobody waits for a timer.

const port: MessagePort = must(parentPort, 'a parent thread');
const settings = workerData as WriterData;

const connection = new Database(settings.file);
applyPragmas(connection);
const book = createBook(connection);

/** Why nothing more is written, once the disk itself has failed. */
let broken: string | null = null;

port.on('message', (first: WriterOrder) => {
  let batches: AppendBatch[] = [];
  for (let order: WriterOrder | undefined = first; order !== undefined; order = next()) {
    if (order.kind === 'append') {
      batches.push(order);
      continue;
    }
    commit(batches);
    batches = [];
    carryOut(order);
  }
  commit(batches);
});
report({ kind: 'ready' });

function next(): WriterOrder | undefined {
  return receiveMessageOnPort(port)?.message as WriterOrder | undefined;
}

function carryOut(order: Exclude<WriterOrder, AppendBatch>): void {
  switch (order.kind) {
    case 'reopen':
      book.reopen(order.document);
      return;
    case 'snapshot':
      try {
        book.keep(order.snapshot);
      } catch (error) {
        report({ kind: 'snapshot-failed', document: order.snapshot.document, why: String(error) });
      }
      return;
    case 'condense':
      if (book.standing(order.document).entriesSince >= settings.snapshotEntries / 10) {
        report({ kind: 'due', document: order.document });
      }
      return;
    case 'close':
      connection.close();
      port.close();
  }
}

function commit(batches: readonly AppendBatch[]): void {
  if (batches.length === 0) return;
  if (broken !== null) {
    fail(batches, 'broken', broken);
    return;
  }
  const began = performance.now();
  try {
    const answers = book.append(batches);
    const ms = performance.now() - began;
    const documents = new Set(batches.flatMap((batch) => batch.documents));
    report({ kind: 'committed', answers, ms, due: [...documents].filter(isDue) });
  } catch (error) {
    const fault = faultOf(error);
    if (fault === 'broken') broken = String(error);
    fail(batches, fault, String(error));
  }
}

/** After a failed fsync the pages may be lost although a second try would report success. A full disk is
 *  another matter: that transaction was rolled back, and there may be room later. */
function faultOf(error: unknown): FaultKind {
  const code = error instanceof Database.SqliteError ? error.code : '';
  if (code === 'SQLITE_FULL') return 'full';
  return code.startsWith('SQLITE_IOERR') || code === 'SQLITE_CORRUPT' ? 'broken' : 'behind';
}

function isDue(document: DocumentId): boolean {
  const { entriesSince, bytesSince } = book.standing(document);
  return entriesSince >= settings.snapshotEntries || bytesSince >= settings.snapshotBytes;
}

function fail(batches: readonly AppendBatch[], fault: FaultKind, why: string): void {
  report({ kind: 'failed', batches: batches.length, fault, why });
}

function report(message: WriterReport): void {
  port.postMessage(message);
}
