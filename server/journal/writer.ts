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
import { createBook } from './book.ts';
import type { AppendOrder, WriterData, WriterOrder, WriterReport } from './writer-messages.ts';

// The writer thread: it alone writes journal.db. Whatever waits when it looks up goes into one transaction,
// so that the busier it is, the more share one fsync, and nobody waits for a timer.

const port: MessagePort = must(parentPort, 'a parent thread');
const settings = workerData as WriterData;

const connection = new Database(settings.file);
applyPragmas(connection);
const book = createBook(connection);

/** Documents whose last write failed: what is still queued for them builds on what was lost. */
const refused = new Set<DocumentId>();
let broken = false;

port.on('message', (first: WriterOrder) => {
  let batch: AppendOrder[] = [];
  for (let order: WriterOrder | undefined = first; order !== undefined; order = next()) {
    if (order.kind === 'append') {
      batch.push(order);
      continue;
    }
    commit(batch);
    batch = [];
    carryOut(order);
  }
  commit(batch);
});
report({ kind: 'ready' });

function next(): WriterOrder | undefined {
  return receiveMessageOnPort(port)?.message as WriterOrder | undefined;
}

function carryOut(order: Exclude<WriterOrder, AppendOrder>): void {
  switch (order.kind) {
    case 'reopen':
      refused.delete(order.document);
      return;
    case 'snapshot':
      try {
        book.keep(order);
      } catch (error) {
        report({ kind: 'snapshot-failed', document: order.document, why: String(error) });
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

function commit(batch: readonly AppendOrder[]): void {
  const isLate = (order: AppendOrder) => broken || refused.has(order.document);
  const late = batch.filter(isLate);
  const orders = batch.filter((order) => !isLate(order));
  if (late.length > 0) fail(late, 'An earlier write of this document failed');
  if (orders.length === 0) return;
  try {
    const places = book.append(orders);
    const documents = new Set(orders.map((order) => order.document));
    report({
      kind: 'committed',
      appends: orders.map(({ id }, i) => ({ id, place: must(places[i], 'a place') })),
      due: [...documents].filter(isDue),
    });
  } catch (error) {
    // After a failed fsync the pages may be lost although a second try would report success. A full disk
    // is another matter: that transaction was rolled back, and there may be room later.
    broken = codeOf(error).startsWith('SQLITE_IOERR') || codeOf(error) === 'SQLITE_CORRUPT';
    for (const order of orders) refused.add(order.document);
    fail(orders, String(error));
  }
}

function isDue(document: DocumentId): boolean {
  const { entriesSince, bytesSince } = book.standing(document);
  return entriesSince >= settings.snapshotEntries || bytesSince >= settings.snapshotBytes;
}

function fail(orders: readonly AppendOrder[], why: string): void {
  report({ kind: 'failed', ids: orders.map(({ id }) => id), why, broken });
}

function codeOf(error: unknown): string {
  return error instanceof Database.SqliteError ? error.code : '';
}

function report(message: WriterReport): void {
  port.postMessage(message);
}
