import type { DocumentId, Place } from '#shared/ids.ts';

/** One update to write down. */
export interface NewEntry {
  /** Whose work it is: a person's id, or `server`. */
  readonly author: string;
  /** The Yjs client id it was written under; `null` when it only deletes. */
  readonly clientId: number | null;
  /** All client ids that it has new content under, the leading one among them. Whoever writes under an id
   *  first owns it: bound in the transaction that writes the entry. An entry with content under another's
   *  is refused. Without this list the leading id is bound if it is free, and nothing is checked. */
  readonly clients?: readonly number[];
  /** A Yjs V1 update: exactly what was integrated. It may be a view of a larger buffer, and must stay as it
   *  is from here on. */
  readonly update: Uint8Array;
}

export interface Entry extends NewEntry {
  readonly place: Place;
  /** Milliseconds since 1970, by the server's clock at commit. */
  readonly at: number;
}

/** What it takes to open a document: the newest sound snapshot and all entries after it, in order. */
export interface LoadedDocument {
  readonly snapshot: { readonly place: Place; readonly state: Uint8Array } | null;
  readonly entries: readonly Entry[];
  /** The last place: 0 when nothing was ever written. */
  readonly head: Place;
  /** Whose every client id is that has content in this document. */
  readonly owners: ReadonlyMap<number, string>;
}

/** A state of a document, and when it was the latest. */
export interface LastGood {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly place: Place;
  /** A Yjs V1 update that makes the whole document. */
  readonly state: Uint8Array;
}

/** A piece of the book that somebody wrote without a long pause, or several at the same time. What the server
 *  wrote is nobody's stretch, though some of it may lie within one. */
export interface Stretch {
  /** In the order in which they began. */
  readonly authors: readonly string[];
  readonly first: Place;
  readonly last: Place;
  /** Milliseconds since 1970, of the first and the last of them. */
  readonly from: number;
  readonly to: number;
}

/** What waits to be written. */
export interface Backlog {
  readonly entries: number;
  readonly bytes: number;
  /** Milliseconds that the oldest has waited; 0 when nothing waits. */
  readonly age: number;
}

export type CommitListener = (document: DocumentId, head: Place) => void;

/** What the server's log is told: a sentence, and facts of which only the known names are kept. A line with
 *  an `error` or a `fault` is an error unless told otherwise; `info` is for what is as it should be. */
export type Log = (
  message: string,
  facts?: Readonly<Record<string, unknown>>,
  level?: 'info' | 'warn' | 'error',
) => void;

/** The append-only book of document updates. What is not in the journal did not happen. */
export interface Journal {
  /** Resolves once the update is on disk (fsync), with its place in the document's book. Places only grow,
   *  by one. Appends of one document are kept in the order of the calls.
   *  @throws JournalFault once a write has failed, or when the entry has content under another's client id;
   *  nothing after it is accepted for that document until it has been loaded again. */
  append(document: DocumentId, entry: NewEntry): Promise<Place>;
  /** One consistent view: snapshot and entries from a single transaction, places without a gap.
   *  @throws JournalFault when the book is damaged. */
  load(document: DocumentId): Promise<LoadedDocument>;
  /** The entries after a place, in order; all of them after 0. */
  entriesAfter(document: DocumentId, place: Place): Promise<readonly Entry[]>;
  /** The last place of every document that has one. */
  heads(): Promise<ReadonlyMap<DocumentId, Place>>;
  /** Where a document's chain of hashes stands at a place, in hex; `null`: nothing stands there, because it was
   *  not written yet or was deleted for good.
   *  @throws JournalFault when the book is damaged. */
  hashAt(document: DocumentId, place: Place): Promise<string | null>;
  backlog(): Backlog;
  /** What keeps it from writing, in words; `null` when the last write went well. */
  trouble(): string | null;
  /** Called after each commit, once for each document in it, in order of place. */
  onCommit(listener: CommitListener): () => void;
  /** A good moment to condense the document's history, since it is quiet or nobody has it open. Returns
   *  at once: the snapshot is made elsewhere, and only when enough was written since the last one. */
  condense(document: DocumentId): void;
  /** A good moment to prepare for work, since nobody is here. Returns at once; nothing that is to be written
   *  waits for it. */
  practise(): void;
  /** The newest state of a document that still can be trusted, for one that cannot be loaded; `null` when
   *  there is none. To be shown as what it is, and never to be gone on from. */
  lastGood(document: DocumentId): Promise<LastGood | null>;
  /** Who wrote a document and when, in order and without overlaps; it is read elsewhere than on the main thread.
   *  @param pause milliseconds without a word after which another stretch begins
   *  @throws JournalFault when the book is damaged, or was deleted */
  stretches(document: DocumentId, pause: number): Promise<readonly Stretch[]>;
  /** The entries after a place up to another, in order; they are read elsewhere than on the main thread. */
  entriesBetween(document: DocumentId, after: Place, until: Place): Promise<readonly Entry[]>;
  /** The last place at or before a time (milliseconds since 1970); 0 before the first. */
  placeAt(document: DocumentId, at: number): Promise<Place>;
  /** What the document was at each of some places, in growing order: a Yjs V1 update that makes the whole
   *  of it. For reading only, and never to be served as the document. It is made elsewhere than on the main
   *  thread.
   *  @throws JournalFault when the book is damaged, or does not reach so far */
  statesAt(document: DocumentId, places: readonly Place[]): Promise<readonly Uint8Array[]>;
  /** Packs the entries from before a time (milliseconds since 1970) into compressed pieces. They stay what
   *  they are: who, when, what, and the chain. @returns how many were packed */
  pack(before: number): Promise<number>;
  /** Deletes a document's whole history for good; another document, which must not have been written yet,
   *  begins with `first` in the same transaction. Resolves when that is on disk and nothing of the deleted
   *  words is left in the files of the journal, or when readers have delayed the latter for ten seconds: it
   *  is then logged, and gone on with.
   *  @throws JournalFault when it could not be done; then nothing has changed */
  purge(old: DocumentId, fresh: DocumentId, first: NewEntry): Promise<Place>;
  /** What goes on in the place of a document that was purged, after however many purges; `null`: it was not. */
  successorOf(document: DocumentId): Promise<DocumentId | null>;
  /** Writes out what is queued, then closes. */
  close(): Promise<void>;
}

/** What a fault means for those who wait:
 *  `full`: there is no room on the disk; try again soon.
 *  `broken`: the disk itself failed, or a thread died; nothing more is written until the process starts anew.
 *  `closed`: the journal is closing.
 *  `behind`: this or an earlier write of the document failed; it must be loaded again.
 *  `foreign`: the entry has content under a client id that is another author's.
 *  `damaged`: the book cannot be read as it is.
 *  `purged`: the document's history was deleted; another document goes on in its place. */
export type FaultKind = 'full' | 'broken' | 'closed' | 'behind' | 'foreign' | 'damaged' | 'purged';

/** The journal could not write or read. Rooms close and are rebuilt from it. */
export class JournalFault extends Error {
  readonly kind: FaultKind;
  constructor(message: string, { kind = 'damaged', ...options }: FaultOptions = {}) {
    super(message, options);
    this.name = 'JournalFault';
    this.kind = kind;
  }
}

interface FaultOptions extends ErrorOptions {
  readonly kind?: FaultKind;
}
