import { once } from 'node:events';
import Database from 'better-sqlite3';
import { CannotStart } from '#server/db/cannot-start.ts';
import { applyPragmas } from '#server/db/pragmas.ts';
import { type DocumentId, type Place, toPlace } from '#shared/ids.ts';
import { errorWithoutWords } from '#shared/lang/error-without-words.ts';
import { createGathering } from './batch.ts';
import { createClerkLink } from './clerk-link.ts';
import { createErrands } from './errands.ts';
import { inWords } from './fault-of.ts';
import {
  type CommitListener,
  type FaultKind,
  type Journal,
  JournalFault,
  type LoadedDocument,
  type Log,
} from './journal.ts';
import { type JournalMeter, NO_JOURNAL_METER } from './meter.ts';
import { migrateJournal } from './migrate.ts';
import { createOutbox } from './outbox.ts';
import { createJournalReader } from './read-journal.ts';
import { createRecent } from './recent.ts';
import { packRegularly } from './regular-packing.ts';
import { startThread } from './start-thread.ts';
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
  /** Entries are packed when they are so many days old; 0: never. */
  readonly packAfterDays?: number;
  /** Milliseconds from one look at what is old to the next. */
  readonly packEvery?: number;
}

/** Bytes of what was written last that need not be read again. */
const REMEMBERED_BYTES = 1024 * 1024;
/** Milliseconds after which a snapshot that could not be made is tried again. */
const PAUSE_MS = 60_000;
/** How long a snapshot that is being made may keep the journal from closing. */
const CLOSING_MS = 3000;

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
  const bell = new Int32Array(new SharedArrayBuffer(4));
  const writer = startThread(new URL('./writer.ts', import.meta.url), {
    file,
    bell,
    snapshotEntries: settings.snapshotEntries ?? 250,
    snapshotBytes: settings.snapshotBytes ?? 256 * 1024,
  } satisfies WriterData);
  try {
    await once(writer, 'message');
  } catch (cause) {
    throw new JournalFault(`The journal ${file} could not be opened`, { cause });
  }
  const connection = new Database(file, { readonly: true });
  applyPragmas(connection);
  const reader = createJournalReader(connection, log);

  const clerk = createClerkLink(file);
  clerk.begin();
  const listeners = new Set<CommitListener>();
  /** Documents of which it is not known yet whether they are worth a snapshot, or whose snapshot is made. */
  const condensing = createErrands<DocumentId>();
  /** Documents whose snapshot could not be made, and when. */
  const failedAt = new Map<DocumentId, number>();
  const asked = new Map<number, { resolve: () => void; reject: (fault: JournalFault) => void }>();
  let lastId = 0;
  let trouble: string | null = null;
  let closing = false;
  /** The writer has been told to close. */
  let isShut = false;
  let state: 'open' | 'closed' | 'broken' = 'open';

  const tell = (order: WriterOrder, handOver: ArrayBuffer[] = []) => {
    writer.postMessage(order, handOver);
    Atomics.add(bell, 0, 1);
    Atomics.notify(bell, 0);
  };
  const recent = createRecent(REMEMBERED_BYTES);
  const outbox = createOutbox({
    now,
    send: (batch) => tell(batch, [batch.buffer]),
    onWritten: recent.note,
  });

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
        for (const document of report.due) {
          if (mayTry(document) && condensing.begin(document)) void makeSnapshotOf(document);
        }
        return;
      }
      case 'weighed':
        if (report.isDue) void makeSnapshotOf(report.document);
        else condensing.done(report.document);
        return;
      case 'failed':
        fail(report.fault, report.why);
        outbox.failed(report.batches, report.fault, inWords(report.fault, report.why));
        if (report.fault === 'broken') breakDown(report.why);
        return;
      case 'done':
        asked.get(report.id)?.resolve();
        asked.delete(report.id);
        return;
      case 'not-done':
        if (report.fault === 'full') fail(report.fault, report.why);
        asked.get(report.id)?.reject(new JournalFault(report.why, { kind: report.fault }));
        asked.delete(report.id);
        return;
      case 'undone':
        log(report.what, { why: report.why });
        return;
      case 'log-not-empty':
        log('Deleted words may still be in the write-ahead log; it is tried again');
        return;
      case 'room':
        if (state === 'open') trouble = null;
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
        log('A listener of the journal failed', { document, error: errorWithoutWords(error) });
      }
    }
  }

  function fail(fault: FaultKind, why: string): void {
    log('The journal could not write', { fault, why });
    trouble = inWords(fault, why);
  }

  function breakDown(why: string): void {
    if (state === 'broken') return;
    state = 'broken';
    isShut = true;
    trouble = inWords('broken', why);
    const fault = new JournalFault(trouble, { kind: 'broken' });
    outbox.abandon('broken', trouble);
    for (const one of asked.values()) one.reject(fault);
    asked.clear();
    settings.onBroken?.(fault);
  }

  /** One that could not be made would fail at every keystroke. */
  function mayTry(document: DocumentId): boolean {
    if (isShut) return false;
    const failed = failedAt.get(document);
    return failed === undefined || performance.now() - failed >= PAUSE_MS;
  }

  async function makeSnapshotOf(document: DocumentId): Promise<void> {
    try {
      const { snapshot, ms } = await clerk.ask({ kind: 'snapshot', document, at: now() });
      meter.condensed(ms, snapshot.state.byteLength);
      failedAt.delete(document);
      if (!isShut) tell({ kind: 'snapshot', snapshot }, [snapshot.state.buffer]);
    } catch (error) {
      // Without snapshots a document opens more slowly, and nothing is lost: writing goes on.
      if (!isShut) log('A snapshot could not be made', { document, why: errorWithoutWords(error) });
      failedAt.set(document, performance.now());
    } finally {
      condensing.done(document);
    }
  }

  /** Asks the writer for something, behind everything that was appended before. */
  function ask(order: (id: number) => WriterOrder): Promise<void> {
    return new Promise((resolve, reject) => {
      if (state !== 'open') return reject(closedFault(state));
      lastId += 1;
      asked.set(lastId, { resolve, reject });
      outbox.flush();
      tell(order(lastId));
    });
  }

  async function pack(before: number): Promise<number> {
    let packed = 0;
    for (let from = ''; ; ) {
      const found = await clerk.ask({ kind: 'pack', before, from });
      if (found === null) return packed;
      from = found.document;
      if (found.kind === 'pack') {
        await ask((id) => ({ kind: 'pack', id, pack: found.pack }));
        packed += found.pack.lastPlace - found.pack.firstPlace + 1;
      } else {
        log('Entries could not be packed', { document: found.document, why: found.why });
        from += '\0';
      }
    }
  }

  const stopPacking = packRegularly({
    pack: async (before) => (state === 'open' ? pack(before) : 0),
    now,
    log,
    days: settings.packAfterDays,
    every: settings.packEvery,
  });

  return {
    append: (document, entry) =>
      state === 'open' ? outbox.append(document, entry) : Promise.reject(closedFault(state)),
    load: async (document) => {
      const began = performance.now();
      const { hash: _, ...loaded } = reader.load(document);
      meter.loaded(performance.now() - began, loaded.entries.length, sizeOf(loaded));
      if (outbox.reopen(document)) tell({ kind: 'reopen', document });
      return loaded;
    },
    entriesAfter: async (document, place) =>
      recent.after(document, place) ?? reader.entriesAfter(document, place),
    heads: async () => reader.heads(),
    hashAt: async (document, place) => reader.hashAt(document, place),
    successorOf: async (document) => reader.successorOf(document),
    onCommit: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    backlog: () => outbox.backlog(),
    trouble: () => trouble,
    condense: (document) => {
      if (state !== 'open' || !condensing.begin(document)) return;
      outbox.flush();
      tell({ kind: 'condense', document });
    },
    practise: () => {
      if (state === 'open') tell({ kind: 'practise' });
    },
    lastGood: (document) => clerk.ask({ kind: 'last-good', document }),
    stretches: (document, pause) => clerk.ask({ kind: 'stretches', document, pause }),
    entriesBetween: (document, after, until) =>
      clerk.ask({ kind: 'entries-between', document, after, until }),
    placeAt: (document, at) => clerk.ask({ kind: 'place-at', document, at }),
    statesAt: (document, places) => clerk.ask({ kind: 'states-at', document, places }),
    pack,
    purge: async (old, fresh, first) => {
      const gathering = createGathering();
      gathering.add(fresh, first);
      const batch = gathering.seal(Math.trunc(now()));
      await ask((id) => ({ kind: 'purge', id, old, first: batch }));
      recent.forget(old);
      announce(fresh, toPlace(1));
      return toPlace(1);
    },
    close: async () => {
      if (state === 'open') state = 'closed';
      if (!closing) {
        closing = true;
        stopPacking();
        outbox.flush();
        if (state === 'closed') await condensing.allDone(CLOSING_MS);
        isShut = true;
        tell({ kind: 'close' });
      }
      await writerGone;
      for (const one of asked.values()) one.reject(closedFault('closed'));
      await clerk.close();
      connection.close();
    },
  };
}

function closedFault(kind: 'closed' | 'broken'): JournalFault {
  const why = kind === 'closed' ? 'The journal is closed' : 'The journal is broken';
  return new JournalFault(why, { kind });
}

function sizeOf({ snapshot, entries }: LoadedDocument): number {
  return entries.reduce((sum, one) => sum + one.update.length, snapshot?.state.length ?? 0);
}
