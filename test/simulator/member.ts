import type * as Y from 'yjs';

/** Somebody with a document open, whatever program they use. */
export interface Member {
  readonly doc: Y.Doc;
  readonly isConnected: boolean;
  /** What the program knows: a page that was told that it only reads lets nobody type. */
  readonly mayWrite: boolean;
  /** The final close code, once coming back is pointless. */
  readonly refused: number | null;
  /** Everything written here is saved, as far as this program says so; `null` when it never does. */
  readonly saysSaved: boolean | null;
  /** The others that it shows, by Yjs client id. */
  shown(): ReadonlySet<number>;
  pointAt(place: number): void;
  /** Goes offline, and comes back. */
  leave(): void;
  comeBack(): void;
  /** Says the last few things again, as a program may that is not sure. */
  repeat(): void;
  end(): void;
}
