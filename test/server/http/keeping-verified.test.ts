import { join } from 'node:path';
import Database from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import { type Found, lookTwice } from '#server/cli/look-twice.ts';
import { verifyApproved } from '#server/cli/verify-approved.ts';
import { verifyKeeping } from '#server/cli/verify-keeping.ts';
import { type KeptHistory, startKeptHistory } from '#test/harness/kept-history.ts';
import { temporaryFolder } from '#test/harness/temporary-journal.ts';

// Each starts whole servers on real files, on machines that do much else.
vi.setConfig({ testTimeout: 120_000 });

type Read = (records: Database.Database, journal: Database.Database) => Found;

function faultsIn(folder: string, reads: readonly Read[] = [verifyKeeping, verifyApproved]) {
  const [records, journal] = ['records.db', 'journal.db'].map(
    (name) => new Database(join(folder, name), { readonly: true }),
  ) as [Database.Database, Database.Database];
  const faults = reads.flatMap((read) => lookTwice(() => read(records, journal)).faults);
  records.close();
  journal.close();
  return faults;
}

/** Part II is approved on the first day and Part I a week later. */
async function approvedOneByOne(): Promise<KeptHistory> {
  const world = await startKeptHistory(temporaryFolder());
  await world.wrote(world.documents['minute II'], 'PRIVATE');
  await world.wrote(world.documents.notes, 'NOTES');
  await world.start();
  await world.approve('II');
  await world.app().kept();
  expect(faultsIn(world.folder)).toEqual([]);
  world.at('2018-05-10T12:00:00Z');
  await world.approve('I');
  await world.app().kept();
  await world.stop();
  return world;
}

test('each history is measured by the approval of its own part, and private notes by the last', async () => {
  const world = await approvedOneByOne();
  expect(faultsIn(world.folder)).toEqual([]);
  const { notes } = world.documents;
  world.records.db.run(
    sql.raw(`UPDATE document_purge SET asked_at = asked_at - 172800000 WHERE old_id = '${notes}'`),
  );
  expect(faultsIn(world.folder)).toEqual([
    expect.stringContaining(
      `${notes}, of the meeting “Practice meeting (demonstration)”, was let go on 8 May 2018`,
    ),
  ]);
  await world.close();
});

test('a history of Part II that went while Part I alone was approved is told', async () => {
  const world = await approvedOneByOne();
  // As if Part II had never been approved, and somebody had let its history go all the same.
  world.records.db.run(sql.raw('DROP TRIGGER minutes_move_no_delete'));
  world.records.db.run(sql.raw(`DELETE FROM minutes_move WHERE part = 'II'`));
  expect(faultsIn(world.folder)).toContainEqual(
    expect.stringContaining(`${world.documents['minute II']}, of the meeting`),
  );
  await world.close();
});

test('a history that goes between the reading of one file and of the other is no fault', async () => {
  const world = await approvedOneByOne();
  const journalFile = join(world.folder, 'journal.db');
  await world.journal().close();
  const written = new Database(journalFile);
  const rows = written.prepare('SELECT * FROM journal_purge').all() as Record<string, unknown>[];
  written.exec('DELETE FROM journal_purge');
  let looks = 0;
  const faults = faultsIn(world.folder, [
    (records, journal) => {
      looks += 1;
      const found = verifyKeeping(records, journal);
      if (looks > 1) return found;
      expect(found.faults.join()).toContain('the journal knows nothing of it');
      for (const row of rows) {
        const names = Object.keys(row);
        const values = names.map((name) => `@${name}`);
        written.prepare(`INSERT INTO journal_purge (${names}) VALUES (${values})`).run(row);
      }
      return found;
    },
  ]);
  written.close();
  expect([faults, looks]).toEqual([[], 2]);
  world.records.close();
});
