import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import { type App, createApp } from '#server/app.ts';
import { openRecords } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import { loadDemonstration } from '#server/demo/demonstration.ts';
import type { Journal } from '#server/journal/journal.ts';
import { createMemoryJournal } from '#server/journal/memory-journal.ts';
import { faultsInSealed } from '#server/records/verify-sealed.ts';
import { toPersonId } from '#shared/ids.ts';
import { must } from '#shared/lang/must.ts';
import { MARCH } from '#test/harness/approving.ts';
import { putMinutes } from '#test/harness/minutes-in.ts';
import { quietAccounts } from '#test/harness/quiet-accounts.ts';
import { temporaryFolder } from '#test/harness/temporary-journal.ts';
import { until } from '#test/harness/until.ts';

// Each starts a whole server, on machines that do much else.
vi.setConfig({ testTimeout: 60_000 });

const now = () => Date.now();
const never = () => new Promise<never>(() => {});

/** A journal whose server dies before or after its so many'th entry from a moment on. */
function dyingAt(journal: Journal, nth: number, when: 'before' | 'after') {
  let dead = false;
  let armed = false;
  let left = nth;
  return {
    died: () => dead,
    arm: () => {
      armed = true;
    },
    journal: new Proxy(journal, {
      get: (target, name: keyof Journal) => {
        const method = (target[name] as (...of: unknown[]) => unknown).bind(target);
        if (name !== 'append') return method;
        return async (...order: unknown[]) => {
          if (dead) return never();
          if (armed) left -= 1;
          if (armed && left === 0 && when === 'before') dead = true;
          if (dead) return never();
          const done = await method(...order);
          if (armed && left === 0) dead = true;
          return dead ? never() : done;
        };
      },
    }),
  };
}

const appOn = (records: ReturnType<typeof openRecords>, journal: Journal): App =>
  createApp({
    records,
    journal,
    clientFolder: import.meta.dirname,
    // Whatever lies there and is no public page is taken away.
    publishedFolder: temporaryFolder(),
    organisationName: null,
    publicOrigins: [],
    accounts: quietAccounts(),
    now,
    randomBytes,
    log: () => {},
  });

async function callerOf(app: App) {
  const path = must(
    await app.demonstrationLink(randomBytes(32), toPersonId('secretary')),
    'a link',
  );
  const signedIn = await app.http.request(path, { method: 'POST' });
  const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const headers = { cookie, 'content-type': 'application/json' };
  return {
    get: async (at: string) => (await app.http.request(at, { headers })).json(),
    post: async (at: string, body: object) =>
      app.http.request(at, { method: 'POST', headers, body: JSON.stringify(body) }),
  };
}

const APPROVAL = '/api/meetings/practice/approval';
const CHOICE = { of: MARCH, part: 'I', how: 'subject_to_amendments' };
const order = (sha256: string) => ({ ...CHOICE, moverId: null, reason: null, sha256 });

async function prepared() {
  const records = openRecords(':memory:');
  const journal = createMemoryJournal({ now });
  const first = appOn(records, journal);
  await loadDemonstration({ founding: first.founding, now, randomBytes });
  await first.start();
  putMinutes(records.db, MARCH, 'unconfirmed', { parts: ['I'] });
  const caller = await callerOf(first);
  const { items } = await caller.get(`/api/meetings/${MARCH}/minutes`);
  // Two minutes are amended, so that there is a moment between them.
  for (const item of items.slice(0, 2)) {
    const block = item.blocks.find((one: { kind: string }) => one.kind === 'paragraph');
    const change = {
      itemId: item.itemId,
      blockId: block.id,
      from: 0,
      quote: '',
      words: 'Indeed, ',
    };
    const put = await caller.post(`${APPROVAL}/amendments`, { ...change, reason: null });
    const { amendmentId } = await put.json();
    await caller.post(`${APPROVAL}/amendments/${amendmentId}`, { outcome: 'agreed' });
  }
  const shown = await caller.get(`${APPROVAL}/record?${new URLSearchParams(CHOICE)}`);
  await first.stop();
  return { records, journal, shown };
}

// The amendments of two minutes, and what the approving minute says.
test.each([
  [1, 'before'],
  [1, 'after'],
  [2, 'before'],
  [2, 'after'],
  [3, 'before'],
  [3, 'after'],
] as const)(
  'a server that dies %i entries on (%s) finishes the approval at its start',
  async (nth, when) => {
    const { records, journal, shown } = await prepared();
    const dying = dyingAt(journal, nth, when);
    const second = appOn(records, dying.journal);
    await second.start();
    const caller = await callerOf(second);
    dying.arm();
    void caller.post(APPROVAL, order(shown.sha256));
    await until('the server dead', async () => dying.died());
    await second.projector.stop();
    expect(records.db.select().from(t.sealedRecord).all()).toEqual([]);

    const third = appOn(records, journal);
    await third.start();
    await expectApproved(third, records, shown.text);
    const again = await (await callerOf(third)).post(APPROVAL, order(shown.sha256));
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
  db.update(t.document).set({ closedAt: now() }).where(old).run();
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
  expect(await (await callerOf(third)).get('/api/decisions?meetingId=practice')).toEqual([]);
  await third.stop();
});

test.each([
  ['before', 204],
  ['after', 409],
] as const)(
  'a deferral whose server dies %s it is said in the minute is said there once, when asked again',
  async (when, status) => {
    const { records, journal } = await prepared();
    const dying = dyingAt(journal, 1, when);
    const second = appOn(records, dying.journal);
    await second.start();
    const defer = async (app: App) =>
      (await callerOf(app)).post(`${APPROVAL}/deferral`, { of: MARCH, part: 'I', reason: 'Late.' });
    dying.arm();
    void defer(second);
    await until('the server dead', async () => dying.died());
    await second.projector.stop();

    const third = appOn(records, journal);
    await third.start();
    expect((await defer(third)).status).toBe(status);
    expect((await defer(third)).status).toBe(409);
    await third.projector.settled();
    const decisions = await (await callerOf(third)).get('/api/decisions?meetingId=practice');
    expect(decisions.map((one: { verb: string }) => one.verb)).toEqual(['deferred']);
    expect(records.db.select().from(t.approvalDeferral).all().length).toBe(1);
    await third.stop();
  },
);

test('one whose records cannot be sealed has sealed nothing, and goes on when they can', async () => {
  const { records, journal, shown } = await prepared();
  const { db } = records;
  const app = appOn(records, journal);
  await app.start();
  db.run("CREATE TRIGGER no BEFORE INSERT ON sealed_record BEGIN SELECT RAISE(ABORT, 'no'); END");
  const answer = await (await callerOf(app)).post(APPROVAL, order(shown.sha256));
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
  const dying = dyingAt(journal, 3, 'before');
  const app = appOn(records, dying.journal);
  await app.start();
  const caller = await callerOf(app);
  dying.arm();
  void caller.post(APPROVAL, order(sha256));
  await until('the server dead', async () => dying.died());
  await app.projector.stop();
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
  const caller = await callerOf(app);
  const { items } = await caller.get(`/api/meetings/${MARCH}/minutes`);
  expect(JSON.stringify(items).split('Indeed, ').length - 1).toBe(2);
  const decisions = await caller.get('/api/decisions?meetingId=practice');
  expect(decisions.map((one: { verb: string }) => one.verb)).toEqual(['approved']);
}
