import type { Database } from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { CannotStart } from './cannot-start.ts';

/** Brings a database to the shape that the migrations in a folder describe.
 *  @throws CannotStart when a newer program has been at it: writing to a shape that we do not know would
 *  spoil it */
export function migrateDatabase(connection: Database, migrationsFolder: string): void {
  const newest = Math.max(
    ...readMigrationFiles({ migrationsFolder }).map((one) => one.folderMillis),
  );
  const done = lastMigration(connection);
  if (done !== null && done > newest) {
    throw new CannotStart(
      `${connection.name} was written by a newer version of this program. Start that version.`,
    );
  }
  migrate(drizzle(connection), { migrationsFolder });
}

function lastMigration(connection: Database): number | null {
  const table = connection
    .prepare(`SELECT 1 FROM sqlite_schema WHERE name = '__drizzle_migrations'`)
    .get();
  if (table === undefined) return null;
  return connection
    .prepare<[], number | null>(`SELECT max(created_at) FROM __drizzle_migrations`)
    .pluck()
    .get() as number | null;
}
