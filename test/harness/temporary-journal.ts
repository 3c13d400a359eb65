import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import type { Journal } from '#server/journal/journal.ts';
import { openSqliteJournal, type SqliteJournalSettings } from '#server/journal/sqlite-journal.ts';

/** A folder of the test's own, gone when it is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'matters-arising-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface TemporaryJournal {
  readonly file: string;
  readonly logged: string[];
  open(settings?: Partial<SqliteJournalSettings>): Promise<Journal>;
  /** What a damaged disk, or a careless hand, may do behind the journal's back. */
  tamper(sql: string): void;
}

export function temporaryJournal(): TemporaryJournal {
  const file = join(temporaryFolder(), 'journal.db');
  const logged: string[] = [];
  return {
    file,
    logged,
    open: (settings = {}) =>
      openSqliteJournal({
        file,
        now: () => 0,
        log: (message) => logged.push(message),
        ...settings,
      }),
    tamper: (sql) => {
      const connection = new Database(file);
      connection.exec(sql);
      connection.close();
    },
  };
}
