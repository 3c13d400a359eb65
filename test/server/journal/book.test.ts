import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { applyPragmas } from '#server/db/pragmas.ts';
import { createGathering } from '#server/journal/batch.ts';
import { createBook } from '#server/journal/book.ts';
import { migrateJournal } from '#server/journal/migrate.ts';
import { createJournalReader } from '#server/journal/read-journal.ts';
import { makeSnapshot } from '#server/journal/snapshot.ts';
import { toDocumentId } from '#shared/ids.ts';
import { entry } from '#test/contract/journal.ts';
import { temporaryJournal } from '#test/harness/temporary-journal.ts';

const OLD = toDocumentId('march.1');
const FRESH = toDocumentId('march.2');

test('[J25] [J26] a snapshot that was being made while its document was purged is not kept', () => {
  const { file } = temporaryJournal();
  migrateJournal(file);
  const connection = new Database(file);
  applyPragmas(connection);
  const book = createBook(connection);
  const batchOf = (document: typeof OLD, words: string) => {
    const gathering = createGathering();
    gathering.add(document, entry(words));
    return gathering.seal(0);
  };
  book.append([batchOf(OLD, 'what has to go')]);
  const loaded = createJournalReader(connection, () => {}).load(OLD);
  const late = makeSnapshot(OLD, loaded, 0);
  book.purge(OLD, batchOf(FRESH, 'what stays'));
  book.keep(late);
  expect(connection.prepare('SELECT * FROM journal_snapshot').all()).toEqual([]);
  connection.close();
});
