import type { DocumentId, Place } from '#shared/ids.ts';

/** What the main thread says to the writer thread. Kept in the order of saying. */
export type WriterOrder =
  | AppendOrder
  | SnapshotOrder
  /** The document was loaded again after a failed write: its appends are welcome from here on. */
  | { readonly kind: 'reopen'; readonly document: DocumentId }
  | { readonly kind: 'condense'; readonly document: DocumentId }
  | { readonly kind: 'close' };

export interface AppendOrder {
  readonly kind: 'append';
  readonly id: number;
  readonly document: DocumentId;
  readonly author: string;
  readonly clientId: number | null;
  readonly at: number;
  readonly update: Uint8Array;
}

export interface SnapshotOrder {
  readonly kind: 'snapshot';
  readonly document: DocumentId;
  readonly at: number;
  readonly place: Place;
  readonly state: Uint8Array;
  readonly sha256: Uint8Array;
}

/** What the writer thread answers. */
export type WriterReport =
  | { readonly kind: 'ready' }
  /** On disk, in this order. `due`: documents that have grown enough for a snapshot. */
  | {
      readonly kind: 'committed';
      readonly appends: readonly { readonly id: number; readonly place: Place }[];
      readonly due: readonly DocumentId[];
    }
  | { readonly kind: 'due'; readonly document: DocumentId }
  /** Nothing of it is on disk. `broken`: the disk itself failed, and nothing more will be written. */
  | {
      readonly kind: 'failed';
      readonly ids: readonly number[];
      readonly why: string;
      readonly broken: boolean;
    }
  | { readonly kind: 'snapshot-failed'; readonly document: DocumentId; readonly why: string };

/** What the writer is started with. */
export interface WriterData {
  readonly file: string;
  readonly snapshotEntries: number;
  readonly snapshotBytes: number;
}
