import * as Y from 'yjs';
import {
  type Journal,
  JournalFault,
  type LoadedDocument,
  type NewEntry,
} from '#server/journal/journal.ts';
import { createJournalDocument } from '#server/journal/journal-document.ts';
import { createMemoryJournal } from '#server/journal/memory-journal.ts';
import type { Clock } from '#server/relay/clock.ts';
import { type DocumentId, type Place, toPlace } from '#shared/ids.ts';

/** A disk with a journal on it: the journal of one server after another, none of which outlives its crash. */
export interface SimulatedDisk {
  /** The journal as a server opens it that starts now.
   *  @param isAlive ends with the server */
  open(clock: Clock, isAlive: () => boolean): Journal;
  /** What is written for good, whoever asks. */
  readonly kept: Journal;
  /** A document as the next server would find it. */
  load(document: DocumentId): Promise<LoadedDocument>;
  /** There is no room: every write fails. */
  full: boolean;
  /** Milliseconds that the next commit takes. */
  delay: () => number;
  /** The server that has it open crashes.
   *  @param written what was being written at that moment is on the disk, and nobody was told */
  crash(written: boolean): void;
  /** An entry was so wrong that the journal itself would not have it. */
  onRefused: (document: DocumentId, why: string) => void;
  /** Called within the commit in which one document takes the place of another. */
  onReplaced: (old: DocumentId, fresh: DocumentId, first: NewEntry) => void;
  /** Called within a commit, entry by entry, before anyone is told. */
  onKept: (document: DocumentId, place: Place, entry: NewEntry) => void;
}

type Snapshot = NonNullable<LoadedDocument['snapshot']>;

interface Replacement {
  readonly old: DocumentId;
  readonly fresh: DocumentId;
  readonly first: NewEntry;
}

interface Waiting {
  readonly document: DocumentId;
  readonly entry: NewEntry;
  readonly resolve: (place: Place) => void;
  readonly reject: (fault: JournalFault) => void;
}

const SNAPSHOTS_KEPT = 2;
const WORTH_A_SNAPSHOT = 5;
const FIRST = toPlace(1);

export function createSimulatedDisk(now: () => number): SimulatedDisk {
  const kept = createMemoryJournal({ now });
  const snapshots = new Map<DocumentId, Snapshot[]>();
  const heads = new Map<DocumentId, Place>();

  let inHand: readonly Waiting[] = [];
  let replacing: Replacement[] = [];

  const disk: SimulatedDisk = {
    kept,
    load: async (document) =>
      withSnapshot(await kept.load(document), snapshots.get(document)?.at(-1) ?? null),
    full: false,
    delay: () => 1,
    onKept: () => {},
    onRefused: () => {},
    onReplaced: () => {},
    crash: (written) => {
      const [batch, replacements] = [inHand, replacing];
      inHand = [];
      replacing = [];
      if (!written || disk.full) return;
      for (const one of batch) keepOne(one);
      for (const one of replacements) replaceOne(one);
    },
    open: (clock, isAlive) => {
      const listeners = new Set<Parameters<Journal['onCommit']>[0]>();
      const faulted = new Set<DocumentId>();
      let queue: Waiting[] = [];
      let committing = false;
      let trouble: string | null = null;

      function fail(batch: readonly Waiting[]): void {
        trouble = 'No room';
        for (const { document } of batch) faulted.add(document);
        const late = queue.filter(({ document }) => faulted.has(document));
        queue = queue.filter(({ document }) => !faulted.has(document));
        for (const { reject } of [...batch, ...late])
          reject(new JournalFault('No room', { kind: 'full' }));
      }

      function keep(batch: readonly Waiting[]): void {
        trouble = null;
        const reached = new Map<DocumentId, Place>();
        for (const one of batch) {
          const place = keepOne(one);
          reached.set(one.document, place);
          one.resolve(place);
        }
        for (const [document, head] of reached) {
          for (const listener of listeners) listener(document, head);
        }
      }

      /** Whatever waits becomes one transaction; what comes meanwhile waits for the next. */
      function commitNext(): void {
        if (committing || queue.length === 0) return;
        committing = true;
        const batch = queue;
        queue = [];
        inHand = batch;
        clock.later(disk.delay(), () => {
          committing = false;
          inHand = [];
          if (disk.full) fail(batch);
          else keep(batch);
          commitNext();
        });
      }

      const journal: Journal = {
        ...kept,
        append: (document, entry) =>
          new Promise((resolve, reject) => {
            if (!isAlive()) return;
            if (faulted.has(document)) {
              return reject(new JournalFault('It must be loaded again', { kind: 'behind' }));
            }
            queue.push({ document, entry, resolve, reject });
            commitNext();
          }),
        load: async (document) => {
          if (!isAlive()) throw new JournalFault('The server is no more', { kind: 'closed' });
          faulted.delete(document);
          return disk.load(document);
        },
        onCommit: (listener) => {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
        backlog: () => ({
          entries: queue.length,
          bytes: queue.reduce((sum, { entry }) => sum + entry.update.byteLength, 0),
          age: 0,
        }),
        trouble: () => trouble,
        condense: (document) => {
          clock.later(disk.delay(), () => void condense(document));
        },
        purge: (old, fresh, first) =>
          new Promise((resolve, reject) => {
            if (!isAlive()) return;
            const one = { old, fresh, first };
            replacing.push(one);
            clock.later(disk.delay(), () => {
              replacing = replacing.filter((other) => other !== one);
              if (disk.full) return reject(new JournalFault('No room', { kind: 'full' }));
              replaceOne(one);
              for (const listener of listeners) listener(fresh, FIRST);
              resolve(FIRST);
            });
          }),
        close: async () => {
          while (replacing.length > 0) await new Promise<void>((then) => clock.later(1, then));
        },
      };
      return journal;
    },
  };

  /** In memory an entry is kept at once; the promise would only say where. */
  function keepOne({ document, entry }: Waiting): Place {
    kept.append(document, entry).catch((fault) => disk.onRefused(document, String(fault)));
    const place = toPlace((heads.get(document) ?? 0) + 1);
    heads.set(document, place);
    disk.onKept(document, place, entry);
    return place;
  }

  function replaceOne({ old, fresh, first }: Replacement): void {
    kept.purge(old, fresh, first).catch((fault) => disk.onRefused(old, String(fault)));
    heads.delete(old);
    heads.set(fresh, FIRST);
    snapshots.delete(old);
    disk.onReplaced(old, fresh, first);
  }

  async function condense(document: DocumentId): Promise<void> {
    if ((await kept.successorOf(document)) !== null) return;
    const loaded = await disk.load(document);
    if (loaded.entries.length < WORTH_A_SNAPSHOT) return;
    const known = snapshots.get(document) ?? [];
    const doc = createJournalDocument(loaded, null);
    const snapshot = { place: loaded.head, state: Y.encodeStateAsUpdate(doc) };
    doc.destroy();
    snapshots.set(document, [...known, snapshot].slice(-SNAPSHOTS_KEPT));
  }

  return disk;
}

function withSnapshot(loaded: LoadedDocument, snapshot: Snapshot | null): LoadedDocument {
  if (snapshot === null) return loaded;
  const entries = loaded.entries.filter(({ place }) => place > snapshot.place);
  return { ...loaded, snapshot, entries };
}
