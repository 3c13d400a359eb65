import { type Journal, JournalFault, type LoadedDocument } from '#server/journal/journal.ts';
import type { DocumentId } from '#shared/ids.ts';
import type { DocumentRules } from './document-rules.ts';
import { firstEntry } from './first-entry.ts';

/** There is no such document: neither the journal nor the rules know it. */
export class NoSuchDocument extends Error {}

export interface LoadDeps {
  readonly journal: Journal;
  readonly rules: DocumentRules;
  readonly now: () => number;
}

/** Reads a document from the journal; the seed becomes its first entry when there is none.
 *  @throws NoSuchDocument
 *  @throws JournalFault when the journal cannot be read or written */
export async function loadDocument(
  document: DocumentId,
  { journal, rules, now }: LoadDeps,
): Promise<LoadedDocument> {
  const loaded = await journal.load(document);
  if (loaded.head > 0) return loaded;
  const seed = await rules.seed(document);
  if (seed === null) throw new NoSuchDocument(document);
  const first = firstEntry(seed, 'server');
  const place = await journal.append(document, first);
  if (place !== 1) {
    throw new JournalFault(`${document} was seeded by somebody else`, { kind: 'behind' });
  }
  const owners = new Map(first.clients?.map((client) => [client, first.author]));
  return { snapshot: null, entries: [{ ...first, place, at: now() }], head: place, owners };
}
