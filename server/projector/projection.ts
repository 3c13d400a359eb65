import type { Entry } from '#server/journal/journal.ts';
import type { Change } from '#server/records/change-feed.ts';
import type { MinutedKind } from '#server/records/projected-rows.ts';
import type { DocumentChange } from '#server/records/projection-store.ts';
import type { Place } from '#shared/ids.ts';

/** One document, followed entry by entry, and the rows written from it. */
export interface Projection {
  /** The place that its rows were written at; 0: there are none. */
  readonly written: Place;
  /** The place that was taken in. */
  readonly reached: Place;
  /** Takes in history that the rows have already. */
  recall(updates: readonly Uint8Array[]): void;
  /** After the last `recall`. False: the rows disagree with the words at their place. */
  agrees(): Promise<boolean>;
  /** Takes in entries that the rows do not have yet, in order. */
  apply(entries: readonly Entry[]): void;
  /** Whether more than words differs from the rows: somebody may wait for that in a list. */
  pressing(): boolean;
  /** What has changed in the rows, at the place reached. */
  draft(): Promise<Draft>;
  close(): void;
}

export interface Draft {
  readonly rows: DocumentChange;
  /** To be called when the rows are written. */
  settle(): Written;
}

export interface Written {
  readonly changes: readonly Change[];
  /** Records that stand here and did not before. */
  readonly arrivals: ReadonlyMap<MinutedKind, readonly string[]>;
}
