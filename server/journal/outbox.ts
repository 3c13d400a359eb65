import { type DocumentId, type Place, toPlace } from '#shared/ids.ts';
import { must } from '#shared/lang/must.ts';
import { type AppendBatch, createGathering, type Gathering } from './batch.ts';
import { type Backlog, type FaultKind, JournalFault, type NewEntry } from './journal.ts';
import type { BatchAnswer } from './writer-messages.ts';

/** So many batches may be on their way: one that is being written, and one that waits behind it, so that the
 *  writer need not wait for the main thread. */
const ON_THEIR_WAY = 2;

export interface OutboxDeps {
  readonly now: () => number;
  readonly send: (batch: AppendBatch) => void;
  /** An entry is on disk. */
  readonly onWritten: (document: DocumentId, place: Place, entry: NewEntry, at: number) => void;
}

/** What a commit brought. */
export interface Growth {
  readonly heads: ReadonlyMap<DocumentId, Place>;
  readonly entries: number;
  readonly bytes: number;
}

/** Appends between the main thread and the writer: gathered while others are being written, and told of
 *  their places when the writer answers. */
export interface Outbox {
  append(document: DocumentId, entry: NewEntry): Promise<Place>;
  /** Sends what was gathered, however much is on its way. */
  flush(): void;
  /** The writer has committed the oldest batches. */
  committed(answers: readonly BatchAnswer[]): Growth;
  /** Nothing of the oldest batches is on disk. */
  failed(batches: number, fault: FaultKind, why: string): void;
  /** Refuses everything that waits. */
  abandon(fault: FaultKind, why: string): void;
  /** Takes appends of a document again. @returns whether any had been refused */
  reopen(document: DocumentId): boolean;
  backlog(): Backlog;
}

interface Waiting {
  readonly document: number;
  readonly entry: NewEntry;
  readonly resolve: (place: Place) => void;
  readonly reject: (fault: JournalFault) => void;
}

/** A batch and those who wait for it. */
interface Batch {
  readonly gathering: Gathering;
  readonly documents: DocumentId[];
  readonly waiting: Waiting[];
  readonly since: number;
  /** When it was sent, in milliseconds since 1970. */
  at: number;
}

export function createOutbox({ now, send, onWritten }: OutboxDeps): Outbox {
  const sent: Batch[] = [];
  /** Documents of which something was refused. */
  const faulted = new Set<DocumentId>();
  let open: Batch | null = null;

  function flush(): void {
    if (open === null) return;
    open.at = Math.trunc(now());
    sent.push(open);
    send(open.gathering.seal(open.at));
    open = null;
  }

  function flushWhenFree(): void {
    if (sent.length < ON_THEIR_WAY) flush();
  }

  function start(): Batch {
    // Not at once: whatever else this step of the event loop has to say goes with it.
    if (sent.length < ON_THEIR_WAY) queueMicrotask(flushWhenFree);
    const since = performance.now();
    return { gathering: createGathering(), documents: [], waiting: [], since, at: 0 };
  }

  /** Tells everyone in the batch. @returns how many entries of each of its documents are in the book */
  function settle({ documents, waiting, at }: Batch, { firsts, refusals }: BatchAnswer): number[] {
    const written = documents.map(() => 0);
    const refused = new Map(refusals.map((one) => [one.document, one]));
    for (const { document } of refusals) faulted.add(must(documents[document], 'a document'));
    for (const one of waiting) {
      const n = written[one.document] ?? 0;
      const refusal = refused.get(one.document);
      if (refusal !== undefined && n >= refusal.from) {
        one.reject(new JournalFault(refusal.why, { kind: refusal.fault }));
        continue;
      }
      written[one.document] = n + 1;
      const place = toPlace((firsts[one.document] ?? 0) + n);
      onWritten(must(documents[one.document], 'a document'), place, one.entry, at);
      one.resolve(place);
    }
    return written;
  }

  function refuse({ documents, waiting }: Batch, fault: FaultKind, why: string): void {
    for (const document of documents) faulted.add(document);
    for (const one of waiting) one.reject(new JournalFault(why, { kind: fault }));
  }

  return {
    flush,
    append: (document, entry) =>
      new Promise((resolve, reject) => {
        if (faulted.has(document)) {
          const why = `A write of ${document} failed; it must be loaded again`;
          return reject(new JournalFault(why, { kind: 'behind' }));
        }
        open ??= start();
        const which = open.gathering.add(document, entry);
        open.documents[which] ??= document;
        open.waiting.push({ document: which, entry, resolve, reject });
      }),
    committed: (answers) => {
      const batches = sent.splice(0, answers.length);
      flushWhenFree();
      const heads = new Map<DocumentId, Place>();
      batches.forEach((batch, i) => {
        const answer = must(answers[i], 'an answer');
        settle(batch, answer).forEach((written, n) => {
          const head = toPlace((answer.firsts[n] ?? 0) + written - 1);
          if (written > 0) heads.set(must(batch.documents[n], 'a document'), head);
        });
      });
      return {
        heads,
        entries: batches.reduce((sum, { gathering }) => sum + gathering.entries, 0),
        bytes: batches.reduce((sum, { gathering }) => sum + gathering.bytes, 0),
      };
    },
    failed: (batches, fault, why) => {
      for (const batch of sent.splice(0, batches)) refuse(batch, fault, why);
      flushWhenFree();
    },
    abandon: (fault, why) => {
      for (const batch of sent.splice(0)) refuse(batch, fault, why);
      if (open !== null) refuse(open, fault, why);
      open = null;
    },
    reopen: (document) => {
      const was = faulted.delete(document);
      // What was gathered before builds on what was lost: the writer must see it while it still refuses.
      if (was) flush();
      return was;
    },
    backlog: () => {
      const all = open === null ? sent : [...sent, open];
      return {
        entries: all.reduce((sum, { gathering }) => sum + gathering.entries, 0),
        bytes: all.reduce((sum, { gathering }) => sum + gathering.bytes, 0),
        age: all[0] === undefined ? 0 : performance.now() - all[0].since,
      };
    },
  };
}
