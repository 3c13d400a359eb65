import { eq } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import * as t from '#server/db/records-schema.ts';
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
});

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
