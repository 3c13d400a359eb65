import { spawnSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { eq } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import { verifyApproved } from '#server/cli/verify-approved.ts';
import { verifyKeeping } from '#server/cli/verify-keeping.ts';
import * as t from '#server/db/records-schema.ts';
import { verifyBook } from '#server/journal/verify-book.ts';
import { dyingAt } from '#test/harness/dying-server.ts';
import { type KeptHistory, PRACTICE, startKeptHistory } from '#test/harness/kept-history.ts';
import { temporaryFolder } from '#test/harness/temporary-journal.ts';
import { until } from '#test/harness/until.ts';

// Each starts whole servers on real files, on machines that do much else.
vi.setConfig({ testTimeout: 120_000 });

test('history goes on the day that the rule says, not before, and what was approved stays to the letter', async () => {
  const world = await startKeptHistory(temporaryFolder());
  const { documents, records } = world;
  await world.wroteAndDeleted(documents['minute I'], 'CANARY-OPEN');
  await world.wroteAndDeleted(documents['minute II'], 'CANARY-PRIVATE');
  await world.wroteAndDeleted(documents.notes, 'CANARY-NOTES');
  await world.start();
  await world.app().projector.settled();
  const before = await wordsOf(world);
  const sinces = () =>
    records.db
      .select({ id: t.decisionText.id, since: t.decisionText.since })
      .from(t.decisionText)
      .all();
  const since = sinces();
  expect(since.length).toBeGreaterThan(1);

  // Part II first: at once. The notes wait for both.
  await world.approve('II');
  await world.app().kept();
  expect(world.isOnDisk('CANARY-PRIVATE')).toBe(false);
  expect(world.isOnDisk('CANARY-NOTES')).toBe(true);
  await world.approve('I');
  await world.app().kept();
  expect(world.isOnDisk('CANARY-NOTES')).toBe(false);
  expect(world.isOnDisk('CANARY-OPEN')).toBe(true);

  world.at('2019-05-02T22:59:00Z');
  await world.app().kept();
  expect(world.isOnDisk('CANARY-OPEN')).toBe(true);
  world.at('2019-05-02T23:01:00Z');
  await world.app().kept();
  await world.app().projector.settled();
  expect(world.isOnDisk('CANARY-OPEN')).toBe(false);
  expect(await wordsOf(world)).toBe(before);
  expect(sinces()).toEqual(since);
  expect(world.app().projector.failures()).toEqual([]);

  await world.app().projector.rebuild();
  expect(sinces().toSorted(byId)).toEqual(since.toSorted(byId));
  const sealed = records.db.select().from(t.sealedRecord).all();
  const texts = records.db.select().from(t.snapshotText).all();
  expect(sealed.map((one) => one.kind)).toEqual(['approved', 'approved']);
  // The snapshot of the approval says what stands, and stays.
  expect(texts.filter((one) => one.content === null)).toEqual([]);
  const entries = records.db
    .select()
    .from(t.auditEvent)
    .where(eq(t.auditEvent.deed, 'history-let-go'))
    .all();
  expect(entries.map((one) => one.actorId)).toEqual(entries.map(() => 'server'));
  expect(entries.map((one) => [one.thing, one.part, one.after])).toContainEqual([
    ...['minute', 'I'],
    { months: 12 },
  ]);
  await world.stop();
  await world.close();

  const whole = verify(world.folder);
  expect([whole.stderr, whole.status]).toEqual(['', 0]);
  expect(whole.stdout).toMatch(
    /^The history of \d+ documents? was let go by rule, twelve months after the minutes were approved\. What was approved stands\.$/m,
  );
  expect(whole.stdout).toMatch(/had its history deleted for good since; it says what was approved/);
  for (const [file, statements, sentence] of BY_HAND) {
    expect(faultsIn(byHand(world.folder, file, statements))).toContainEqual(
      expect.stringMatching(sentence),
    );
  }
});

const PURGED = '(SELECT old_id FROM document_purge WHERE after_months = 12 LIMIT 1)';

/** What somebody else may do to it, and what is said of that. */
const BY_HAND: readonly [file: string, statements: string, sentence: RegExp][] = [
  [
    'records.db',
    `DELETE FROM document_purge WHERE old_id = ${PURGED}`,
    /^The history of document \S+ was deleted from the journal on 3 May 2019, and nobody is on record as having asked for it\.$/m,
  ],
  [
    'records.db',
    `UPDATE document_purge SET asked_at = asked_at - 172800000 WHERE old_id = ${PURGED}`,
    /was let go on 1 May 2019, before its time\.$/m,
  ],
  [
    'records.db',
    `INSERT INTO document_purge SELECT fresh_id || 'x', old_id || 'x', meeting_id, "by", reason,
       asked_at, done_at, after_months, cleared_at FROM document_purge LIMIT 1`,
    /is on record as deleted, and the journal knows nothing of it\.$/m,
  ],
  [
    'journal.db',
    `DELETE FROM journal_entry WHERE document_id =
       (SELECT document_id FROM journal_entry GROUP BY document_id LIMIT 1)`,
    /^The book has had \d+ entries; \d+ are there and \d+ were deleted on purpose\.$/m,
  ],
  [
    'journal.db',
    `UPDATE journal_purge SET place = place - 1 WHERE place > 2;`,
    /had a shorter history when that was deleted than when it was approved\.$/m,
  ],
];

function verify(folder: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['server/cli/verify.ts', folder], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

function faultsIn(folder: string): readonly string[] {
  const [records, journal] = ['records.db', 'journal.db'].map(
    (name) => new Database(join(folder, name), { readonly: true }),
  ) as [Database.Database, Database.Database];
  const faults = [
    ...verifyKeeping(records, journal).faults,
    ...verifyApproved(records, journal).faults,
    ...verifyBook(journal).map(({ what }) => `${what}.`),
  ];
  records.close();
  journal.close();
  return faults;
}

function byHand(whole: string, file: string, statements: string): string {
  const folder = temporaryFolder();
  for (const one of ['records.db', 'journal.db']) {
    copyFileSync(join(whole, one), join(folder, one));
  }
  const db = new Database(join(folder, file));
  db.exec(statements);
  db.close();
  return folder;
}

test.each([
  ['before', 1],
  ['after', 1],
  ['before', 2],
  ['after', 2],
] as const)('the server dies %s purge %i: the next start does the rest', async (when, nth) => {
  const world = await startKeptHistory(temporaryFolder());
  const { documents } = world;
  await world.wroteAndDeleted(documents['minute II'], 'CANARY-PRIVATE');
  await world.wroteAndDeleted(documents.notes, 'CANARY-NOTES');
  const purged: string[] = [];
  let died = () => false;
  await world.start((journal) => {
    const dying = dyingAt(journal, (write, document) => {
      if (write !== 'purge') return null;
      if (!purged.includes(document)) purged.push(document);
      return purged.indexOf(document) === nth - 1 ? when : null;
    });
    died = dying.died;
    return dying.journal;
  });
  const before = await wordsOf(world);
  await world.approve('I');
  await world.approve('II');
  await until('the server died', async () => died());

  // The same files, and another server on them.
  await world.reopen();
  await world.start();
  await world.app().kept();
  await world.app().projector.settled();
  expect(world.isOnDisk('CANARY-PRIVATE')).toBe(false);
  expect(world.isOnDisk('CANARY-NOTES')).toBe(false);
  expect(await wordsOf(world)).toBe(before);
  expect(world.app().projector.failures()).toEqual([]);
  await world.stop();
  await world.close();
});

/** What people read, whichever document it stands in. */
async function wordsOf(world: KeptHistory): Promise<string> {
  const caller = await world.caller();
  const { items } = await caller.get(`/api/meetings/${PRACTICE}/minutes`);
  const decisions = await caller.get(`/api/decisions?meetingId=${PRACTICE}`);
  return JSON.stringify([items.map((one: { blocks: unknown }) => one.blocks), decisions]);
}

function byId(one: { id: string }, other: { id: string }): number {
  return one.id < other.id ? -1 : 1;
}
