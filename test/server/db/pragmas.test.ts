import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { applyPragmas } from '#server/db/pragmas.ts';
import { temporaryFolder } from '#test/harness/temporary-journal.ts';

/** Bytes of the file's pages that stay in memory when all of them have been read. */
function keptOf(connection: Database.Database): number {
  return Math.abs(connection.pragma('cache_size', { simple: true }) as number) * 1024;
}

test('a connection to a file that grows for years keeps four megabytes of it', () => {
  const connection = new Database(join(temporaryFolder(), 'a.db'));
  applyPragmas(connection);
  expect(keptOf(connection)).toBe(4 * 1024 * 1024);
  connection.close();
});
