import { type Journal, JournalFault, type LoadedDocument } from '#server/journal/journal.ts';
import type { DocumentId } from '#shared/ids.ts';
import type { DocumentRules } from './document-rules.ts';
import { leadingClients } from './guard.ts';

/** There is no such document: neither the journal nor the rules know it. */
export class NoSuchDocument extends Error {}

/** Reads a document from the journal; the seed becomes its first entry when there is none.
 *  @throws NoSuchDocument
 *  @throws JournalFault when the journal cannot be read or written */
export async function loadDocument(
  document: DocumentId,
  { journal, rules }: { readonly journal: Journal; readonly rules: DocumentRules },
): Promise<LoadedDocument> {
  const loaded = await journal.load(document);
  if (loaded.head > 0) return loaded;
  const seed = await rules.seed(document);
  if (seed === null) throw new NoSuchDocument(document);
  const clients = clientsIn(seed);
  const place = await journal.append(document, {
    author: 'server',
    clientId: clients[0] ?? null,
    clients,
    update: seed,
  });
  if (place !== 1) throw new JournalFault(`${document} was seeded by somebody else`);
  return journal.load(document);
}
