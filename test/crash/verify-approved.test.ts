import { spawnSync } from 'node:child_process';
import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MARCH } from '#test/harness/approving.ts';
import { type RunningServer, runServer } from '#test/harness/running-server.ts';
import { temporaryFolder } from '#test/harness/temporary-journal.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

let server: RunningServer;

/** Minutes approved, signed and corrected by real commands. */
beforeAll(async () => {
  server = await runServer();
  await server.stop();
  const db = new Database(join(server.folder, 'records.db'));
  db.prepare(
    `INSERT INTO minutes (meeting_id, part, state, since) VALUES (?, 'I', 'unconfirmed', 0)`,
  ).run(MARCH);
  db.close();
  await server.start();
  const as = async (person: string) => {
    const cookie = await server.signIn(person);
    const headers = { cookie, 'content-type': 'application/json' };
    return {
      get: async (path: string) => (await fetch(server.origin + path, { headers })).json(),
      post: async (path: string, body: object) => {
        const order = { method: 'POST', headers, body: JSON.stringify(body) };
        expect((await fetch(server.origin + path, order)).status).toBe(204);
      },
    };
  };
  const secretary = await as('secretary');
  const chair = await as('chair');
  const choice = { of: MARCH, part: 'I', how: 'correct_record' };
  const { sha256 } = await secretary.get(
    `/api/meetings/practice/approval/record?${new URLSearchParams(choice)}`,
  );
  const order = { ...choice, moverId: null, reason: null, sha256 };
  await secretary.post('/api/meetings/practice/approval', order);
  await chair.post(`/api/meetings/${MARCH}/record/signature`, { part: 'I', sha256 });
  const { items } = await secretary.get('/api/meetings/practice');
  await secretary.post(`/api/meetings/${MARCH}/record/corrections`, {
    ...{ part: 'I', itemId: null, note: 'For Brent read Barnet.', minuteItemId: items[0].id },
  });
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

/** A copy of the data with something done to one of its files; the guards are as they were afterwards. */
function byHand(name: string, statements: string): string {
  const folder = temporaryFolder();
  for (const file of readdirSync(server.folder).filter((one) => /\.db(-wal)?$/.test(one))) {
    copyFileSync(join(server.folder, file), join(folder, file));
  }
  const db = new Database(join(folder, name));
  const guards = db
    .prepare<[], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_master WHERE type = 'trigger'`,
    )
    .all();
  for (const guard of guards) db.exec(`DROP TRIGGER ${guard.name}`);
  db.exec(statements);
  for (const guard of guards) db.exec(guard.sql);
  db.close();
  return folder;
}

test('what was approved, signed and corrected is whole', () => {
  const { status, stdout, stderr } = verify(byHand('records.db', ''));
  expect([stderr, status]).toEqual(['', 0]);
  expect(stdout).toMatch(/^The sealed records of .* are whole: 3 records\. The hash of their end/m);
  expect(stdout).toMatch(/^1 approved record says what the journal says\.$/m);
});

test.each([
  [
    'a word of the record',
    'records.db',
    `UPDATE sealed_record SET body = replace(body, 'Joint', 'joint') WHERE seq = 1`,
    /^The text of sealed record 1 of .* is not the one that was sealed: its hash is another\.$/m,
  ],
  [
    'who signed',
    'records.db',
    `UPDATE sealed_record SET "by" = 'secretary' WHERE seq = 2`,
    /^Sealed record 2 of .* is not as it was sealed\.$/m,
  ],
  [
    'the note of correction, taken out',
    'records.db',
    'DELETE FROM sealed_record WHERE seq = 3',
    /^The sealed records of .* end at record 2; they were written up to record 3\.$/m,
  ],
  [
    'a reference that a sealed record names, given to another',
    'records.db',
    `INSERT INTO minute_reference SELECT json_extract(r.body, '$.items[0].id'), r.committee_id,
       'JC/1/1', '1', 1, 0 FROM sealed_record r WHERE r.seq = 1;
     UPDATE sealed_record SET body = json_set(body, '$.items[0].reference', 'JC/2/2') WHERE seq = 1`,
    /^The minute reference JC\/2\/2 of item 1, which is sealed, is JC\/1\/1 now\.$/m,
  ],
  [
    'the history of a document',
    'journal.db',
    `DELETE FROM journal_entry WHERE document_id IN (SELECT document_id FROM journal_entry LIMIT 1)`,
    /^The book has had \d+ entries; \d+ are there and 0 were deleted on purpose\.$/m,
  ],
])('%s: it is found, and said in words', (_, name, statements, sentence) => {
  const { status, stderr } = verify(byHand(name, statements));
  expect(stderr).toMatch(sentence);
  expect(status).toBe(1);
});

test('that the guards of sealed records were taken out is a finding of its own', () => {
  const folder = byHand('records.db', '');
  const db = new Database(join(folder, 'records.db'));
  db.exec('DROP TRIGGER sealed_record_no_delete');
  db.close();
  const { status, stderr } = verify(folder);
  expect(stderr).toBe(
    'The guard sealed_record_no_delete of the sealed records was taken out of the database.\n',
  );
  expect(status).toBe(1);
});

test('words that got into a document after its approval are found', async () => {
  const folder = byHand('records.db', '');
  const records = new Database(join(folder, 'records.db'));
  const body = records.prepare<[], { body: string }>(
    `SELECT body FROM sealed_record WHERE seq = 1`,
  );
  const [first] = JSON.parse(body.get()?.body ?? '').heads.slice(1);
  records.close();
  // The clock of the server, and its own hand, past every guard of it.
  const { openSqliteJournal } = await import('#server/journal/sqlite-journal.ts');
  const Y = await import('yjs');
  const journal = await openSqliteJournal({
    file: join(folder, 'journal.db'),
    now: () => 1,
    log: () => {},
  });
  const doc = new Y.Doc();
  for (const { update } of (await journal.load(first.documentId)).entries)
    Y.applyUpdate(doc, update);
  const { snapshot } = await journal.load(first.documentId);
  if (snapshot !== null) Y.applyUpdate(doc, snapshot.state);
  const before = Y.encodeStateVector(doc);
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText('Slipped in.')]);
  doc.getXmlFragment('content').push([paragraph]);
  await journal.append(first.documentId, {
    author: 'server',
    clientId: doc.clientID,
    update: Y.encodeStateAsUpdate(doc, before),
  });
  await journal.close();
  const { status, stderr } = verify(folder);
  expect(stderr).toMatch(
    /^Sealed record 1 of .*: the minute of item 1 has other words in the journal than were approved\.$/m,
  );
  expect(status).toBe(1);
});
