import Database from 'better-sqlite3';
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import { expect, test } from 'vitest';
import {
  journalClient,
  journalEntry,
  journalPack,
  journalPurge,
  journalSnapshot,
} from '#server/db/journal-schema.ts';
import { migrateJournal } from '#server/journal/migrate.ts';
import { temporaryFolder } from '#test/harness/temporary-journal.ts';

/** The journal's threads speak plain SQL, so the schema is held to what the migrations really make. */
test.each<[string, SQLiteTable]>([
  ['journal_entry', journalEntry],
  ['journal_snapshot', journalSnapshot],
  ['journal_client', journalClient],
  ['journal_pack', journalPack],
  ['journal_purge', journalPurge],
])('the migrations make %s as the schema describes it', (name, table) => {
  const file = `${temporaryFolder()}/journal.db`;
  migrateJournal(file);
  migrateJournal(file);
  const connection = new Database(file);
  const columns = connection.pragma(`table_info(${name})`) as { name: string; type: string }[];
  connection.close();
  const config = getTableConfig(table);
  expect(config.name).toBe(name);
  expect(columns.map((column) => [column.name, column.type.toLowerCase()])).toEqual(
    config.columns.map((column) => [column.name, column.getSQLType().toLowerCase()]),
  );
});
