import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { CannotStart } from '#server/db/cannot-start.ts';
import { applyPragmas } from '#server/db/pragmas.ts';
import type { DocumentId, Place } from '#shared/ids.ts';
import {
  type CommitListener,
  type Journal,
  JournalFault,
  type LoadedDocument,
  type Log,
} from './journal.ts';
import { type JournalMeter, NO_JOURNAL_METER } from './meter.ts';
import { migrateJournal } from './migrate.ts';
import { createOutbox } from './outbox.ts';
import { createJournalReader } from './read-journal.ts';
import type { SnapshotReport, SnapshotRequest } from './snapshot-worker.ts';
import type { WriterData, WriterOrder, WriterReport } from './writer-messages.ts';

export interface SqliteJournalSettings {
  readonly file: string;
  readonly now: () => number;
  readonly log: Log;
  readonly meter?: JournalMeter;
  /** The disk itself failed, or a thread died: nothing more will be written until the process starts anew. */
  readonly onBroken?: (fault: JournalFault) => void;
  /** A snapshot is made when this many entries, or bytes, were written since the last one. */
  readonly snapshotEntries?: number;
  readonly snapshotBytes?: number;
}

/** Opens (and migrates) `journal.db`.
 *  @throws CannotStart when the file is newer than this program; JournalFault when the file cannot be opened or is not a journal */
export async function openSqliteJournal(settings: SqliteJournalSettings): Promise<Journal> {
  const { file, now, log, meter = NO_JOURNAL_METER } = settings;
  try {
    migrateJournal(file);
  } catch (error) {
    if (error instanceof CannotStart) throw error;
    throw new JournalFault(`The journal ${file} could not be opened`, { cause: error });
  }
  const writer = new Worker(new URL('./writer.ts', import.meta.url), {
    workerData: {
      file,
      snapshotEntries: settings.snapshotEntries ?? 250,
      snapshotBytes: settings.snapshotBytes ?? 256 * 1024,
    } satisfies WriterData,
  });
  await once(writer, 'message');
  const connection = new Database(file, { readonly: true });
  applyPragmas(connection);
  const reader = createJournalReader(connection, log);

  const listeners = new Set<CommitListener>();
  const condensing = new Set<DocumentId>();
  let snapshotter: Worker | null = null;
  let trouble: string | null = null;
  let state: 'open' | 'closed' | 'broken' = 'open';

  const tell = (order: WriterOrder, handOver: ArrayBuffer[] = []) =>
    writer.postMessage(order, handOver);
  const outbox = createOutbox({ now, send: (batch) => tell(batch, [batch.buffer]) });

  writer.on('message', (report: WriterReport) => {
    switch (report.kind) {
      case 'committed': {
        trouble = null;
        for (const { why, fault } of report.answers.flatMap(({ refusals }) => refusals)) {
          log('The journal refused an entry', { why, fault });
        }
        const { heads, entries, bytes } = outbox.committed(report.answers);
        meter.committed(report.ms, entries, bytes);
        for (const [document, head] of heads) announce(document, head);
        for (const document of report.due) makeSnapshotOf(document);
        return;
      }
      case 'due':
        makeSnapshotOf(report.document);
        return;
      case 'failed':
        log('The journal could not write', { why: report.why });
        trouble = `The journal could not write: ${report.why}`;
        outbox.failed(report.batches, report.fault, report.why);
        if (report.fault === 'broken') breakDown(report.why);
        return;
      case 'snapshot-failed':
        log('A snapshot could not be kept', { document: report.document, why: report.why });
    }
  });
  writer.on('error', (error) => breakDown(`The writer thread died: ${error}`));
  const writerGone = once(writer, 'exit').then(() => {
    if (state === 'open') breakDown('The writer thread ended');
  });

  function announce(document: DocumentId, head: Place): void {
    for (const listener of listeners) {
      try {
        listener(document, head);
      } catch (error) {
        log('A listener of the journal failed', { document, error: String(error) });
      }
    }
  }

  function breakDown(why: string): void {
    if (state === 'broken') return;
    state = 'broken';
    trouble = why;
    outbox.abandon('broken', why);
    settings.onBroken?.(new JournalFault(why, { kind: 'broken' }));
  }

  function makeSnapshotOf(document: DocumentId): void {
    if (state !== 'open' || condensing.has(document)) return;
    condensing.add(document);
    snapshotter ??= startSnapshotter();
    snapshotter.postMessage({ document, at: now() } satisfies SnapshotRequest);
  }

  function startSnapshotter(): Worker {
    const worker = new Worker(new URL('./snapshot-worker.ts', import.meta.url), {
      workerData: { file },
    });
    worker.on('message', (report: SnapshotReport) => {
      condensing.delete(report.document);
      if (report.kind === 'failed') log('A snapshot could not be made', { ...report });
      else if (state === 'open') {
        const { snapshot, ms } = report;
        meter.condensed(ms, snapshot.state.byteLength);
        tell({ kind: 'snapshot', snapshot }, [snapshot.state.buffer]);
      }
    });
    // Without snapshots a document opens more slowly, and nothing is lost: writing goes on.
    worker.on('error', (error) => {
      log('The snapshot thread died', { error: String(error) });
      condensing.clear();
      snapshotter = null;
    });
    return worker;
  }

  return {
    append: (document, entry) =>
      state === 'open'
        ? outbox.append(document, entry)
        : Promise.reject(new JournalFault(`The journal is ${state}`, { kind: state })),
    load: async (document) => {
      const began = performance.now();
      const { hash: _, ...loaded } = reader.load(document);
      meter.loaded(performance.now() - began, loaded.entries.length, sizeOf(loaded));
      if (outbox.reopen(document)) tell({ kind: 'reopen', document });
      return loaded;
    },
    entriesAfter: async (document, place) => reader.entriesAfter(document, place),
    heads: async () => reader.heads(),
    onCommit: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    backlog: () => outbox.backlog(),
    trouble: () => trouble,
    condense: (document) => {
      if (state === 'open') tell({ kind: 'condense', document });
    },
    close: async () => {
      if (state !== 'closed') {
        state = 'closed';
        outbox.flush();
        tell({ kind: 'close' });
      }
      await writerGone;
      await snapshotter?.terminate();
      connection.close();
    },
  };
}

function sizeOf({ snapshot, entries }: LoadedDocument): number {
  return entries.reduce((sum, one) => sum + one.update.length, snapshot?.state.length ?? 0);
}
