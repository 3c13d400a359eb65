import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { CannotStart } from '#server/db/cannot-start.ts';
import { applyPragmas } from '#server/db/pragmas.ts';
import type { DocumentId, Place } from '#shared/ids.ts';
import { must } from '#shared/lang/must.ts';
import { type CommitListener, type Journal, JournalFault, type Log } from './journal.ts';
import { migrateJournal } from './migrate.ts';
import { createJournalReader } from './read-journal.ts';
import type { SnapshotReport } from './snapshot-worker.ts';
import type { WriterData, WriterOrder, WriterReport } from './writer-messages.ts';

export interface SqliteJournalSettings {
  readonly file: string;
  readonly now: () => number;
  readonly log: Log;
  /** The disk itself failed, or a thread died: nothing more will be written until the process starts anew. */
  readonly onBroken?: (fault: JournalFault) => void;
  /** A snapshot is made when this many entries, or bytes, were written since the last one. */
  readonly snapshotEntries?: number;
  readonly snapshotBytes?: number;
}

interface Waiting {
  readonly document: DocumentId;
  readonly resolve: (place: Place) => void;
  readonly reject: (fault: JournalFault) => void;
}

/** Opens (and migrates) `journal.db`.
 *  @throws CannotStart when the file is newer than this program; JournalFault when the file cannot be opened or is not a journal */
export async function openSqliteJournal(settings: SqliteJournalSettings): Promise<Journal> {
  const { file, now, log } = settings;
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

  const waiting = new Map<number, Waiting>();
  const faulted = new Set<DocumentId>();
  const listeners = new Set<CommitListener>();
  const condensing = new Set<DocumentId>();
  let snapshotter: Worker | null = null;
  let lastId = 0;
  let state: 'open' | 'closing' | 'broken' = 'open';

  const tell = (order: WriterOrder) => writer.postMessage(order);

  writer.on('message', (report: WriterReport) => {
    switch (report.kind) {
      case 'committed':
        committed(report.appends);
        for (const document of report.due) makeSnapshotOf(document);
        return;
      case 'due':
        makeSnapshotOf(report.document);
        return;
      case 'failed':
        log('The journal could not write', { why: report.why });
        failed(report.ids, report.why);
        if (report.broken) breakDown(report.why);
        return;
      case 'snapshot-failed':
        log('A snapshot could not be kept', { document: report.document, why: report.why });
    }
  });
  writer.on('error', (error) => breakDown(`The writer thread died: ${error}`));
  const writerGone = once(writer, 'exit').then(() => {
    if (state === 'open') breakDown('The writer thread ended');
  });

  function committed(appends: readonly { readonly id: number; readonly place: Place }[]): void {
    const heads = new Map<DocumentId, Place>();
    for (const { id, place } of appends) {
      const one = must(waiting.get(id), 'an append that waits');
      waiting.delete(id);
      heads.set(one.document, place);
      one.resolve(place);
    }
    for (const [document, head] of heads) {
      for (const listener of listeners) {
        try {
          listener(document, head);
        } catch (error) {
          log('A listener of the journal failed', { document, error: String(error) });
        }
      }
    }
  }

  function failed(ids: Iterable<number>, why: string): void {
    for (const id of [...ids]) {
      const one = waiting.get(id);
      if (one === undefined) continue;
      waiting.delete(id);
      faulted.add(one.document);
      one.reject(new JournalFault(why));
    }
  }

  function breakDown(why: string): void {
    if (state === 'broken') return;
    state = 'broken';
    failed(waiting.keys(), why);
    settings.onBroken?.(new JournalFault(why));
  }

  function makeSnapshotOf(document: DocumentId): void {
    if (state !== 'open' || condensing.has(document)) return;
    condensing.add(document);
    snapshotter ??= startSnapshotter();
    snapshotter.postMessage(document);
  }

  function startSnapshotter(): Worker {
    const worker = new Worker(new URL('./snapshot-worker.ts', import.meta.url), {
      workerData: { file },
    });
    worker.on('message', (report: SnapshotReport) => {
      condensing.delete(report.document);
      if (report.kind === 'failed') log('A snapshot could not be made', { ...report });
      else if (state === 'open') {
        tell({ kind: 'snapshot', document: report.document, at: now(), ...report.snapshot });
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
      new Promise((resolve, reject) => {
        if (state !== 'open') return reject(new JournalFault(`The journal is ${state}`));
        if (faulted.has(document)) {
          return reject(new JournalFault(`A write of ${document} failed; it must be loaded again`));
        }
        lastId += 1;
        waiting.set(lastId, { document, resolve, reject });
        tell({ kind: 'append', id: lastId, document, at: now(), ...entry });
      }),
    load: async (document) => {
      const loaded = reader.load(document);
      if (faulted.delete(document)) tell({ kind: 'reopen', document });
      return loaded;
    },
    entriesAfter: async (document, place) => reader.entriesAfter(document, place),
    heads: async () => reader.heads(),
    onCommit: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    backlog: () => ({ entries: waiting.size, bytes: 0, age: 0 }),
    trouble: () => null,
    condense: (document) => {
      if (state === 'open') tell({ kind: 'condense', document });
    },
    close: async () => {
      if (state !== 'closing') {
        state = 'closing';
        tell({ kind: 'close' });
      }
      await writerGone;
      await snapshotter?.terminate();
      connection.close();
    },
  };
}
