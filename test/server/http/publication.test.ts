import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import * as t from '#server/db/records-schema.ts';
import { filesOf } from '#server/publish/directory.ts';
import { siteOf } from '#server/publish/site.ts';
import { canonicalText } from '#shared/document/canonical.ts';
import { dayAfter, dayInLondon } from '#shared/domain/calendar.ts';
import type { PublicChoices } from '#shared/domain/publication.ts';
import { UNRECORDED_TERMS } from '#shared/domain/terms-of-reference.ts';
import { toItemId } from '#shared/ids.ts';
import { contribution, decision, paragraph, recordedItem } from '#test/harness/approved-minutes.ts';
import { putMinutes } from '#test/harness/minutes-in.ts';
import { putSealed, putSealedMinutes, SEALED_MEETING } from '#test/harness/sealed-minutes.ts';
import { type Caller, startServer, type TestServer } from '#test/harness/test-server.ts';

const AT = `/api/meetings/${SEALED_MEETING}/publication`;
const PAGE = '/published/joint-committee-of-the-eight/2018-03-01/';
const NOTHING: PublicChoices = { withheld: [], named: [], privateItems: 0 };
const finance = toItemId('item-id-2');

const WITHHELD: PublicChoices = {
  ...NOTHING,
  withheld: [
    {
      place: { kind: 'paragraph', itemId: finance, block: 0 },
      ground: 'legal_advice',
      wording: 'Members received legal advice.',
    },
  ],
};

async function prepare(who: Caller, choices: PublicChoices): Promise<string> {
  const preview = await who.post(`${AT}/preview`, { choices });
  expect(preview.status).toBe(200);
  const { sha256 } = preview.body;
  expect((await who.post(`${AT}/draft`, { choices, sha256 })).status).toBe(204);
  return sha256;
}

const waitingOf = async (who: Caller) => (await who.get(AT)).body.waiting;

async function publish(server: TestServer, choices: PublicChoices): Promise<string> {
  const sha256 = await prepare(await server.as('secretary'), choices);
  const chair = await server.as('chair');
  const { id: draftId } = await waitingOf(chair);
  const done = await chair.post(`${AT}/confirmation`, { draftId, sha256 });
  expect([done.status, done.text]).toEqual([204, '']);
  return sha256;
}

const open = async (server: TestServer, path: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(server.origin + path, { headers });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};

function filesIn(folder: string): ReadonlyMap<string, string> {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    all
      .filter((one) => one.isFile())
      .map((one) => join(one.parentPath, one.name))
      .sort()
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
  );
}

const rowsOf = (server: TestServer) =>
  server.db
    .select()
    .from(t.sealedRecord)
    .all()
    .filter((row) => row.kind === 'published' || row.kind === 'received');

test('one person prepares, another compares and confirms, and the page is out for anybody', {
  timeout: 60_000,
}, async () => {
  const server = await startServer({ prepare: (db) => void putSealedMinutes(db) });
  expect((await open(server, PAGE)).status).toBe(404);
  const sha256 = await publish(server, WITHHELD);

  const page = await open(server, PAGE);
  expect(page.status).toBe(200);
  expect(page.text).toContain('CONFIRMED');
  expect(page.text).toContain('Members received legal advice.');
  expect(page.text).toContain(sha256);
  expect(page.text).not.toContain('Members heard of the risk');
  expect(page.headers.get('set-cookie')).toBeNull();
  expect(page.headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; style-src 'sha256-/,
  );
  const etag = page.headers.get('etag') ?? '';
  expect((await open(server, PAGE, { 'if-none-match': etag })).status).toBe(304);

  const json = await open(server, `${PAGE}record.json`);
  expect(createHash('sha256').update(json.text).digest('hex')).toBe(sha256);
  const found = await open(server, '/published/?word=framework&year=2018&body=');
  expect(found.text).toContain('/published/joint-committee-of-the-eight/jc-1819-002');
  expect((await open(server, '/published/feed.xml')).headers.get('content-type')).toContain('atom');

  const life = await (await server.as('secretary')).get(`/api/meetings/${SEALED_MEETING}`);
  expect(life.body.minutes[0].state).toBe('published');
});

test('whoever prepared it cannot confirm it, nor can a lay member, nor anybody another text', async () => {
  const server = await startServer({ prepare: (db) => void putSealedMinutes(db) });
  const secretary = await server.as('secretary');
  const sha256 = await prepare(secretary, NOTHING);
  const { id: draftId } = await waitingOf(secretary);
  const confirmed = async (person: string, hash = sha256) =>
    (await (await server.as(person)).post(`${AT}/confirmation`, { draftId, sha256: hash })).status;
  expect(await confirmed('secretary')).toBe(403);
  expect(await confirmed('lay-member')).toBe(403);
  expect(await confirmed('chair', 'ab'.repeat(32))).toBe(409);
  expect((await waitingOf(await server.as('lay-member'))).version).toBeNull();
  expect(await confirmed('member-brent')).toBe(204);
  expect(await confirmed('chair')).toBe(409);
  expect(rowsOf(server)).toHaveLength(1);
});

test('a version that is sent back says why, and waits no more', async () => {
  const server = await startServer({ prepare: (db) => void putSealedMinutes(db) });
  const sha256 = await prepare(await server.as('secretary'), NOTHING);
  const chair = await server.as('chair');
  const { id: draftId } = await waitingOf(chair);
  const reason = 'A name still stands in item 2.';
  expect((await chair.post(`${AT}/return`, { draftId, reason })).status).toBe(204);
  const { sentBack, waiting } = (await (await server.as('secretary')).get(AT)).body;
  expect([sentBack.reason, waiting]).toEqual([reason, null]);
  expect((await chair.post(`${AT}/confirmation`, { draftId, sha256 })).status).toBe(409);
});

test('what is to be withheld must stand in the minutes, and with words that stand elsewhere too nothing goes out', async () => {
  const server = await startServer({ prepare: (db) => void putSealedMinutes(db) });
  const secretary = await server.as('secretary');
  const choices = (words: string): PublicChoices => ({
    ...NOTHING,
    withheld: [
      {
        place: { kind: 'phrase', itemId: finance, block: 1, words },
        ground: 'commercial',
        wording: null,
      },
    ],
  });
  const preview = (words: string) => secretary.post(`${AT}/preview`, { choices: choices(words) });
  const missing = await preview('elephants');
  expect([missing.status, missing.body.message]).toEqual([
    422,
    '“elephants” does not stand in the text of that paragraph of item 2. Copy whole words as they stand there, or withhold the whole paragraph.',
  ]);
  const { warnings, sha256 } = (await preview('framework')).body;
  expect(warnings).toEqual([
    'You withheld “framework”, and it can still be read: the title of item 2, the recommendation of item 2. Withhold it there too, or withhold other words. Until then this cannot be published.',
  ]);
  const refused = await secretary.post(`${AT}/draft`, { choices: choices('framework'), sha256 });
  expect([refused.status, refused.body.message]).toEqual([422, warnings[0]]);
});

test('minutes are published when they are approved and signed, and not before', async () => {
  const server = await startServer({
    prepare: (db) => putMinutes(db, SEALED_MEETING, 'unconfirmed'),
  });
  const secretary = await server.as('secretary');
  const { source, why } = (await secretary.get(AT)).body;
  expect([source, why]).toEqual([
    null,
    'The terms of reference do not say that minutes are published before approval.',
  ]);
  expect((await secretary.post(`${AT}/preview`, { choices: NOTHING })).status).toBe(403);
});

test('the folder is a pure function of the sealed rows: nothing else changes one byte of it', async () => {
  const server = await startServer({ prepare: (db) => void putSealedMinutes(db) });
  await publish(server, WITHHELD);
  const before = filesIn(server.publishedFolder);
  expect(before.size).toBeGreaterThan(8);

  const { db } = server;
  db.update(t.agendaItemText).set({ title: 'CANARY', recommendation: 'CANARY' }).run();
  db.update(t.minuteText)
    .set({ blocks: [paragraph('CANARY')] })
    .run();
  db.update(t.committee).set({ name: 'CANARY' }).run();
  db.update(t.meeting).set({ title: 'CANARY', venue: 'CANARY', date: '2019-01-01' }).run();
  db.update(t.seat).set({ title: 'CANARY' }).run();
  db.update(t.person).set({ name: 'CANARY' }).run();
  db.update(t.organisation).set({ name: 'CANARY' }).run();
  db.update(t.comment).set({ text: 'CANARY' }).run();
  db.update(t.publicationDraft).set({ withheld: NOTHING, reason: 'CANARY' }).run();
  await server.app.start();
  expect(filesIn(server.publishedFolder)).toEqual(before);

  const copied = rowsOf(server).map((row) => ({ ...row }));
  expect(new Map(filesOf(siteOf(copied)))).toEqual(before);
});

test('a server that died between the seal and the folder writes it at its start', async () => {
  const server = await startServer({ prepare: (db) => void putSealedMinutes(db) });
  await publish(server, NOTHING);
  const [row] = rowsOf(server);
  const files = filesIn(server.publishedFolder);
  const again = await startServer({
    prepare: (db) => putSealed(db, 'published', row?.body ?? ''),
  });
  const found = filesIn(again.publishedFolder);
  expect([...found.keys()]).toEqual([...files.keys()]);
  expect(found.get('joint-committee-of-the-eight/2018-03-01/record.json')).toBe(
    files.get('joint-committee-of-the-eight/2018-03-01/record.json'),
  );
});

test('canaries in what is withheld, private, said by the public, drafted or commented are nowhere in it', async () => {
  const items = [
    recordedItem(1, { title: 'CANARY', blocks: [paragraph('CANARY'), decision('CANARY')] }),
    recordedItem(2, {
      blocks: [
        paragraph('CANARY'),
        paragraph('Dr CANARY said so.'),
        contribution('Why?', 'public', 'Mrs CANARY'),
      ],
    }),
  ];
  const attendance = [
    { seat: null, organisation: null, code: 'in_attendance' as const, name: 'CANARY', note: null },
  ];
  const server = await startServer({
    prepare: (db) => {
      putSealedMinutes(db, { items, attendance });
      putMinutes(db, SEALED_MEETING, 'drafting', { parts: ['II'] });
      db.update(t.meeting).set({ title: 'CANARY', venue: 'CANARY' }).run();
    },
  });
  const first = toItemId('item-id-1');
  const ground = 'confidential_business' as const;
  await publish(server, {
    ...NOTHING,
    privateItems: 1,
    withheld: [
      { place: { kind: 'item', itemId: first }, ground, wording: null },
      { place: { kind: 'paragraph', itemId: finance, block: 0 }, ground, wording: null },
      {
        place: { kind: 'phrase', itemId: finance, block: 1, words: 'Dr CANARY' },
        ground: 'personal_data',
        wording: null,
      },
    ],
  });
  for (const [path, text] of filesIn(server.publishedFolder)) {
    expect([path, text.includes('CANARY')]).toEqual([path, false]);
    expect([path, /item-id|decision-id|document-id|meeting-id/.test(text)]).toEqual([path, false]);
  }
  const page = (await open(server, PAGE)).text;
  expect(page).toContain('One item was considered in private.');
  expect(page).toContain('3 things are withheld');
});

test('a later version takes the place of the one before, and minutes stay where they are', async () => {
  const server = await startServer({ prepare: (db) => void putSealedMinutes(db) });
  await publish(server, NOTHING);
  expect((await open(server, PAGE)).text).toContain('Members heard of the risk');
  putSealed(
    server.db,
    'corrected',
    canonicalText({
      note: 'For “2018” read “2018 to 2019”.',
      itemId: toItemId('item-id-1'),
      minute: { meetingTitle: 'September', date: '2018-09-06', reference: 'JC/1819/044' },
    }),
  );
  expect((await (await server.as('secretary')).get(AT)).body.outOfDate).toBe(true);
  await publish(server, WITHHELD);
  const page = (await open(server, PAGE)).text;
  expect(page).not.toContain('Members heard of the risk');
  expect(page).toContain('For “2018” read “2018 to 2019”.');
  const { outOfDate, state, out } = (await (await server.as('secretary')).get(AT)).body;
  expect([outOfDate, state, out.length]).toEqual([false, 'published', 2]);
});

test('addresses lead nowhere but into the folder', async () => {
  const server = await startServer({ prepare: (db) => void putSealedMinutes(db) });
  await publish(server, NOTHING);
  for (const path of [
    '/published/..%2f..%2fetc%2fpasswd',
    '/published/%2e%2e/index.html',
    '/published/joint-committee-of-the-eight/2018-03-01/%00',
    '/published/%ff',
  ]) {
    expect([path, (await open(server, path)).text.includes('Published at')]).toEqual([path, false]);
  }
  expect((await open(server, '/published/..%2f..%2fetc%2fpasswd')).status).toBe(404);
});

/** Comments are settled, and the terms of reference let minutes be seen before approval. */
async function withUnconfirmedMinutes(): Promise<{ server: TestServer; secretary: Caller }> {
  const server = await startServer({
    prepare: (db) =>
      db
        .update(t.termsOfReference)
        .set({ rules: { ...UNRECORDED_TERMS, unconfirmedMinutesPublished: true } })
        .run(),
  });
  const secretary = await server.as('secretary');
  const move = async (from: string, to: string, person = secretary) => {
    const order = {
      from,
      to,
      reason: 'To show it.',
      commentsUntil: to === 'circulated' ? dayAfter(dayInLondon(Date.now()), 10) : null,
    };
    return (await person.post(`/api/meetings/${SEALED_MEETING}/minutes/I/moves`, order)).text;
  };
  expect(await move('drafting', 'chair_review')).toBe('');
  expect(await move('chair_review', 'circulated')).toBe('');
  expect(await move('circulated', 'unconfirmed')).toBe('');
  return { server, secretary };
}

test('where the terms of reference say so unconfirmed minutes go out from the snapshot, marked so', async () => {
  const { server, secretary } = await withUnconfirmedMinutes();
  const found = (await secretary.get(AT)).body;
  expect([found.state, found.why, found.source]).toEqual(['unconfirmed', null, 'unconfirmed']);
  await publish(server, NOTHING);
  const { out, state } = (await secretary.get(AT)).body;
  expect([out[0].status, state]).toEqual(['UNCONFIRMED', 'unconfirmed']);
  const page = await open(server, out[0].path);
  expect(page.text).toContain('<strong class="word">UNCONFIRMED</strong>');
  expect(page.text).toContain('Finance');
});

test('unconfirmed minutes do not go out from a snapshot of which words are gone, and it says what to do', async () => {
  const { server, secretary } = await withUnconfirmedMinutes();
  const { db } = server;
  expect((await secretary.post(`${AT}/preview`, { choices: NOTHING })).status).toBe(200);
  const [agenda, minute] = [true, false].map((isAgenda) =>
    db
      .select()
      .from(t.document)
      .all()
      .find(
        (one) =>
          one.meetingId === SEALED_MEETING &&
          one.part === 'I' &&
          (one.itemId === null) === isAgenda,
      ),
  );
  const texts = db.select().from(t.snapshotText).all();
  for (const gone of [agenda, minute]) {
    const id = gone?.id ?? '';
    db.update(t.snapshotText).set({ content: null }).where(eq(t.snapshotText.documentId, id)).run();
    const { source, why } = (await secretary.get(AT)).body;
    expect([source, why]).toEqual([
      null,
      expect.stringContaining('give a name to the version as it stands now'),
    ]);
    const preview = await secretary.post(`${AT}/preview`, { choices: NOTHING });
    expect([preview.status, preview.body.message]).toEqual([403, why]);
    const { content = null } = texts.find((one) => one.documentId === id) ?? {};
    db.update(t.snapshotText).set({ content }).where(eq(t.snapshotText.documentId, id)).run();
  }
  expect((await secretary.get(AT)).body.source).toBe('unconfirmed');
});
