import type * as Y from 'yjs';
import type { DocumentId } from '#shared/ids.ts';
import type { Grammar } from './grammar.ts';

/** What the relay must be told of a document, since it knows nothing of committees. app.ts hands it in. */
export interface DocumentRules {
  /** Whether there is such a document. Asked before anything else about it. */
  knows(document: DocumentId): Promise<boolean>;
  /** The document's first update, written as the journal's first entry when the journal has none.
   *  `null`: there is no such document. */
  seed(document: DocumentId): Promise<Uint8Array | null>;
  /** What may stand where in this document. The same object for every document of a kind. */
  grammar(document: DocumentId): Grammar;
  /** Looks at the whole document: a sentence when it no longer is a document that
   *  the editor can open, else `null`. */
  fault(document: DocumentId, doc: Y.Doc): string | null;
  /** The number that a writing page must bring as `?schema=`. */
  readonly schemaVersion: number;
}
