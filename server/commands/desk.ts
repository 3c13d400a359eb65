import type * as Y from 'yjs';
import type { DocumentId, Place } from '#shared/ids.ts';

/** Where commands edit a document, as one more peer: the edit goes the way of everyone's (judged, applied,
 *  committed, told to the others). app.ts builds one from the relay. */
export interface Desk {
  /** Runs `change` in one transaction on the live document and resolves when it is on disk. `change` may
   *  throw: then nothing happened. An edit that changes nothing resolves with the present place.
   *  @param author a person's id, or `server` */
  edit(document: DocumentId, author: string, change: (doc: Y.Doc) => void): Promise<Place>;
  /** Resolves when a document does not give way to another at this moment: whoever was refused because of that finds
   *  the other on record then. */
  atRest(document: DocumentId): Promise<void>;
  /** Opens a document, which writes its seed into the journal when that has nothing yet. */
  open(document: DocumentId): Promise<void>;
  /** Deletes a document's history for good: `fresh` begins with what `make` gives, and everyone who has the
   *  old one open is sent to the new one.
   *  @throws when it could not be done; then nothing has changed */
  replace(
    document: DocumentId,
    fresh: DocumentId,
    make: (doc: Y.Doc) => Uint8Array | Promise<Uint8Array>,
  ): Promise<void>;
  /** Keeps documents as they are while `work` runs: what anybody says in them waits, and is then judged by what
   *  they may do by then. `edit` is the one way to read or edit them meanwhile. */
  hold<T>(documents: readonly DocumentId[], work: (edit: Desk['edit']) => Promise<T>): Promise<T>;
  /** Closes a document for good: `settle` reads it when nothing more is taken in and everything said is on disk;
   *  then everyone is let go, as from one that does not exist. Its history stays.
   *  @throws whatever `settle` throws; then nothing has changed */
  retire(document: DocumentId, settle: (doc: Y.Doc) => Promise<void>): Promise<void>;
}
