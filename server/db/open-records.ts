import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { CannotStart } from './cannot-start.ts';
import { migrateDatabase } from './migrate-database.ts';
import { applyPragmas } from './pragmas.ts';
import * as schema from './records-schema.ts';
import { tryWriting } from './try-writing.ts';

export type RecordsDatabase = BetterSQLite3Database<typeof schema>;

export interface OpenRecords {
  readonly db: RecordsDatabase;
  /** Whether it can be written now: `null`, or what is wrong. */
  tryWriting(): string | null;
  /** Rewrites the file without anything that was deleted or written over. For after a purge: it takes a
   *  moment, and everything waits for it. */
  compact(): void;
  close(): void;
}

/** Opens (and migrates) `records.db`. `:memory:` is for tests.
 *  @throws CannotStart when the file is newer than this program, is no database, or cannot be written. */
export function openRecords(file: string): OpenRecords {
  const connection = new Database(file);
  try {
    applyPragmas(connection);
    migrateDatabase(connection, fileURLToPath(new URL('../../drizzle/records', import.meta.url)));
  } catch (error) {
    connection.close();
    throw error instanceof CannotStart
      ? error
      : new CannotStart(`${file} could not be opened: ${String(error)}`);
  }
  return {
    db: drizzle(connection, { schema }),
    tryWriting: () => tryWriting(connection),
    compact: () => {
      connection.exec('VACUUM');
      connection.pragma('wal_checkpoint(TRUNCATE)');
    },
    close: () => connection.close(),
  };
}
