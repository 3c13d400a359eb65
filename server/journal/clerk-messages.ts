import type { DocumentId, Place } from '#shared/ids.ts';
import type { Entry, LastGood, Stretch } from './journal.ts';
import type { NextPack } from './next-pack.ts';
import type { Snapshot } from './snapshot.ts';

/** What the clerk thread can be asked for, and what it brings. */
export interface ClerkResults {
  readonly snapshot: { readonly snapshot: Snapshot; readonly ms: number };
  readonly 'last-good': LastGood | null;
  readonly pack: NextPack | null;
  readonly stretches: readonly Stretch[];
  readonly 'entries-between': readonly Entry[];
  readonly 'place-at': Place;
  readonly 'states-at': readonly Uint8Array[];
}

export type ClerkWork =
  /** `at`: milliseconds since 1970. */
  | { readonly kind: 'snapshot'; readonly document: DocumentId; readonly at: number }
  | { readonly kind: 'last-good'; readonly document: DocumentId }
  /** The next entries to be packed: older than `before`, of documents from `from` on, in order of their ids. */
  | { readonly kind: 'pack'; readonly before: number; readonly from: string }
  /** `pause`: milliseconds. */
  | { readonly kind: 'stretches'; readonly document: DocumentId; readonly pause: number }
  | {
      readonly kind: 'entries-between';
      readonly document: DocumentId;
      readonly after: Place;
      readonly until: Place;
    }
  /** `at`: milliseconds since 1970. */
  | { readonly kind: 'place-at'; readonly document: DocumentId; readonly at: number }
  | {
      readonly kind: 'states-at';
      readonly document: DocumentId;
      readonly places: readonly Place[];
    };

export interface ClerkRequest {
  readonly id: number;
  readonly work: ClerkWork;
}

/** `close`: it is to end by itself, when it has done what it was asked before. */
export type ClerkOrder = ClerkRequest | 'close';

export type ClerkReport =
  | { readonly kind: 'done'; readonly id: number; readonly result: ClerkResults[ClerkWork['kind']] }
  | { readonly kind: 'failed'; readonly id: number; readonly why: string };
