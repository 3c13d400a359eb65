import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrateJournal } from '#server/journal/migrate.ts';
import { verifyBook } from '#server/journal/verify-book.ts';
import { temporaryFolder } from '#test/harness/temporary-journal.ts';

const canTrace = spawnSync('strace', ['-c', 'true']).status === 0;
const NEEDS = canTrace ? '' : ' (not run: this needs strace, which makes calls to the disk fail)';
const journal = new URL('../../../server/journal/sqlite-journal.ts', import.meta.url);

/** Writes ten entries one after another, each to a document of its own, and says how each one went. */
const SCRIPT = `import { writeSync } from 'node:fs';
const { openSqliteJournal } = await import(${JSON.stringify(journal.href)});
const say = (line) => writeSync(1, line + '\\n');
const journal = await openSqliteJournal({
  file: process.argv[2], now: () => 0, log: () => {}, onBroken: () => say('broken'),
});
say('open');
for (let i = 1; i <= 10; i++) {
  await journal
    .append('march.' + i, { author: 'a', clientId: 1, update: Uint8Array.of(0, 0) })
    .then(() => say('saved'), (fault) => say('refused ' + fault.kind));
}
say(String(journal.trouble()).slice(0, 16));
await journal.close().catch(() => {});
process.exit(0);`;

/** Runs it on a disk whose n-th such call on the journal's log fails. */
async function runWith(call: string, n: number): Promise<{ said: string[]; file: string }> {
  const folder = temporaryFolder();
  const script = join(folder, 'write.ts');
  const file = join(folder, 'journal.db');
  writeFileSync(script, SCRIPT);
  // What is counted is what writing the entries does, and not what making the file does.
  migrateJournal(file);
  const watch = ['-f', '-o', '/dev/null', '-P', `${file}-wal`, '-e', `trace=${call}`];
  const fault = ['-e', `inject=${call}:error=EIO:when=${n}`];
  const child = spawn('strace', [...watch, ...fault, process.execPath, script, file]);
  const [said] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  return { said: said.trim().split('\n'), file };
}

function savedIn(file: string): number {
  const connection = new Database(file);
  const count = connection.prepare<[], number>('SELECT count(*) FROM journal_entry').pluck().get();
  expect(verifyBook(connection)).toEqual([]);
  connection.close();
  return count ?? 0;
}

const runs = canTrace ? test : test.skip;
runs.each([
  ['fdatasync,fsync', 1],
  ['fdatasync,fsync', 6],
  ['pwrite64', 1],
  ['pwrite64', 20],
])(
  `[J1] [J6] when %s fails for the %i. time nothing more is taken, and it is told once${NEEDS}`,
  { timeout: 60_000 },
  async (call, n) => {
    const { said, file } = await runWith(call, n);
    const saved = said.filter((line) => line === 'saved').length;
    expect(saved).toBeLessThan(10);
    expect(said).toEqual([
      'open',
      ...Array(saved).fill('saved'),
      'broken',
      ...Array(10 - saved).fill('refused broken'),
      'The disk failed.',
    ]);
    expect(savedIn(file)).toBeGreaterThanOrEqual(saved);
  },
);
