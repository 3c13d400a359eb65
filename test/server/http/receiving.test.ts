import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import * as t from '#server/db/records-schema.ts';
import type { PublicChoices } from '#shared/domain/publication.ts';
import { toItemId } from '#shared/ids.ts';
import { approvedMinutes } from '#test/harness/approved-minutes.ts';
import { putSealedMinutes, SEALED_MEETING } from '#test/harness/sealed-minutes.ts';
import { startServer, type TestServer } from '#test/harness/test-server.ts';
import { until } from '#test/harness/until.ts';

const MEETING = `/api/meetings/${SEALED_MEETING}`;
const PAGE = '/published/joint-committee-of-the-eight/2018-03-01/';
const CHOICES: PublicChoices = { withheld: [], named: [], privateItems: 0 };

const { approval } = approvedMinutes();
/** It was written down on the day after. */
const meeting = approval.meeting === null ? null : { ...approval.meeting, date: '2018-05-02' };

const world = () =>
  startServer({
    prepare: (db) => {
      putSealedMinutes(db, { approval: { ...approval, meeting } });
      db.insert(t.person)
        .values({
          id: 'ealing-secretary',
          name: 'Secretary of Ealing',
          email: 'ealing@example.org',
        })
        .run();
      db.insert(t.bodySecretary)
        .values({ id: 'ealing', organisationId: 'ccg-ealing', personId: 'ealing-secretary' })
        .run();
    },
  });

async function publish(server: TestServer, choices = CHOICES): Promise<void> {
  const [secretary, chair] = [await server.as('secretary'), await server.as('chair')];
  const { sha256 } = (await secretary.post(`${MEETING}/publication/preview`, { choices })).body;
  await secretary.post(`${MEETING}/publication/draft`, { choices, sha256 });
  const draftId = (await chair.get(`${MEETING}/publication`)).body.waiting.id;
  const order = { draftId, sha256 };
  expect((await chair.post(`${MEETING}/publication/confirmation`, order)).status).toBe(204);
}

const receipt = (organisationId: string, receivedOn = '2018-05-23') => ({
  organisationId,
  receivedOn,
  reference: 'BGB/18/40',
});

test('a body’s secretary finds approved minutes with state and hash, and takes them away', {
  timeout: 60_000,
}, async () => {
  const server = await world();
  const brent = await server.as('brent-secretary');
  const { bodies } = (await brent.get('/api/receiving')).body;
  expect(bodies).toHaveLength(1);
  const [minutes] = bodies[0].minutes;
  // The day of the meeting that approved them, not the one on which it was written down.
  expect(minutes.approved).toBe('2018-05-02');
  expect([bodies[0].name, minutes.date, minutes.state, minutes.receipt]).toEqual([
    'NHS Brent CCG',
    '2018-03-01',
    'signed',
    null,
  ]);
  const json = await brent.get(`${MEETING}/approved-minutes.json`);
  expect(createHash('sha256').update(json.text).digest('hex')).toBe(minutes.sha256);
  const page = await brent.get(`${MEETING}/approved-minutes.html`);
  expect(page.text).toContain('The committee agreed the framework for 2018.');
  expect(page.text).toContain(minutes.sha256);
  expect(page.headers.get('content-disposition')).toContain('attachment');
  expect((await (await server.as('observer')).get('/api/receiving')).body).toEqual({ bodies: [] });
});

test('each receipt is sealed and shown, and with the last the minutes are received', async () => {
  const server = await world();
  await publish(server);
  const brent = await server.as('brent-secretary');
  const ealing = await server.as('ealing-secretary');
  const done = await brent.post(`${MEETING}/receipts`, receipt('ccg-brent'));
  expect([done.status, done.text]).toEqual([204, '']);
  const secretary = await server.as('secretary');
  const state = async () => (await secretary.get(`${MEETING}/publication`)).body;
  const first = await state();
  expect(first.state).toBe('published');
  expect(first.bodies.map((one: { receipt: unknown }) => one.receipt !== null)).toEqual([
    true,
    false,
  ]);
  const page = await (await fetch(server.origin + PAGE)).text();
  expect(page).toContain('23 May 2018');
  expect(page).toContain('BGB/18/40');

  expect((await brent.post(`${MEETING}/receipts`, receipt('ccg-brent'))).status).toBe(409);
  expect((await ealing.post(`${MEETING}/receipts`, receipt('ccg-ealing'))).status).toBe(204);
  expect((await state()).state).toBe('received');
});

test('the reference of a receipt is a reference, and one that repeats what is withheld is not told', async () => {
  const server = await world();
  const brent = await server.as('brent-secretary');
  for (const reference of ['BGB/18/40: Members heard of the risk', 'Members heard', 'a b c 1']) {
    const order = { ...receipt('ccg-brent'), reference };
    const refused = await brent.post(`${MEETING}/receipts`, order);
    expect([refused.status, refused.text]).toEqual([
      400,
      expect.stringContaining('Enter the reference alone, for example BGB/18/40'),
    ]);
  }
  const place = {
    ...{ kind: 'phrase' as const, itemId: toItemId('item-id-2'), block: 1 },
    words: 'for 2018',
  };
  const withheld = [{ place, ground: 'commercial' as const, wording: null }];
  const order = (body: string, reference: string) => ({ ...receipt(`ccg-${body}`), reference });
  const pages = async () => (await fetch(server.origin + PAGE)).text();
  expect((await brent.post(`${MEETING}/receipts`, order('brent', 'BGB for 2018'))).status).toBe(
    204,
  );
  await publish(server, { ...CHOICES, withheld });
  expect(await pages()).toContain('Not recorded');
  const ealing = await server.as('ealing-secretary');
  expect((await ealing.post(`${MEETING}/receipts`, order('ealing', 'EGB for 2018'))).status).toBe(
    204,
  );
  const page = await pages();
  expect(page).toContain('23 May 2018');
  expect(page).not.toMatch(/[BE]GB for 2018/);
  await publish(server);
  expect(await pages()).toMatch(/BGB for 2018[\s\S]*EGB for 2018/);
});

test('bodies that receive at the same moment are each received once, and with the last the minutes are received', async () => {
  const server = await world();
  await publish(server);
  const brent = await server.as('brent-secretary');
  const ealing = await server.as('ealing-secretary');
  const answers = await Promise.all([
    brent.post(`${MEETING}/receipts`, receipt('ccg-brent')),
    brent.post(`${MEETING}/receipts`, receipt('ccg-brent')),
    ealing.post(`${MEETING}/receipts`, receipt('ccg-ealing')),
    ealing.post(`${MEETING}/receipts`, receipt('ccg-ealing')),
  ]);
  expect(answers.map((one) => one.status).toSorted()).toEqual([204, 204, 409, 409]);
  const receipts = server.db
    .select()
    .from(t.sealedRecord)
    .where(eq(t.sealedRecord.kind, 'received'))
    .all();
  expect(receipts.map((one) => JSON.parse(one.body).organisation.id).toSorted()).toEqual([
    'ccg-brent',
    'ccg-ealing',
  ]);
  const secretary = await server.as('secretary');
  expect((await secretary.get(`${MEETING}/publication`)).body.state).toBe('received');
});

test('minutes that every body has received before they are published are received when they are', async () => {
  const server = await world();
  for (const body of ['brent', 'ealing']) {
    const secretary = await server.as(`${body}-secretary`);
    const { status } = await secretary.post(`${MEETING}/receipts`, receipt(`ccg-${body}`));
    expect(status).toBe(204);
  }
  const chair = await server.as('chair');
  const minutes = async () => (await chair.get(MEETING)).body.minutes[0].state;
  expect(await minutes()).toBe('signed');
  await publish(server);
  expect(await minutes()).toBe('received');
  const { moves } = (await chair.get(`${MEETING}/life`)).body.parts[0];
  expect(moves.map((one: { to: string }) => one.to).slice(-2)).toEqual(['published', 'received']);
});

test('nobody receives for a body that is not theirs, before the approval or ahead of time', async () => {
  const server = await world();
  const brent = await server.as('brent-secretary');
  const post = async (order: object) => (await brent.post(`${MEETING}/receipts`, order)).status;
  expect(await post(receipt('ccg-ealing'))).toBe(404);
  expect(await post(receipt('hw-brent'))).toBe(404);
  expect(await post(receipt('ccg-brent', '2018-02-01'))).toBe(422);
  expect(await post(receipt('ccg-brent', '2018-03-02'))).toBe(422);
  expect(await post(receipt('ccg-brent', '2999-01-01'))).toBe(422);
  const chair = await server.as('chair');
  expect((await chair.post(`${MEETING}/receipts`, receipt('ccg-brent'))).status).toBe(403);
});

test('a body’s secretary sees no draft, no comment, no presence, and gets no socket', async () => {
  const server = await world();
  const brent = await server.as('brent-secretary');
  const missing = await brent.get('/api/meetings/no-such-meeting');
  for (const path of ['', '/minutes', '/gaps', '/comments', '/presence', '/publication', '/life']) {
    for (const meeting of [SEALED_MEETING, 'practice']) {
      const answer = await brent.get(`/api/meetings/${meeting}${path}`);
      expect([meeting, path, answer.status, answer.text]).toEqual([
        meeting,
        path,
        404,
        missing.text,
      ]);
    }
  }
  for (const list of ['actions', 'decisions', 'contributions']) {
    expect((await brent.get(`/api/${list}`)).body).toEqual([]);
  }
  const draft = await brent.get('/api/meetings/practice/approved-minutes.json');
  expect([draft.status, draft.text]).toEqual([404, missing.text]);
  const [document] = server.db.select().from(t.document).all();
  const socket = new WebSocket(`${server.origin.replace('http', 'ws')}/sync/${document?.id}`, {
    headers: { cookie: brent.cookie },
  });
  const status = await new Promise((resolve) => {
    socket.on('unexpected-response', (_request, answer) => resolve(answer.statusCode));
    socket.on('open', () => resolve('open'));
  });
  expect(status).toBe(404);
  socket.on('error', () => {});
  socket.terminate();
});

test('the bodies of the day of the meeting receive its minutes and keep them; one that came later does not, nor reads them', async () => {
  const server = await startServer({
    prepare: (db) => {
      putSealedMinutes(db);
      const secretaryOf = (organisationId: string, id: string) => {
        db.insert(t.person)
          .values({ id, name: id, email: `${id}@example.org` })
          .run();
        db.insert(t.bodySecretary).values({ id, organisationId, personId: id }).run();
      };
      secretaryOf('ccg-ealing', 'of-one-that-left');
      secretaryOf('ccg-harrow', 'of-one-that-came');
      // Today the committee is one of other bodies than the minutes say.
      const { organisationId } = t.committeeOrganisation;
      db.delete(t.committeeOrganisation).where(eq(organisationId, 'ccg-ealing')).run();
    },
  });
  const pages = [`${MEETING}/record`, `${MEETING}/approved-minutes.json`];
  const [left, came] = [await server.as('of-one-that-left'), await server.as('of-one-that-came')];
  const missing = await came.get('/api/meetings/no-such-meeting/record');
  for (const path of pages) {
    expect([path, (await left.get(path)).status]).toEqual([path, 200]);
    const refused = await came.get(path);
    expect([path, refused.status, refused.text]).toEqual([path, 404, missing.text]);
  }
  const found = async (who: typeof left) =>
    (await who.get('/api/receiving')).body.bodies.flatMap(
      (one: { minutes: unknown[] }) => one.minutes,
    );
  expect([(await found(left)).length, await found(came)]).toEqual([1, []]);
  expect((await came.post(`${MEETING}/receipts`, receipt('ccg-harrow'))).status).toBe(404);
  expect((await left.post(`${MEETING}/receipts`, receipt('ccg-ealing'))).status).toBe(204);
});

test('those who keep the list of bodies name a body’s secretary and end it, on record', async () => {
  const server = await world();
  const administrator = await server.as('administrator');
  const at = '/api/organisations/ccg-brent/secretaries';
  const named = { personId: 'observer', firstDay: '2018-04-01' };
  expect((await administrator.post(at, named)).status).toBe(204);
  expect((await administrator.post(at, named)).status).toBe(422);
  const observer = await server.as('observer');
  expect((await observer.get('/api/receiving')).body.bodies).toHaveLength(1);
  const { secretaries } = (await administrator.get(at)).body;
  const own = secretaries.find((one: { name: string }) => one.name.startsWith('Observer'));
  expect((await administrator.post(`${at}/${own.id}/end`, {})).status).toBe(204);
  expect((await observer.get('/api/receiving')).body.bodies).toEqual([]);
  const deeds = server.db.select().from(t.auditEvent).all();
  expect(deeds.slice(-2).map((one) => one.deed)).toEqual([
    'body-secretary-named',
    'body-secretary-ended',
  ]);
});

test('when minutes are published those who receive them get a letter without any of their content', async () => {
  const server = await world();
  await publish(server);
  await until('a letter', () => server.letters.length >= 1);
  await server.posted();
  const letter = server.letters.find((one) => one.subject === 'Approved minutes to receive');
  expect(letter?.text).toContain('/receiving');
  expect(letter?.text).not.toMatch(/framework|Joint financial/i);
});

test('whoever keeps a body’s minutes besides is on the committee by their seat', async () => {
  const server = await startServer({
    prepare: (db) =>
      db
        .insert(t.bodySecretary)
        .values({ id: 'besides', organisationId: 'ccg-ealing', personId: 'secretary' })
        .run(),
  });
  const capacityOf = async (one: string) =>
    (await (await server.as(one)).get('/api/home')).body.committees[0]?.myCapacity;
  expect(await capacityOf('secretary')).toBe('Secretary');
});

test('whoever sits there for patients is told what they are, not what they bring', async () => {
  const healthwatch = await (await startServer()).as('healthwatch');
  const [committee] = (await healthwatch.get('/api/home')).body.committees;
  expect(committee.myCapacity).toBe('Representative of patients');
});
