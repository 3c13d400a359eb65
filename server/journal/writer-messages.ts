import type { DocumentId } from '#shared/ids.ts';
import type { AppendBatch } from './batch.ts';
import type { FaultKind } from './journal.ts';
import type { Pack } from './pack.ts';
import type { SnapshotRow } from './rows.ts';

/** What the main thread says to the writer thread. Kept in the order of saying. */
export type WriterOrder =
  | AppendBatch
  | { readonly kind: 'snapshot'; readonly snapshot: SnapshotRow }
  /** The document was loaded again after a failed write: its appends are welcome from here on. */
  | { readonly kind: 'reopen'; readonly document: DocumentId }
  | { readonly kind: 'condense'; readonly document: DocumentId }
  | { readonly kind: 'pack'; readonly id: number; readonly pack: Pack }
  /** `first`: the successor's first entry, as a batch of its own. */
  | {
      readonly kind: 'purge';
      readonly id: number;
      readonly old: DocumentId;
      readonly first: AppendBatch;
    }
  /** Nobody is here: a good moment to practise. */
  | { readonly kind: 'practise' }
  | { readonly kind: 'close' };

/** What became of a batch. */
export interface BatchAnswer {
  /** For each of its documents the place of its first entry; the others follow without a gap. */
  readonly firsts: readonly number[];
  readonly refusals: readonly BatchRefusal[];
}

/** A document's entries of a batch that are not in the book, from its n-th one (counted from 0) on. */
export interface BatchRefusal {
  readonly document: number;
  readonly from: number;
  readonly fault: FaultKind;
  readonly why: string;
}

/** What the writer thread answers. */
export type WriterReport =
  | { readonly kind: 'ready' }
  /** On disk, but for what was refused. One answer for each batch, in the order they were sent. `due`:
   *  documents that have grown enough for a snapshot. */
  | {
      readonly kind: 'committed';
      readonly answers: readonly BatchAnswer[];
      readonly ms: number;
      readonly due: readonly DocumentId[];
    }
  /** Whether enough was written for a snapshot at a good moment. */
  | { readonly kind: 'weighed'; readonly document: DocumentId; readonly isDue: boolean }
  /** Nothing of these batches is on disk. */
  | {
      readonly kind: 'failed';
      readonly batches: number;
      readonly fault: FaultKind;
      readonly why: string;
    }
  /** Something other than an append could not be written. */
  | { readonly kind: 'undone'; readonly what: string; readonly why: string }
  /** What has an id was done, or could not be. */
  | { readonly kind: 'done'; readonly id: number }
  | {
      readonly kind: 'not-done';
      readonly id: number;
      readonly fault: FaultKind;
      readonly why: string;
    }
  /** Deleted words may still be in the write-ahead log: somebody is reading from it. */
  | { readonly kind: 'log-not-empty' }
  /** What kept the writer from writing has passed. */
  | { readonly kind: 'room' };

/** What the writer is started with. */
export interface WriterData {
  readonly file: string;
  /** Counts the orders; whoever adds to it wakes the thread. */
  readonly bell: Int32Array<SharedArrayBuffer>;
  readonly snapshotEntries: number;
  readonly snapshotBytes: number;
}
