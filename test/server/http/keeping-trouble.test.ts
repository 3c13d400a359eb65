import { join } from 'node:path';
import Database from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import * as t from '#server/db/records-schema.ts';
import { toDocumentId } from '#shared/ids.ts';
import { type KeptHistory, PRACTICE, startKeptHistory } from '#test/harness/kept-history.ts';
import { putMinutes } from '#test/harness/minutes-in.ts';
import { temporaryFolder } from '#test/harness/temporary-journal.ts';

// Each starts whole servers on real files, on machines that do much else.
vi.setConfig({ testTimeout: 120_000 });

/** While it is there nothing that was removed from the journal can be written down as done. */
const NO_ROOM = `CREATE TRIGGER no_room BEFORE UPDATE OF done_at ON document_purge
  BEGIN SELECT RAISE(ABORT, 'disk full'); END`;

const unfinished = (world: KeptHistory) =>
  world.records.db
    .select()
    .from(t.documentPurge)
    .all()
    .filter((one) => one.doneAt === null);

async function minuteNow(world: KeptHistory, part: string) {
  const caller = await world.caller();
  const { items } = await caller.get(`/api/meetings/${PRACTICE}`);
  return toDocumentId(items.findLast((one: { part: string }) => one.part === part).documentId);
}

test('records that cannot be written for a moment: the next look does the rest, and the minute can be read', async () => {
  const world = await startKeptHistory(temporaryFolder());
  await world.wrote(world.documents['minute II'], 'PRIVATE');
  await world.start();
  world.records.db.run(sql.raw(NO_ROOM));
  await world.approve('II');
  await world.app().kept();
  expect(unfinished(world).map((one) => one.oldId)).toContain(world.documents['minute II']);
  world.records.db.run(sql.raw('DROP TRIGGER no_room'));
  world.at('2018-05-03T12:01:00Z');
  await world.app().kept();
  expect(unfinished(world)).toEqual([]);
  const now = await minuteNow(world, 'II');
  expect(now).not.toBe(world.documents['minute II']);
  expect((await world.journal().load(now)).head).toBe(1);
  await world.stop();
  await world.close();
});

test('while somebody reads the records file nobody waits, and it counts as cleared when it is', async () => {
  const world = await startKeptHistory(temporaryFolder());
  await world.wrote(world.documents['minute II'], 'CANARY-PRIVATE');
  await world.start();
  const caller = await world.caller();
  const named = { part: 'II', name: 'Draft II' };
  expect((await caller.post(`/api/meetings/${PRACTICE}/versions`, named)).status).toBe(201);
  await world.app().projector.settled();
  await world.stop();
  await world.deleted(world.documents['minute II'], 'CANARY-PRIVATE');
  await world.start();
  const reader = new Database(join(world.folder, 'records.db'), { readonly: true });
  await world.approve('II');
  reader.exec('BEGIN');
  reader.prepare('SELECT count(*) FROM meeting').get();
  await world.app().kept();
  const cleared = () =>
    world.records.db
      .select()
      .from(t.documentPurge)
      .all()
      .map((one) => [one.doneAt !== null, one.clearedAt !== null]);
  expect(cleared().length).toBeGreaterThan(0);
  expect(cleared().every(([done, isCleared]) => done && !isCleared)).toBe(true);
  reader.exec('COMMIT');
  reader.close();
  await world.app().kept();
  expect(cleared().every(([done, isCleared]) => done && isCleared)).toBe(true);
  expect(world.isOnDisk('CANARY-PRIVATE')).toBe(false);
  await world.stop();
  await world.close();
});

test('the same of words that somebody removed for good', async () => {
  const world = await startKeptHistory(temporaryFolder());
  const document = world.documents['minute I'];
  await world.wrote(document, 'WRONG');
  await world.deleted(document, 'WRONG');
  putMinutes(world.records.db, PRACTICE, 'drafting');
  await world.start();
  const caller = await world.caller();
  world.records.db.run(sql.raw(NO_ROOM));
  const asked = await caller.post(`/api/documents/${document}/purge`, { reason: 'A name.' });
  expect(asked.status).toBe(500);
  world.records.db.run(sql.raw('DROP TRIGGER no_room'));
  await world.app().kept();
  expect(unfinished(world)).toEqual([]);
  expect((await world.journal().load(await minuteNow(world, 'I'))).head).toBe(1);
  await world.stop();
  await world.close();
});

test('the chair signs what was approved, and others go on with it, while its history goes', async () => {
  const world = await startKeptHistory(temporaryFolder());
  for (const word of ['FIRST', 'SECOND', 'THIRD']) {
    await world.wrote(world.documents['minute II'], word);
  }
  let isGoing = () => {};
  const going = new Promise<void>((resolve) => {
    isGoing = resolve;
  });
  let letIt = () => {};
  const may = new Promise<void>((resolve) => {
    letIt = resolve;
  });
  await world.start((journal) => ({
    ...journal,
    purge: async (...purge) => {
      const place = await journal.purge(...purge);
      isGoing();
      await may;
      return place;
    },
  }));
  const chair = await world.caller('chair');
  await world.approve('II');
  const at = `/api/meetings/${PRACTICE}/record`;
  const { parts } = await chair.get(at);
  const { sha256 } = parts.find((one: { part: string }) => one.part === 'II');
  await going;
  // The journal does not open the document any more, and the records do not name the other yet.
  const signed = chair.post(`${at}/signature`, { part: 'II', sha256 });
  const secretary = await world.caller();
  const named = { part: 'II', name: 'As signed' };
  const versions = secretary.post(`/api/meetings/${PRACTICE}/versions`, named);
  await new Promise((resolve) => setImmediate(resolve));
  letIt();
  expect([(await signed).status, (await versions).status]).toEqual([204, 201]);
  await world.app().kept();
  await world.stop();
  await world.close();
});
