import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { migrateDatabase } from '#server/db/migrate-database.ts';
import { applyPragmas } from '#server/db/pragmas.ts';
import { backfill } from './backfill.ts';

/** Brings `journal.db` to the shape that `server/db/journal-schema.ts` describes, before anyone uses it.
 *  Past this point the journal speaks plain SQL: loading Drizzle into each of its threads would keep a
 *  start waiting for most of a second. */
export function migrateJournal(file: string): void {
  const connection = new Database(file);
  try {
    applyPragmas(connection);
    migrateDatabase(connection, fileURLToPath(new URL('../../drizzle/journal', import.meta.url)));
    backfill(connection);
  } finally {
    connection.close();
  }
}
