import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import type { DocumentKind } from '#shared/domain/vocabulary.ts';
import { areSameText, type DocumentId, toDocumentId } from '#shared/ids.ts';
import { must } from '#shared/lang/must.ts';

/** What is written in one meeting: minutes, an agenda and private notes. Each is in one document until its
 *  history is deleted, and then in another. */
export interface Texts {
  /** The documents in which they are now, as the records say. */
  current(): readonly DocumentId[];
  /** Where that text is now, as a page is told that asks anew. */
  now(document: DocumentId): DocumentId;
}

export function createTexts(db: RecordsDatabase): Texts {
  const current = () =>
    db
      .select({ id: t.document.id })
      .from(t.document)
      .all()
      .map(({ id }) => toDocumentId(id))
      .sort();
  return {
    current,
    now: (document) =>
      must(
        current().find((one) => areSameText(one, document)),
        'the document of every text',
      ),
  };
}

export function kindOf(document: DocumentId): DocumentKind {
  if (document.startsWith('agenda')) return 'agenda';
  return document.startsWith('notes') ? 'notes' : 'minute';
}
