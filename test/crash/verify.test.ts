import { spawnSync } from 'node:child_process';
import { copyFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningServer, runServer } from '#test/harness/running-server.ts';
import { temporaryFolder } from '#test/harness/temporary-journal.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

let server: RunningServer;

beforeAll(async () => {
  server = await runServer();
  const cookie = await server.signIn('secretary');
  const titles = ['Hosting', 'Estates', 'Workforce', 'Any other business'];
  for (const title of titles) {
    const answer = await fetch(`${server.origin}/api/meetings/practice/items`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ part: 'I', title }),
    });
    expect(answer.status).toBe(201);
  }
});
afterAll(() => server.dispose());

function verify(folder: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['server/cli/verify.ts'], {
    cwd: root,
    env: { ...process.env, DATA_DIR: folder },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

function copied(): string {
  const folder = temporaryFolder();
  for (const name of readdirSync(server.folder).filter((one) => /\.db(-wal)?$/.test(one))) {
    copyFileSync(join(server.folder, name), join(folder, name));
  }
  return folder;
}

const WITHOUT_GUARDS =
  'DROP TRIGGER audit_event_no_update; DROP TRIGGER audit_event_no_delete; DROP TRIGGER audit_event_no_replace;';
const GUARDS = `
  CREATE TRIGGER audit_event_no_update BEFORE UPDATE ON audit_event BEGIN SELECT RAISE(ABORT, 'no'); END;
  CREATE TRIGGER audit_event_no_delete BEFORE DELETE ON audit_event BEGIN SELECT RAISE(ABORT, 'no'); END;
  CREATE TRIGGER audit_event_no_replace BEFORE INSERT ON audit_event WHEN EXISTS (SELECT 1 FROM audit_event WHERE seq = NEW.seq) BEGIN SELECT RAISE(ABORT, 'no'); END;`;

function byHand(name: string, statements: string): string {
  const folder = copied();
  const connection = new Database(join(folder, name));
  connection.exec(statements);
  connection.close();
  return folder;
}

test('what is whole is said to be whole while the server runs, and nothing is changed', () => {
  const before = readdirSync(server.folder).sort();
  const { status, stdout, stderr } = verify(server.folder);
  expect(stderr).toBe('');
  expect(status).toBe(0);
  expect(stdout).toMatch(/^The record of who did what is whole: \d+ entries\.$/m);
  expect(stdout).toMatch(/^The journal of what was written in documents is whole\.$/m);
  expect(readdirSync(server.folder).sort()).toEqual(before);
});

test('a copy of the folder is whole too', () => {
  expect(verify(copied()).status).toBe(0);
});

test.each([
  [
    'altered',
    `UPDATE audit_event SET actor_id = 'chair' WHERE seq = 3`,
    /^Entry 3 of the record of who did what is not as it was written\.$/,
  ],
  [
    'removed',
    `DELETE FROM audit_event WHERE seq = 3`,
    /^Entry 3 of the record of who did what is missing\.$/,
  ],
  [
    'removed at the end',
    `DELETE FROM audit_event WHERE seq = (SELECT max(seq) FROM audit_event)`,
    /^The record of who did what ends at entry \d+; it was written up to entry \d+\.$/,
  ],
  [
    'inserted',
    `UPDATE audit_event SET seq = -seq WHERE seq > 2; UPDATE audit_event SET seq = 1 - seq WHERE seq < 0;
     INSERT INTO audit_event SELECT 3, at, actor_id, capacity, 'item-withdrawn', committee_id, meeting_id,
       item_id, part, thing, thing_id, before, after, reason, hash FROM audit_event WHERE seq = 2`,
    /^Entry 3 of the record of who did what is not as it was written\.$/,
  ],
])('a row %s by hand is found, and said in words', (_, statements, sentence) => {
  const { status, stderr } = verify(
    byHand('records.db', `${WITHOUT_GUARDS} ${statements}; ${GUARDS}`),
  );
  expect(stderr.split('\n')[0]).toMatch(sentence);
  expect(status).toBe(1);
});

test('that the guards of the database were taken out is a finding of its own', () => {
  const { status, stderr } = verify(byHand('records.db', WITHOUT_GUARDS));
  expect(status).toBe(1);
  expect(stderr).toContain('The guard audit_event_no_update');
});

test('so is an entry of the journal that was changed or taken out', () => {
  const changed = verify(
    byHand('journal.db', `UPDATE journal_entry SET author = 'chair' WHERE position = 1`),
  );
  expect(changed.stderr).toMatch(
    /^Document \S+: The entry at place 1 is not the one that was written/,
  );
  expect(changed.status).toBe(1);
  expect(verify(byHand('journal.db', 'DELETE FROM journal_entry WHERE position = 1')).status).toBe(
    1,
  );
});

test('what cannot be read is said, and is not whole', () => {
  const empty = temporaryFolder();
  expect(verify(empty)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining(`There is no ${join(empty, 'records.db')}`),
  });
  const folder = copied();
  rmSync(join(folder, 'records.db-wal'), { force: true });
  writeFileSync(join(folder, 'records.db'), 'This is a letter. '.repeat(300));
  expect(verify(folder)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('not a database'),
  });
});
