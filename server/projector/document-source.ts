import type * as Y from 'yjs';
import type { DocumentId, Place } from '#shared/ids.ts';

/** A document as the journal has it: nothing in it that is not on disk. */
export interface SettledDocument {
  readonly doc: Y.Doc;
  readonly place: Place;
}

/** Where the projector reads documents: the relay's live room when it is settled (everything applied is
 *  committed), else rebuilt from the journal. app.ts hands it in. */
export interface DocumentSource {
  /** Calls `read` synchronously on a settled document; the document must not be kept or changed. */
  withSettled<T>(document: DocumentId, read: (settled: SettledDocument) => T): Promise<T>;
}
