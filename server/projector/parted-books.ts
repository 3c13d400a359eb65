import type { Journal } from '#server/journal/journal.ts';
import type { DocumentId } from '#shared/ids.ts';

/** What the records know of documents. */
export interface KnownDocuments {
  readonly documents: readonly DocumentId[];
  /** How far each was read into the records, where it was. */
  readonly places: ReadonlyMap<DocumentId, number>;
}

/** Whether journal and records belong together, as one sentence when they do not. Starting on a journal
 *  that went missing would write every document's first words again and throw the rest away. */
export async function partedBooks(
  journal: Journal,
  { documents, places }: KnownDocuments,
): Promise<string | null> {
  const heads = await journal.heads();
  if (heads.size === 0 && places.size > 0) {
    return 'records.db tells of minutes that were written, but journal.db is new or empty. Put back the journal.db that belongs to it.';
  }
  if (heads.size > 0 && !documents.some((id) => heads.has(id))) {
    return 'journal.db holds documents, but records.db knows none of them. Put back the records.db that belongs to it.';
  }
  return null;
}
