import { expect, test } from 'vitest';
import * as t from '#server/db/records-schema.ts';
import { createUnitOfWork } from '#server/db/unit-of-work.ts';
import { type AuditEntry, createAuditBook } from '#server/records/audit-book.ts';
import { toCommitteeId, toItemId, toMeetingId, toPersonId } from '#shared/ids.ts';
import type { AuditPage } from '#shared/protocol/http/audit.ts';
import { type Caller, startServer, type TestServer } from '#test/harness/test-server.ts';
import { startTwoParts } from '#test/harness/two-parts.ts';

const FOUNDED =
  "The service founded the committee “North West London CCGs' Shadow Joint Committee”";
/** Two parts with everything in them take a while on a busy machine. */
const PATIENT = { timeout: 30_000 };
const AUDIT = '/api/committees/nwl-sjc/audit';

const page = async (who: Caller, query = ''): Promise<AuditPage> =>
  (await who.get(`${AUDIT}${query}`)).body;

const sentences = async (who: Caller, query = '') =>
  (await page(who, query)).entries.map((one) => plain(one.sentence));

const plain = (sentence: string) => sentence.replaceAll(' (demonstration)', '');

async function write(server: TestServer, entry: Partial<AuditEntry>, at = Date.now()) {
  await createUnitOfWork(server.db).run((transaction) =>
    createAuditBook({ now: () => at }).write(transaction, {
      by: toPersonId('secretary'),
      capacity: 'secretary',
      deed: 'something-done' as AuditEntry['deed'],
      committeeId: toCommitteeId('nwl-sjc'),
      thing: 'committee',
      thingId: 'nwl-sjc',
      ...entry,
    }),
  );
}

test('chair and secretary read who did what as sentences, newest first', async () => {
  const server = await startServer();
  const [secretary, chair] = [await server.as('secretary'), await server.as('chair')];
  const { items } = (await secretary.get('/api/meetings/practice')).body;
  await secretary.post(`/api/items/${items[1].id}/withdrawal`);
  await chair.post('/api/meetings/practice/current-item', { itemId: items[2].id });
  expect(await sentences(chair)).toEqual([
    `The chair started item 3, “${items[2].title}”, which opened the meeting`,
    `The secretary withdrew item 2, “${items[1].title}”`,
    FOUNDED,
  ]);
  const { entries, people, older, newer } = await page(secretary);
  expect(entries[0]).toMatchObject({
    seq: 3,
    reason: null,
    changes: null,
    meeting: { id: 'practice' },
    href: `/meetings/practice#item-${items[2].id}`,
  });
  expect(people.map((one) => one.name)).toEqual([
    'Chair (demonstration)',
    'Secretary (demonstration)',
    'The service',
  ]);
  expect([older, newer]).toEqual([null, null]);
});

test('to everybody else there is no such page', async () => {
  const server = await startServer();
  server.db.insert(t.person).values({ id: 'stranger', name: 'A stranger' }).run();
  const stranger = await server.as('stranger');
  const nothing = (await stranger.get('/api/committees/no-such-committee/audit')).text;
  for (const path of [
    AUDIT,
    `${AUDIT}/export?format=csv`,
    '/api/audit',
    '/api/audit/export?format=json',
  ]) {
    const refused = await stranger.get(path);
    expect([refused.status, refused.text]).toEqual([404, nothing]);
  }
  for (const person of ['member-brent', 'lay-member', 'healthwatch', 'observer']) {
    expect((await (await server.as(person)).get(AUDIT)).status).toBe(404);
  }
});

test('it is narrowed by person, kind of thing, meeting and days', PATIENT, async () => {
  const { as, newItem, newComment } = await startTwoParts();
  const secretary = as.secretary as Caller;
  await newItem('I');
  await newComment('I');
  const today = new Date().toISOString().slice(0, 10);
  expect(await sentences(secretary, '?person=lay-member')).toEqual(
    Array(2).fill(expect.stringMatching(/^The lay member made a comment \(question\) on item 5/)),
  );
  expect(await sentences(secretary, '?kind=constitution')).toEqual([FOUNDED]);
  expect(await sentences(secretary, '?meeting=practice&kind=meetings&person=chair')).toEqual([]);
  expect((await page(secretary, `?from=${today}&to=${today}`)).entries.length).toBeGreaterThan(3);
  expect(await sentences(secretary, '?to=2018-01-01')).toEqual([]);
  const refused = await secretary.get(`${AUDIT}?from=2018-02-31`);
  expect([refused.status, refused.body.message]).toEqual([400, 'Enter a real date']);
});

test('a long book is read a page at a time, in both directions', async () => {
  const server = await startServer();
  const secretary = await server.as('secretary');
  for (let count = 0; count < 119; count += 1) await write(server, {});
  const first = await page(secretary);
  expect([first.entries.length, first.newer]).toEqual([50, null]);
  const second = await page(secretary, `?before=${first.older}`);
  expect([second.entries[0]?.seq, second.entries.at(-1)?.seq]).toEqual([70, 21]);
  const third = await page(secretary, `?before=${second.older}`);
  expect([third.entries.length, third.older]).toEqual([20, null]);
  const back = await page(secretary, `?after=${third.newer}`);
  expect(back.entries).toEqual(second.entries);
  expect([back.older, back.newer]).toEqual([second.older, second.newer]);
});

test(
  'whoever is kept from an item, or may not see the notes, is not told of deeds about them',
  PATIENT,
  async () => {
    const { server, as, item, documents } = await startTwoParts();
    const [secretary, chair] = [as.secretary as Caller, as.chair as Caller];
    await write(server, {
      by: toPersonId('member-ealing'),
      capacity: 'member',
      meetingId: toMeetingId('practice'),
      itemId: toItemId(item.II),
      part: 'II',
      thing: 'item',
      thingId: item.II,
    });
    expect(JSON.stringify(await page(chair))).toContain('in private”');
    server.db
      .insert(t.itemExclusion)
      .values({
        id: 'kept-out',
        meetingId: 'practice',
        itemId: item.II,
        personId: 'chair',
        level: 'leaves',
        reason: 'A contract.',
        decidedBy: 'secretary',
        at: Date.now(),
      })
      .run();
    // Everybody's rights are asked about again after it.
    await secretary.post(`/api/documents/${documents.notes}/purge`, { reason: 'PRIVATE reason' });

    expect((await sentences(secretary))[0]).toMatch(
      /^The secretary deleted for good what had been taken out of the secretary’s private notes of the meeting on \d+ \w+ \d{4}$/,
    );
    expect((await page(secretary)).people.map((one) => one.name)).toContain(
      'Member for Ealing (demonstration)',
    );
    const told = JSON.stringify(await page(chair));
    for (const hidden of [
      'in private”',
      'PRIVATE',
      'private notes',
      item.II,
      'Member for Ealing',
    ]) {
      expect(told).not.toContain(hidden);
      for (const format of ['csv', 'json']) {
        const file = await chair.get(`${AUDIT}/export?format=${format}`);
        expect(file.text).not.toContain(hidden);
      }
    }
  },
);

test('an administrator reads of constitutions and accounts, of the whole service, and of no business', async () => {
  const server = await startServer();
  server.db.insert(t.person).values({ id: 'admin', name: 'Alex Admin', administrator: true }).run();
  const admin = await server.as('admin');
  const secretary = await server.as('secretary');
  const { items } = (await secretary.get('/api/meetings/practice')).body;
  await secretary.post(`/api/items/${items[1].id}/withdrawal`);
  await write(server, {
    deed: 'seat-tried' as AuditEntry['deed'],
    thing: 'seat',
    thingId: 'x',
    after: { title: 'Clinician', countsToQuorum: true },
  });
  await write(server, {
    deed: 'account-tried' as AuditEntry['deed'],
    committeeId: null,
    thing: 'account',
    thingId: 'chair',
  });
  const all = (await admin.get('/api/audit')).body as AuditPage;
  expect(all.entries.map((one) => [plain(one.sentence), one.changes])).toEqual([
    ['The secretary did this: account tried, Chair', null],
    ['The secretary did this: seat tried, “Clinician”', 'title: Clinician; counts to quorum: yes'],
    [FOUNDED, null],
  ]);
  expect(await sentences(admin)).toEqual(all.entries.slice(1).map((one) => plain(one.sentence)));
  expect((await secretary.get('/api/audit')).status).toBe(404);
});

test('it is taken away as a spreadsheet in which no cell is a formula, and as JSON, for keeping and not for showing', async () => {
  const server = await startServer();
  const secretary = await server.as('secretary');
  const at = Date.UTC(2018, 5, 3, 9, 12);
  await write(server, { reason: '=HYPERLINK("https://elsewhere.example","look")' }, at);
  await write(server, { thing: 'seat', thingId: '@SUM(1)', after: { title: '+1' } }, at);
  const csv = await secretary.get(`${AUDIT}/export?format=csv`);
  expect(csv.headers.get('content-disposition')).toBe('attachment; filename="who-did-what.csv"');
  expect(csv.headers.get('x-content-type-options')).toBe('nosniff');
  expect(csv.headers.get('cache-control')).toBe('private, no-store');
  expect(csv.text).toContain('on 3 June 2018 at 10:12am');
  expect(csv.text).toContain(`"'=HYPERLINK(""https://elsewhere.example"",""look"")"`);
  expect(csv.text).toContain(`'@SUM(1)`);
  expect(csv.text).not.toMatch(/(^|,)"?[=+@-]/m);
  const json = await secretary.get(`${AUDIT}/export?format=json`);
  expect(json.headers.get('content-disposition')).toContain('attachment');
  expect(json.body).toHaveLength(3);
  expect(json.body[1]).toMatchObject({
    seq: 2,
    told: expect.stringMatching(
      /^The secretary \(demonstration\) did this: something done, .* on 3 June 2018 at 10:12am: =HYPERLINK\(.*\)\.$/,
    ),
    hash: expect.stringMatching(/^[\w-]{43}$/),
  });
});
