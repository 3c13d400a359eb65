import * as Y from 'yjs';
import { JournalFault, type LoadedDocument } from './journal.ts';

/** A document as the journal has it, built in one transaction: row by row would take minutes for a long
 *  history.
 *  @param seed stands in for the first entry while the journal has none
 *  @throws JournalFault when an entry depends on something that is not there */
export function createJournalDocument(loaded: LoadedDocument, seed: Uint8Array | null): Y.Doc {
  const doc = new Y.Doc({ gc: true });
  doc.transact(() => {
    if (loaded.snapshot !== null) Y.applyUpdate(doc, loaded.snapshot.state);
    for (const entry of loaded.entries) Y.applyUpdate(doc, entry.update);
    if (loaded.head === 0 && seed !== null) Y.applyUpdate(doc, seed);
  });
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
    throw new JournalFault('An entry depends on something that the journal does not have');
  }
  return doc;
}
