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
import { again } from './again.ts';
import type { AppendBatch } from './batch.ts';
import { createBook } from './book.ts';
import { createEmptying } from './emptying.ts';
import { faultOf } from './fault-of.ts';
import { hasRoom } from './has-room.ts';
import { type FaultKind, JournalFault } from './journal.ts';
import { createKeepPack } from './keep-pack.ts';
import { practise } from './practice.ts';
import { emptyLog, rewriteAfterPurges } from './purge.ts';
import type { WriterData, WriterOrder, WriterReport } from './writer-messages.ts';

// The writer thread: it alone writes journal.db. Whatever waits when it looks up goes into one transaction,
// so that the busier it is, the more share one fsync, and nobody waits for a timer.

/** Bytes of a snapshot from which on it matters whether anything was written after it. */
const LARGE = 64 * 1024;

const port: MessagePort = must(parentPort, 'a parent thread');
const settings = workerData as WriterData;

const connection = new Database(settings.file);
applyPragmas(connection);
// What is deleted is written over: a purge, and a snapshot that is replaced, must leave no words behind.
connection.pragma('secure_delete = ON');
const book = createBook(connection);
const keepPack = createKeepPack(connection);

// Also what a purge could not do before the process ended. Nobody reads yet.
try {
  rewriteAfterPurges(connection);
} catch {
  // There is no room for it, or somebody reads all the same: at the next start.
}
emptyLog(connection);

const emptying = createEmptying({ emptyLog: () => emptyLog(connection), report });

/** So often the orders are looked at while something is being tried again. */
const LOOK_MS = 5;
let isClosed = false;
/** Orders that were taken up, counted as the bell counts them. */
let taken = 0;

/** Why nothing more is written, once the disk itself has failed. */
let broken: string | null = null;

/** Asks whether there is room again, while there is nothing else to write. */
const probing = again({ first: 100, most: 5000 }, () => {
  if (broken !== null) return true;
  try {
    if (!hasRoom(settings.file)) return false;
    book.probe();
  } catch (error) {
    return noteElsewhere(error) === 'broken';
  }
  report({ kind: 'room' });
  return true;
});

report({ kind: 'ready' });
serve();

/** Sleeps until the bell rings, for as long as there is nothing to be tried again: to be woken by the event
 *  loop costs three times as much as to be woken by the bell, and at each keystroke. */
function serve(): void {
  for (;;) {
    const rung = Atomics.load(settings.bell, 0);
    work();
    if (isClosed) return;
    if (probing.isTrying() || emptying.isTrying()) {
      setTimeout(serve, LOOK_MS);
      return;
    }
    Atomics.wait(settings.bell, 0, rung);
  }
}

/** Does all that has been ordered. */
function work(): void {
  let batches: AppendBatch[] = [];
  for (let order = next(); order !== undefined; order = next()) {
    if (order.kind === 'append') {
      batches.push(order);
      continue;
    }
    commit(batches);
    batches = [];
    carryOut(order);
  }
  commit(batches);
}

function next(): WriterOrder | undefined {
  const order = receiveMessageOnPort(port)?.message as WriterOrder | undefined;
  if (order !== undefined) taken = (taken + 1) | 0;
  return order;
}

function nothingWaits(): boolean {
  return Atomics.load(settings.bell, 0) === taken;
}

function carryOut(order: Exclude<WriterOrder, AppendBatch>): void {
  switch (order.kind) {
    case 'reopen':
      book.reopen(order.document);
      return;
    case 'snapshot':
      try {
        whole();
        book.keep(order.snapshot);
      } catch (error) {
        noteElsewhere(error);
        const what = `A snapshot of ${order.snapshot.document} could not be kept`;
        report({ kind: 'undone', what, why: String(error) });
      }
      return;
    case 'condense':
      report({
        kind: 'weighed',
        document: order.document,
        isDue: isDueWhenQuiet(order.document),
      });
      return;
    case 'pack':
      if (attempt(order.id, () => keepPack(order.pack))) report({ kind: 'done', id: order.id });
      return;
    case 'purge':
      purge(order);
      return;
    case 'practise':
      practise(connection, nothingWaits);
      return;
    case 'close':
      probing.stop();
      emptying.stop();
      connection.close();
      port.close();
      isClosed = true;
  }
}

function commit(batches: readonly AppendBatch[]): void {
  if (batches.length === 0) return;
  const began = performance.now();
  try {
    whole();
    const answers = book.append(batches);
    const ms = performance.now() - began;
    probing.stop();
    report({ kind: 'committed', answers, ms, due: dueIn(batches) });
  } catch (error) {
    const fault = noteFault(error);
    report({ kind: 'failed', batches: batches.length, fault, why: broken ?? String(error) });
  }
}

/** @throws when the disk has failed before: a second try may report success for pages that are lost */
function whole(): void {
  if (broken !== null) throw new Error(broken);
}

function noteFault(error: unknown): FaultKind {
  if (broken !== null) return 'broken';
  const fault = faultOf(error);
  if (fault === 'broken') broken = String(error);
  else if (!(error instanceof JournalFault)) probing.start();
  return fault;
}

/** The same for what is no append: that the disk has failed is told by itself. */
function noteElsewhere(error: unknown): FaultKind {
  const fault = noteFault(error);
  if (fault === 'broken') report({ kind: 'failed', batches: 0, fault, why: broken ?? '' });
  return fault;
}

/** @returns whether it was done; if not, whoever asked has been told */
function attempt(id: number, work: () => void): boolean {
  try {
    whole();
    work();
    return true;
  } catch (error) {
    report({ kind: 'not-done', id, fault: noteElsewhere(error), why: String(error) });
    return false;
  }
}

function purge({ id, old, first }: Extract<WriterOrder, { kind: 'purge' }>): void {
  if (attempt(id, () => book.purge(old, first))) emptying.purged(id);
}

function dueIn(batches: readonly AppendBatch[]): DocumentId[] {
  const due: DocumentId[] = [];
  for (const { documents } of batches) {
    for (const document of documents) {
      if (isDue(document) && !due.includes(document)) due.push(document);
    }
  }
  return due;
}

function isDue(document: DocumentId): boolean {
  const { entriesSince, bytesSince, snapshotSize } = book.standing(document);
  // For a large document making one takes longer, and so does reading it: then it may come less often.
  const entries = Math.max(settings.snapshotEntries, snapshotSize / 128);
  return (
    entriesSince >= entries || bytesSince >= Math.max(settings.snapshotBytes, snapshotSize / 4)
  );
}

/** A large document that nothing was written to since its snapshot opens at once, and slowly after one more
 *  letter: so that letter is reason enough. */
function isDueWhenQuiet(document: DocumentId): boolean {
  const { entriesSince, snapshotSize } = book.standing(document);
  return entriesSince >= (snapshotSize >= LARGE ? 1 : settings.snapshotEntries / 10);
}

function report(message: WriterReport): void {
  port.postMessage(message);
}
