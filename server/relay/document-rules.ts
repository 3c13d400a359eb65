import type * as Y from 'yjs';
import type { DocumentId } from '#shared/ids.ts';

/** What the relay must be told of a document, since it knows nothing of committees. app.ts hands it in. */
export interface DocumentRules {
  /** The document's first update, written as the journal's first entry when the journal has none.
   *  `null`: there is no such document. */
  seed(document: DocumentId): Promise<Uint8Array | null>;
  /** The root names and their types that may occur in this document. */
  roots(document: DocumentId): ReadonlyMap<string, 'xml-fragment' | 'map'>;
  /** Called on the document after an update was applied: a sentence when it no longer is a document that
   *  the editor can open, else `null`. */
  fault(document: DocumentId, doc: Y.Doc): string | null;
  /** The number that a writing page must bring as `?schema=`. */
  readonly schemaVersion: number;
}
