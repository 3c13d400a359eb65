import { and, eq } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import type { App } from '#server/app.ts';
import type { openRecords } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import type { Journal } from '#server/journal/journal.ts';
import { agendaItems } from '#shared/document/agenda-schema.ts';
import { toDocumentId, toPlace } from '#shared/ids.ts';
import { must } from '#shared/lang/must.ts';
import { MARCH } from '#test/harness/approving.ts';
import {
  dieAt,
  dyingAtEntry,
  EACH_ENTRY,
  prepared,
  wordsOf,
} from '#test/harness/dying-approval.ts';
import { appOn, callerOf } from '#test/harness/dying-server.ts';
import { until } from '#test/harness/until.ts';

// Each starts some whole servers, on machines that do much else.
vi.setConfig({ testTimeout: 60_000 });

/** What was there before an approval that came to nothing is there again, and the record of who did what says so. */
async function expectNothing(
  app: App,
  { db }: ReturnType<typeof openRecords>,
  before: unknown,
): Promise<void> {
  expect(db.select().from(t.approvalWish).all()).toEqual([]);
  expect(db.select().from(t.sealedRecord).all()).toEqual([]);
  expect(db.select().from(t.minutesMove).all()).toEqual([]);
  await app.projector.settled();
  const caller = await callerOf(app, 'secretary');
  expect(wordsOf(await caller.get(`/api/meetings/${MARCH}/minutes`))).toEqual(before);
  const decisions = await caller.get('/api/decisions?meetingId=practice');
  expect(decisions.filter((one: { inText: boolean }) => one.inText)).toEqual([]);
  const told = db.select().from(t.auditEvent).all();
  expect(told.filter((one) => one.deed === 'approval-given-up')).toMatchObject([
    { actorId: 'server', capacity: 'server', meetingId: MARCH, part: 'I' },
  ]);
}

/** The agenda says another title than the one that was shown. */
async function changeAgenda(
  { db }: ReturnType<typeof openRecords>,
  journal: Journal,
): Promise<void> {
  const isAgenda = and(eq(t.document.meetingId, MARCH), eq(t.document.kind, 'agenda'));
  const row = must(db.select().from(t.document).where(isAgenda).get(), 'the agenda');
  const doc = new Y.Doc();
  for (const { update } of await journal.entriesAfter(toDocumentId(row.id), toPlace(0))) {
    Y.applyUpdate(doc, update);
  }
  const before = Y.encodeStateVector(doc);
  const [first] = [...agendaItems(doc).values()];
  (must(first, 'an item').get('title') as Y.Text).insert(0, 'Another ');
  const update = Y.encodeStateAsUpdate(doc, before);
  await journal.append(toDocumentId(row.id), { author: 'server', clientId: null, update });
}

test.each(EACH_ENTRY)(
  'an approval that died %i entries on (%s) and cannot be finished is taken back as a whole',
  async (nth, when) => {
    const { records, journal, shown, before } = await prepared();
    await dieAt(records, journal, shown.sha256, nth, when);
    await changeAgenda(records, journal);
    const third = appOn(records, journal);
    await third.start();
    await expectNothing(third, records, before);
    await third.stop();
  },
);

// The amendments of two minutes, and the decision, are in and are taken out.
test.each([
  [1, 'before'],
  [1, 'after'],
  [2, 'after'],
  [3, 'after'],
] as const)(
  'a server that dies %i entries into taking an approval back (%s) goes on with it at its start',
  async (nth, when) => {
    const { records, journal, shown, before } = await prepared();
    await dieAt(records, journal, shown.sha256, 3, 'after');
    await changeAgenda(records, journal);
    const dying = dyingAtEntry(journal, nth, when);
    dying.arm();
    void appOn(records, dying.journal).start();
    await until('the server dead', async () => dying.died());
    const fourth = appOn(records, journal);
    await fourth.start();
    await expectNothing(fourth, records, before);
    await fourth.stop();
  },
);
