import { expect, test, vi } from 'vitest';
import * as t from '#server/db/records-schema.ts';
import { PRACTICE, startKeptHistory } from '#test/harness/kept-history.ts';
import { putMinutes } from '#test/harness/minutes-in.ts';
import { temporaryFolder } from '#test/harness/temporary-journal.ts';

// Each starts whole servers on real files, on machines that do much else.
vi.setConfig({ testTimeout: 120_000 });

test('what a minute said in draft when the agenda was published goes with its history; the agenda stays', async () => {
  const world = await startKeptHistory(temporaryFolder());
  await world.wrote(world.documents['minute I'], 'CANARY-OPEN');
  putMinutes(world.records.db, PRACTICE, 'drafting');
  await world.start();
  const caller = await world.caller();
  const out = await caller.post(`/api/meetings/${PRACTICE}/agenda-publication`, {
    ...{ part: 'I', reason: 'Late.', withoutReferences: false },
    scheme: { prefix: 'JC', year: 'financial' },
  });
  expect(out.status).toBe(201);
  await world.app().projector.settled();
  await world.stop();
  putMinutes(world.records.db, PRACTICE, 'unconfirmed');
  await world.deleted(world.documents['minute I'], 'CANARY-OPEN');
  await world.start();
  expect(world.isOnDisk('CANARY-OPEN')).toBe(true);

  await world.approve('I');
  world.at('2019-05-03T12:00:00Z');
  await world.app().kept();
  expect(world.isOnDisk('CANARY-OPEN')).toBe(false);
  const published = world.records.db
    .select()
    .from(t.snapshot)
    .all()
    .find((one) => one.kind === 'agenda_published');
  const agenda = world.records.db
    .select()
    .from(t.snapshotText)
    .all()
    .find((one) => one.snapshotId === published?.id && one.itemId === null);
  expect(agenda?.content).toContain('Practice item');
  await world.stop();
  await world.close();
});

test('words that came too late and wait stay their author’s when the history goes by rule', async () => {
  const world = await startKeptHistory(temporaryFolder());
  const documentId = world.documents['minute II'];
  await world.wrote(documentId, 'alpha');
  await world.deleted(documentId, 'alpha');
  await world.start();
  const of = { meetingId: PRACTICE, itemId: null, documentId, authorId: 'chair', at: 1 };
  const block = { blockId: 'of-alpha', kind: 'paragraph', before: 'Stays. alpha' };
  const after = 'Stays. alpha, and we asked for a review within a year';
  const changes = { clients: [1], blocks: [{ ...block, after }] };
  const settled = { state: 'put_aside', settledAt: 2, settledBy: 'chair' };
  const waits = { state: 'waiting', settledAt: null, settledBy: null };
  world.records.db
    .insert(t.lateEdit)
    .values([
      { ...of, ...waits, id: 'waits', changes, digest: 'one' },
      { ...of, ...settled, id: 'answered', changes, digest: 'two' },
    ])
    .run();
  await world.approve('II');
  await world.app().kept();
  const left = world.records.db.select().from(t.lateEdit).all();
  expect(left).toMatchObject([
    { id: 'waits', state: 'waiting', changes: { blocks: [{ ...block, before: '', after }] } },
  ]);
  await world.stop();
  await world.close();
});
