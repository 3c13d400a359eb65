import { execFile, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { applyPragmas } from '#server/db/pragmas.ts';
import { temporaryFolder } from '#test/harness/temporary-journal.ts';

const run = promisify(execFile);
const canTrace = spawnSync('strace', ['-c', 'true']).status === 0;

test('[J15] a connection is still FULL after its first write', () => {
  const connection = new Database(join(temporaryFolder(), 'a.db'));
  applyPragmas(connection);
  connection.exec('CREATE TABLE word (word TEXT); INSERT INTO word VALUES (1)');
  expect(connection.pragma('journal_mode', { simple: true })).toBe('wal');
  expect(connection.pragma('synchronous', { simple: true })).toBe(2);
  connection.close();
});

test.skipIf(!canTrace)(
  '[J1] each commit is synced to the disk before its append resolves',
  async () => {
    const folder = temporaryFolder();
    const script = join(folder, 'write.ts');
    const journal = new URL('../../../server/journal/sqlite-journal.ts', import.meta.url);
    writeFileSync(
      script,
      `import { writeSync } from 'node:fs';
     const { openSqliteJournal } = await import(${JSON.stringify(journal.href)});
     const journal = await openSqliteJournal({
       file: process.argv[2], now: () => 0, log: () => {},
     });
     for (let i = 1; i <= 20; i++) {
       await journal.append('march.1', { author: 'a', clientId: 1, update: Uint8Array.of(0, 0) });
       writeSync(1, 'saved ' + i + '\\n');
     }
     await journal.close();`,
    );
    const trace = join(folder, 'trace');
    await run('strace', [
      ...['-f', '-e', 'trace=fsync,fdatasync,write', '-e', 'signal=none', '-o', trace],
      ...[process.execPath, script, join(folder, 'journal.db')],
    ]);
    const calls = readFileSync(trace, 'utf8');
    const said = calls.split(/write\(1, "saved \d+/);
    expect(said).toHaveLength(21);
    const unsynced = said.slice(0, 20).filter((before) => !/f(data)?sync\(/.test(before));
    expect(unsynced).toEqual([]);
  },
);
