import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { applyPragmas } from './pragmas.ts';
import * as schema from './records-schema.ts';

export type RecordsDatabase = BetterSQLite3Database<typeof schema>;

export interface OpenRecords {
  readonly db: RecordsDatabase;
  close(): void;
}

/** Opens (and migrates) `records.db`. `:memory:` is for tests.
 *  @throws when the file is not a database, is newer than this program, or cannot be written. */
export function openRecords(file: string): OpenRecords {
  const connection = new Database(file);
  applyPragmas(connection);
  const db = drizzle(connection, { schema });
  migrate(db, {
    migrationsFolder: fileURLToPath(new URL('../../drizzle/records', import.meta.url)),
  });
  return { db, close: () => connection.close() };
}
