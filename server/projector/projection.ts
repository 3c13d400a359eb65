import type { Entry } from '#server/journal/journal.ts';
import type { Change } from '#server/records/change-feed.ts';
import type { MinutedKind } from '#server/records/projected-rows.ts';
import type { Place } from '#shared/ids.ts';

/** One document, followed entry by entry, and the rows written from it. */
export interface Projection {
  /** The place that its rows were written at; 0: there are none. */
  readonly written: Place;
  /** Takes in history that the rows have already. */
  recall(updates: readonly Uint8Array[]): void;
  /** After the last `recall`. False: the rows disagree with the words at their place. */
  agrees(): Promise<boolean>;
  /** Takes in one entry that the rows do not have yet. */
  apply(entry: Entry): void;
  /** Writes what has changed, with the place reached, in one transaction. */
  write(place: Place): Promise<Written>;
  close(): void;
}

export interface Written {
  readonly changes: readonly Change[];
  /** Records that stand here and did not before. */
  readonly arrivals: ReadonlyMap<MinutedKind, readonly string[]>;
}
