import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createAccounts } from '#server/accounts/accounts.ts';
import { hashOf } from '#server/accounts/tokens.ts';
import { migrateDatabase } from '#server/db/migrate-database.ts';
import * as schema from '#server/db/records-schema.ts';

// A busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 });

const MIGRATIONS = fileURLToPath(new URL('../../../drizzle/records', import.meta.url));
const HOUR = 60 * 60 * 1000;

/** The migrations up to one of them, in a folder of their own. */
function migrationsUpTo(last: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'matters-arising-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(MIGRATIONS, folder, { recursive: true });
  const file = join(folder, 'meta', '_journal.json');
  const journal = JSON.parse(readFileSync(file, 'utf8')) as { entries: { tag: string }[] };
  const end = journal.entries.findIndex(({ tag }) => tag === last) + 1;
  writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, end) }));
  return folder;
}

test('who was signed in before accounts had their tables stays signed in, and links go on working', async () => {
  const connection = new Database(':memory:');
  onTestFinished(() => void connection.close());
  migrateDatabase(connection, migrationsUpTo('0002_constitution_access_audit'));
  const now = 20 * HOUR;
  connection.exec(`
    INSERT INTO person (id, name) VALUES ('chair', 'The chair');
    INSERT INTO session (token_hash, person_id, created_at, expires_at)
      VALUES ('${hashOf('session')}', 'chair', ${now - 3 * HOUR}, ${now + 10 * HOUR});
    INSERT INTO sign_in_link (token_hash, person_id, created_at, expires_at)
      VALUES ('${hashOf('link')}', 'chair', 0, NULL);
  `);
  migrateDatabase(connection, MIGRATIONS);
  const accounts = createAccounts({
    db: drizzle(connection, { schema }),
    now: () => now,
    randomBytes: (size) => Buffer.alloc(size, 1),
  });
  expect(await accounts.sessionOf('session')).toMatchObject({ personId: 'chair' });
  expect(await accounts.linkHolder('link')).toEqual({ personId: 'chair', name: 'The chair' });
  expect(await accounts.signIn('link')).toMatchObject({ personId: 'chair' });
});
