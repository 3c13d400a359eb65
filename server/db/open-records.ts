import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { CannotStart } from './cannot-start.ts';
import { migrateDatabase } from './migrate-database.ts';
import { applyPragmas } from './pragmas.ts';
import * as schema from './records-schema.ts';
import { inWords } from './root-of.ts';
import { tryWriting } from './try-writing.ts';

export type RecordsDatabase = BetterSQLite3Database<typeof schema>;

export interface OpenRecords {
  readonly db: RecordsDatabase;
  /** Whether it can be written now: `null`, or what is wrong. */
  tryWriting(): string | null;
  /** Rewrites the file without anything that was deleted or written over. For after a purge: everything waits for
   *  it, about a second for each 100 MB.
   *  @returns false: somebody else is at the file, so some of it may be there still. It waits for nobody. */
  compact(): boolean;
  close(): void;
}

/** Megabytes of pages: every page that is served asks the same few tables. */
const RECORDS_PAGES_MB = 16;

/** Opens (and migrates) `records.db`. `:memory:` is for tests.
 *  @throws CannotStart when the file is newer than this program, is no database, is damaged, or cannot be
 *  read or written. */
export function openRecords(file: string): OpenRecords {
  requireWhole(file);
  let connection: Database.Database | undefined;
  try {
    connection = new Database(file);
    applyPragmas(connection, RECORDS_PAGES_MB);
    migrateDatabase(connection, fileURLToPath(new URL('../../drizzle/records', import.meta.url)));
  } catch (error) {
    connection?.close();
    throw error instanceof CannotStart ? error : cannotOpen(file, error);
  }
  return keptOpen(connection);
}

function keptOpen(connection: Database.Database): OpenRecords {
  return {
    db: drizzle(connection, { schema }),
    tryWriting: () => tryWriting(connection),
    compact: () =>
      withoutWaiting(connection, () => {
        // A reader keeps the file as it is, so that the rest of the work would be for nothing.
        if (!emptyLog(connection)) return false;
        // Writing zeros over what is deleted is not enough: pages that were parted keep copies of rows that went to
        // other pages.
        connection.exec('VACUUM');
        return emptyLog(connection);
      }),
    close: () => connection.close(),
  };
}

function emptyLog(connection: Database.Database): boolean {
  const [result] = connection.pragma('wal_checkpoint(TRUNCATE)') as [{ readonly busy: number }];
  return result.busy === 0;
}

/** Nobody is to wait for whoever else is at the file: it is tried again.
 *  @returns false when the file is locked */
function withoutWaiting(connection: Database.Database, work: () => boolean): boolean {
  const patience = connection.pragma('busy_timeout', { simple: true }) as number;
  connection.pragma('busy_timeout = 0');
  try {
    return work();
  } catch (error) {
    if (/^SQLITE_(BUSY|LOCKED)/.test(String((error as { code?: unknown }).code))) return false;
    throw error;
  } finally {
    connection.pragma(`busy_timeout = ${patience}`);
  }
}

/** Looks through the whole file before anything may write to it: a server that goes on with damaged records
 *  makes it worse, and what is left of them can be saved only while they are as they were found. */
function requireWhole(file: string): void {
  if (!existsSync(file)) return;
  let findings: readonly string[];
  try {
    const connection = new Database(file, { readonly: true });
    try {
      findings = connection.prepare<[], string>('PRAGMA quick_check(1)').pluck().all();
    } finally {
      connection.close();
    }
  } catch (error) {
    throw cannotOpen(file, error, LEFT_ALONE);
  }
  const [finding = 'ok'] = findings;
  if (finding === 'ok') return;
  // SQLite's report begins with a line that names the database, and it is `main` for everybody.
  const what = finding.replace(/^\*\*\*.*\n/, '').trim();
  throw new CannotStart(`The records ${file} are damaged: ${what}. ${LEFT_ALONE}`);
}

const LEFT_ALONE =
  'Nothing was written to them. See to the disk, or put back a copy of the whole data folder, and start again.';

function cannotOpen(file: string, error: unknown, what = ''): CannotStart {
  const why = inWords(error);
  return new CannotStart(`The records ${file} could not be opened: ${why}. ${what}`.trim());
}
