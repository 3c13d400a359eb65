import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createJournalDocument } from '#server/journal/journal-document.ts';
import { createJournalReader } from '#server/journal/read-journal.ts';
import { verifyBook } from '#server/journal/verify-book.ts';
import { toDocumentId } from '#shared/ids.ts';

/** What is wrong with the two books of a data folder, a sentence each: pages, and the
 *  chain of hashes over all entries. They are only read. */
export function faultsOfBooks(folder: string): string[] {
  const faults: string[] = [];
  for (const name of ['journal.db', 'records.db']) {
    const database = new Database(join(folder, name), { readonly: true });
    try {
      const answer = database.pragma('integrity_check', { simple: true });
      if (answer !== 'ok') faults.push(`${name} is damaged: ${answer}`);
      if (name === 'journal.db')
        faults.push(...verifyBook(database).map(({ document, what }) => `${document}: ${what}`));
    } finally {
      database.close();
    }
  }
  return faults;
}

/** A minute as the journal has it, read beside the server. */
export function journalText(folder: string, document: string): string {
  const database = new Database(join(folder, 'journal.db'), { readonly: true });
  try {
    const reader = createJournalReader(database, () => {});
    const doc = createJournalDocument(reader.load(toDocumentId(document)), null);
    return doc.getXmlFragment('content').toString();
  } finally {
    database.close();
  }
}
