import { eq } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import type { App } from '#server/app.ts';
import type { openRecords } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import type { Journal } from '#server/journal/journal.ts';
import { faultsInSealed } from '#server/records/verify-sealed.ts';
import { must } from '#shared/lang/must.ts';
import { MARCH } from '#test/harness/approving.ts';
import {
  APPROVAL,
  dieAt,
  dyingAtEntry,
  EACH_ENTRY,
  orderOf,
  prepared,
} from '#test/harness/dying-approval.ts';
import { appOn, callerOf } from '#test/harness/dying-server.ts';
import { putMinutes } from '#test/harness/minutes-in.ts';
import { until } from '#test/harness/until.ts';

// Each starts a whole server, on machines that do much else.
vi.setConfig({ testTimeout: 60_000 });

test.each(EACH_ENTRY)(
  'a server that dies %i entries on (%s) finishes the approval at its start',
  async (nth, when) => {
    const { records, journal, shown } = await prepared();
    const dying = dyingAtEntry(journal, nth, when);
    const second = appOn(records, dying.journal);
    await second.start();
    const caller = await callerOf(second, 'secretary');
    dying.arm();
    void caller.post(APPROVAL, orderOf(shown.sha256));
    await until('the server dead', async () => dying.died());
    await second.projector.stop();
    expect(records.db.select().from(t.sealedRecord).all()).toEqual([]);

    const third = appOn(records, journal);
    await third.start();
    await expectApproved(third, records, shown.text);
    const again = await (await callerOf(third, 'secretary')).post(APPROVAL, orderOf(shown.sha256));
    expect(again.status).toBe(409);
    await third.stop();
  },
);

test('an approving minute that became another document meanwhile gets the decision all the same', async () => {
  const { records, journal, shown } = await prepared();
  await dieBeforeItIsSaid(records, journal, shown.sha256);
  const { db } = records;
  const item = must(approvingItem(db), 'the approving item');
  const old = eq(t.document.id, item.minuteDocumentId);
  const row = must(db.select().from(t.document).where(old).get(), 'its minute');
  db.update(t.document).set({ closedAt: Date.now() }).where(old).run();
  db.insert(t.document)
    .values({ ...row, id: 'another.1' })
    .run();
  db.update(t.agendaItem)
    .set({ minuteDocumentId: 'another.1' })
    .where(eq(t.agendaItem.id, item.id))
    .run();

  const third = appOn(records, journal);
  await third.start();
  await expectApproved(third, records, shown.text);
  await third.stop();
});

test('a server starts with an approval that it cannot finish, and finishes the others', async () => {
  const { records, journal, shown } = await prepared();
  await dieBeforeItIsSaid(records, journal, shown.sha256);
  const { db } = records;
  db.run("CREATE TRIGGER no BEFORE INSERT ON sealed_record BEGIN SELECT RAISE(ABORT, 'no'); END");
  const third = appOn(records, journal);
  await third.start();
  expect(db.select().from(t.approvalWish).all().length).toBe(1);
  db.run('DROP TRIGGER no');
  await third.stop();
  const fourth = appOn(records, journal);
  await fourth.start();
  await expectApproved(fourth, records, shown.text);
  await fourth.stop();
});

test('one whose approving minutes were sent round meanwhile is given up, and they say nothing of it', async () => {
  const { records, journal, shown } = await prepared();
  await dieBeforeItIsSaid(records, journal, shown.sha256);
  putMinutes(records.db, 'practice', 'circulated', { parts: ['I'] });
  const third = appOn(records, journal);
  await third.start();
  expect(records.db.select().from(t.approvalWish).all()).toEqual([]);
  expect(records.db.select().from(t.sealedRecord).all()).toEqual([]);
  await third.projector.settled();
  expect(
    await (await callerOf(third, 'secretary')).get('/api/decisions?meetingId=practice'),
  ).toEqual([]);
  await third.stop();
});

test.each([
  ['before', 204],
  ['after', 409],
] as const)(
  'a deferral whose server dies %s it is said in the minute is said there once, when asked again',
  async (when, status) => {
    const { records, journal } = await prepared();
    const dying = dyingAtEntry(journal, 1, when);
    const second = appOn(records, dying.journal);
    await second.start();
    const defer = async (app: App) =>
      (await callerOf(app, 'secretary')).post(`${APPROVAL}/deferral`, {
        of: MARCH,
        part: 'I',
        reason: 'Late.',
      });
    dying.arm();
    void defer(second);
    await until('the server dead', async () => dying.died());
    await second.projector.stop();

    const third = appOn(records, journal);
    await third.start();
    expect((await defer(third)).status).toBe(status);
    expect((await defer(third)).status).toBe(409);
    await third.projector.settled();
    const decisions = await (await callerOf(third, 'secretary')).get(
      '/api/decisions?meetingId=practice',
    );
    expect(decisions.map((one: { verb: string }) => one.verb)).toEqual(['deferred']);
    expect(records.db.select().from(t.approvalDeferral).all().length).toBe(1);
    await third.stop();
  },
);

test('of two deferrals at the same instant one is on record, and the other is told so', async () => {
  const { records, journal } = await prepared();
  const app = appOn(records, journal);
  await app.start();
  const [one, other] = await Promise.all([callerOf(app, 'secretary'), callerOf(app, 'secretary')]);
  const order = { of: MARCH, part: 'I', reason: 'Late.' };
  const answers = await Promise.all(
    [one, other, one, other].map((caller) => caller.post(`${APPROVAL}/deferral`, order)),
  );
  expect(answers.map((answer) => answer.status).toSorted()).toEqual([204, 409, 409, 409]);
  const refused = answers.filter((answer) => answer.status === 409);
  for (const answer of refused) {
    expect((await answer.json()).message).toBe('This meeting has put it off already.');
  }
  await app.projector.settled();
  expect(records.db.select().from(t.approvalDeferral).all().length).toBe(1);
  const decisions = await one.get('/api/decisions?meetingId=practice');
  expect(decisions.map((one: { verb: string }) => one.verb)).toEqual(['deferred']);
  await app.stop();
});

test('a meeting that put an approval off does not record it as well, until its minute says so no more', async () => {
  const { records, journal, shown } = await prepared();
  const app = appOn(records, journal);
  await app.start();
  const caller = await callerOf(app, 'secretary');
  const put = { of: MARCH, part: 'I', reason: 'Late.' };
  expect((await caller.post(`${APPROVAL}/deferral`, put)).status).toBe(204);
  const refused = await caller.post(APPROVAL, orderOf(shown.sha256));
  expect([refused.status, (await refused.json()).message]).toEqual([
    409,
    expect.stringContaining('take the decision out of its minute first'),
  ]);
  expect(records.db.select().from(t.approvalWish).all()).toEqual([]);
  expect(records.db.select().from(t.sealedRecord).all()).toEqual([]);
  await app.stop();
});

test('one whose records cannot be sealed has sealed nothing, and goes on when they can', async () => {
  const { records, journal, shown } = await prepared();
  const { db } = records;
  const app = appOn(records, journal);
  await app.start();
  db.run("CREATE TRIGGER no BEFORE INSERT ON sealed_record BEGIN SELECT RAISE(ABORT, 'no'); END");
  const answer = await (await callerOf(app, 'secretary')).post(APPROVAL, orderOf(shown.sha256));
  expect(answer.status).toBe(500);
  const march = db
    .select()
    .from(t.minutes)
    .all()
    .find((one) => one.meetingId === MARCH);
  expect([march?.state, db.select().from(t.minutesMove).all()]).toEqual(['unconfirmed', []]);
  db.run('DROP TRIGGER no');
  await app.stop();
  const next = appOn(records, journal);
  await next.start();
  await expectApproved(next, records, shown.text);
  await next.stop();
});

test('one whose text cannot be read again is given up, as the approver is told', async () => {
  const { records, journal, shown } = await prepared();
  const { db } = records;
  const app = appOn(records, journal);
  await app.start();
  // A row that nobody can read is there as soon as the wish is.
  db.run(
    `CREATE TRIGGER no AFTER INSERT ON approval_wish BEGIN
       INSERT INTO meeting_declaration (id, meeting_id, person_id, kind, item_ids, at, recorded_by)
       VALUES ('bad', '${MARCH}', 'chair', 'none', '[', 1, 'secretary'); END`,
  );
  const answer = await (await callerOf(app, 'secretary')).post(APPROVAL, orderOf(shown.sha256));
  expect([answer.status, db.select().from(t.approvalWish).all()]).toEqual([500, []]);
  await app.stop();
  db.run("DELETE FROM meeting_declaration WHERE id = 'bad'");
  const next = appOn(records, journal);
  await next.start();
  expect(db.select().from(t.sealedRecord).all()).toEqual([]);
  await next.stop();
});

const approvingItem = (db: ReturnType<typeof openRecords>['db']) =>
  db
    .select()
    .from(t.agendaItem)
    .all()
    .find((one) => one.meetingId === 'practice' && one.standing === 'previous_minutes');

/** The amendments are in the minutes, and the approving minute says nothing yet. */
async function dieBeforeItIsSaid(
  records: ReturnType<typeof openRecords>,
  journal: Journal,
  sha256: string,
): Promise<void> {
  await dieAt(records, journal, sha256, 3, 'before');
}

async function expectApproved(
  app: App,
  { db }: ReturnType<typeof openRecords>,
  text: string,
): Promise<void> {
  expect(db.select().from(t.approvalWish).all()).toEqual([]);
  const sealed = db.select().from(t.sealedRecord).all();
  expect(sealed.map((one) => [one.kind, one.body])).toEqual([['approved', text]]);
  expect(db.select().from(t.minutesMove).all().length).toBe(1);
  expect(faultsInSealed(db)).toEqual([]);
  await app.projector.settled();
  const caller = await callerOf(app, 'secretary');
  const { items } = await caller.get(`/api/meetings/${MARCH}/minutes`);
  expect(JSON.stringify(items).split('Indeed, ').length - 1).toBe(2);
  const decisions = await caller.get('/api/decisions?meetingId=practice');
  expect(decisions.map((one: { verb: string }) => one.verb)).toEqual(['approved']);
}
