import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { openRecords } from '#server/db/open-records.ts';
import { failing } from '#test/harness/strace.ts';
import { temporaryFolder } from '#test/harness/temporary-journal.ts';

const canTrace = spawnSync('strace', ['-c', 'true']).status === 0;
const NEEDS = canTrace ? '' : ' (not run: this needs strace, which makes calls to the disk fail)';
/** Whole servers are started. */
const PATIENT = { timeout: 60_000 };
const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Starts the real server on a folder and waits for its end. */
async function start(
  folder: string,
  under: readonly string[] = [],
): Promise<{ code: number | null; said: string }> {
  const [command = '', ...words] = [...under, process.execPath, 'server/main.ts'];
  const child = spawn(command, words, {
    cwd: root,
    env: { ...process.env, DATA_DIR: folder, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [said, , [code]] = await Promise.all([
    text(child.stderr),
    text(child.stdout),
    once(child, 'exit'),
  ]);
  return { code, said };
}

function contents(folder: string): Map<string, string> {
  return new Map(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'base64')]),
  );
}

const LEFT_ALONE = 'Nothing was written to them.';

test('records that are no database are named, and left as they are', PATIENT, async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'records.db');
  writeFileSync(file, 'This is a letter. '.repeat(300));
  const before = contents(folder).get('records.db');
  const { code, said } = await start(folder);
  expect(code).toBe(78);
  expect(said).toContain(`The records ${file} could not be opened: file is not a database.`);
  expect(said).toContain(LEFT_ALONE);
  expect(said.trim().split('\n')).toHaveLength(1);
  const link = spawnSync(process.execPath, ['server/cli/sign-in-link.ts', 'secretary'], {
    cwd: root,
    env: { ...process.env, DATA_DIR: folder },
    encoding: 'utf8',
  });
  expect([link.status, link.stderr]).toEqual([1, said]);
  const after = contents(folder);
  expect(after.get('records.db')).toBe(before);
  expect([...after.keys()].filter((name) => name.startsWith('journal'))).toEqual([]);
});

test('so are records that are damaged in one place', PATIENT, async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'records.db');
  openRecords(file).close();
  const bytes = readFileSync(file);
  const pageSize = bytes.readUInt16BE(16);
  bytes.fill(0x55, pageSize * 3, pageSize * 4);
  writeFileSync(file, bytes);
  const { code, said } = await start(folder);
  expect(code).toBe(78);
  expect(said).toContain(`The records ${file} are damaged: `);
  expect(said).toContain(LEFT_ALONE);
  expect(said.trim().split('\n')).toHaveLength(1);
  expect(readFileSync(file).equals(bytes)).toBe(true);
});

test('a data folder that cannot be made is named', PATIENT, async () => {
  const file = join(temporaryFolder(), 'letter');
  writeFileSync(file, 'This is a letter.');
  const { code, said } = await start(join(file, 'data'));
  expect(code).toBe(78);
  expect(said).toContain(`The data in ${join(file, 'data')} could not be read or written: ENOTDIR`);
  expect(said.trim().split('\n')).toHaveLength(1);
});

const runs = canTrace ? test : test.skip;
runs.each([
  ['records.db', 'pread64', 1],
  ['records.db', 'pread64', 4],
  ['records.db', 'pwrite64', 1],
  ['records.db-wal', 'pwrite64', 2],
  ['records.db-wal', 'fdatasync,fsync', 1],
  ['journal.db', 'pread64', 2],
  ['in-use.lock', 'pread64', 1],
])(
  `when the disk fails on %s (%s, the %i. time) the server says so and ends${NEEDS}`,
  PATIENT,
  async (name, call, nth) => {
    const folder = temporaryFolder();
    mkdirSync(folder, { recursive: true });
    if (call === 'pread64') {
      openRecords(join(folder, 'records.db')).close();
      new Database(join(folder, 'journal.db')).pragma('journal_mode = WAL');
      new Database(join(folder, 'in-use.lock')).pragma('user_version = 1');
    }
    const files = [join(folder, name)];
    const under = failing({ log: '/dev/null', files, calls: call.split(','), nth });
    const { code, said } = await start(folder, under);
    expect(code).toBe(78);
    expect(said).toContain(join(folder, name === 'records.db-wal' ? 'records.db' : name));
    // What SQLite cannot read of the list of tables it takes for damage.
    expect(said).toMatch(/disk I\/O error|disk image is malformed/);
    expect(said.trim().split('\n')).toHaveLength(1);
  },
);
