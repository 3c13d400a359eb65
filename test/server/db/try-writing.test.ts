import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { tryWriting } from '#server/db/try-writing.ts';

test('a database says whether it can be written now', () => {
  const folder = mkdtempSync(join(tmpdir(), 'matters-arising-'));
  const connection = new Database(join(folder, 'records.db'));
  onTestFinished(() => {
    connection.close();
    rmSync(folder, { recursive: true });
  });
  expect(tryWriting(connection)).toBe(null);
  connection.pragma('query_only = ON');
  expect(tryWriting(connection)).toMatch(/readonly/);
  connection.pragma('query_only = OFF');
  expect(tryWriting(connection)).toBe(null);
});
