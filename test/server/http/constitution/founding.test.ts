import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import * as t from '#server/db/records-schema.ts';
import { COMMITTEE_ORDER, MEETING_ORDER, SEAT_ORDER } from '#test/harness/constitution-orders.ts';
import { faultsOf, startKeptCommittee } from '#test/harness/kept-committee.ts';
import { until } from '#test/harness/until.ts';

test('an administrator founds a committee, and is told what is missing field by field', async () => {
  const { admin, committeeId, server } = await startKeptCommittee();
  const found = (await admin.get(`/api/committees/${committeeId}/constitution`)).body;
  expect(found).toMatchObject({
    name: 'Joint board',
    authorityMode: 'shadow',
    closedAt: null,
    terms: null,
    seats: [],
    counts: { seats: 0, held: 0, vacant: 0, notRecorded: 0, endingSoon: 0 },
    may: { keep: true, whyNot: null },
  });
  expect(found.parents.map((one: { name: string }) => one.name)).toEqual(['NHS Brent CCG']);
  const faulty = { ...COMMITTEE_ORDER, name: '  ', parentIds: ['nobody'] };
  expect(faultsOf(await admin.post('/api/committees', faulty))).toEqual({
    status: 422,
    name: 'Enter the name of the committee',
    parentIds: 'Choose bodies from the list',
  });
  expect(
    faultsOf(await admin.post('/api/committees', { ...COMMITTEE_ORDER, name: 'joint  BOARD' })),
  ).toEqual({ status: 422, name: 'There is a committee of this name already' });
  const listed = (await admin.get('/api/committees')).body;
  expect(listed.map((one: { name: string }) => one.name)).toContain('Joint board');
  const secretary = await server.as('secretary');
  expect((await secretary.get(`/api/committees/${committeeId}/constitution`)).status).toBe(404);
});

test('twelve seats: one for each of eight bodies at once, and four more', async () => {
  const { admin, committeeId, addSeat } = await startKeptCommittee();
  const { organisations } = (await admin.get('/api/bodies')).body;
  const ccgs = organisations
    .filter((one: { kind: string }) => one.kind === 'ccg')
    .map((one: { id: string }) => one.id);
  const order = { ...COMMITTEE_ORDER, name: 'Joint board', parentIds: ccgs };
  expect((await admin.post(`/api/committees/${committeeId}`, order)).status).toBe(204);
  const each = { ...SEAT_ORDER, title: 'Member', firstDay: null, forEachParent: true };
  const added = await admin.post(`/api/committees/${committeeId}/seats`, each);
  expect(added.body.ids).toHaveLength(8);
  for (const title of ['Lay member', 'Healthwatch', 'Secretary', 'Director'])
    await addSeat({ title });
  const found = (await admin.get(`/api/committees/${committeeId}/constitution`)).body;
  expect(found.counts).toMatchObject({ seats: 12, vacant: 12, held: 0 });
  expect(found.seats[0]).toMatchObject({
    title: 'Member, NHS Brent CCG',
    organisation: { id: 'ccg-brent' },
  });
});

test('a seat is refused without a title, and there is one chair unless committees meet in common', async () => {
  const { admin, committeeId, addSeat } = await startKeptCommittee();
  const path = `/api/committees/${committeeId}/seats`;
  const seat = { ...SEAT_ORDER, firstDay: null, forEachParent: false };
  expect(faultsOf(await admin.post(path, { ...seat, title: '' }))).toEqual({
    status: 422,
    title: 'Enter the title of the seat',
  });
  await addSeat({ title: 'Convenor', category: 'independent_chair' });
  const second = { ...seat, title: 'Chair', category: 'chair' };
  expect(faultsOf(await admin.post(path, second))).toEqual({
    status: 422,
    category:
      'This committee has a chair’s seat already: Convenor. End that seat first, or choose what else this seat is for',
  });
  await admin.post(`/api/committees/${committeeId}`, {
    ...COMMITTEE_ORDER,
    name: 'Joint board',
    authorityMode: 'in_common',
  });
  expect((await admin.post(path, second)).status).toBe(201);
});

test('who observes or attends does not count to the quorum', async () => {
  const { admin, committeeId } = await startKeptCommittee();
  const seat = { ...SEAT_ORDER, membership: 'observer', firstDay: null, forEachParent: false };
  expect(faultsOf(await admin.post(`/api/committees/${committeeId}/seats`, seat))).toEqual({
    status: 422,
    countsToQuorum: 'Somebody who observes or attends does not count to the quorum',
  });
});

test('a committee closes with a reason; then it is read and nothing is written', async () => {
  const { admin, committeeId, addSeat, appoint, deeds, server } = await startKeptCommittee();
  const { personId } = await appoint(await addSeat({ category: 'secretary' }));
  const secretary = await server.as(personId);
  const path = `/api/committees/${committeeId}`;
  expect(faultsOf(await admin.post(`${path}/closure`, { reason: ' ' }))).toEqual({
    status: 422,
    reason: 'Say why the committee closes',
  });
  expect((await secretary.post(`${path}/closure`, { reason: 'Its work is done.' })).status).toBe(
    204,
  );
  const again = await secretary.post(`${path}/meetings`, MEETING_ORDER);
  expect(again.status).toBe(403);
  expect(again.body.message).toMatch(/^This committee has closed/);
  const found = (await secretary.get(`${path}/constitution`)).body;
  expect(found).toMatchObject({
    closedAt: expect.stringMatching(/^2018-03-05T09:00/),
    may: { keep: false },
  });
  expect(deeds().at(-1)).toBe('committee-closed');
});

test('a new meeting has its agendas, its standing items and the secretary’s notes, and can be worked in', async () => {
  const { admin, committeeId, addSeat, appoint, deeds, server } = await startKeptCommittee();
  const { personId } = await appoint(await addSeat({ category: 'secretary', draftRight: 'edit' }));
  const secretary = await server.as(personId);
  const path = `/api/committees/${committeeId}/meetings`;
  expect(
    faultsOf(await secretary.post(path, { ...MEETING_ORDER, title: '', date: '2018-02-30' })),
  ).toEqual({
    status: 422,
    title: 'Enter a title for the meeting',
    date: 'Enter a date that exists',
  });
  const added = await secretary.post(path, MEETING_ORDER);
  expect(added.status).toBe(201);
  const meeting = await until('the items to be known', async () => {
    const { body } = await secretary.get(`/api/meetings/${added.body.id}`);
    return body.items.length === 6 ? body : undefined;
  });
  expect(meeting).toMatchObject({
    title: 'Third meeting',
    date: '2018-04-05',
    startsAt: '13:00',
    venue: null,
    state: 'planned',
  });
  expect(meeting.agendas.map((one: { part: string }) => one.part)).toEqual(['I', 'II']);
  expect(meeting.notesDocumentId).not.toBeNull();
  expect(
    meeting.items.map((one: { title: string; standing: string | null }) => [
      one.title,
      one.standing,
    ]),
  ).toEqual([
    ['Welcome and apologies', null],
    ['Declarations of interests', null],
    ['Minutes of the last meeting', 'previous_minutes'],
    ['Matters arising', 'matters_arising'],
    ['Any other business', null],
    ['Date of next meeting', null],
  ]);
  const item = await secretary.post(`/api/meetings/${added.body.id}/items`, {
    part: 'II',
    title: 'A private one',
  });
  expect(item.status).toBe(201);
  expect(deeds()).toContain('meeting-added');
  // Whoever founded the committee sees none of its business.
  expect((await admin.get(`/api/meetings/${added.body.id}`)).status).toBe(404);
});

test('every change is on record with what was before and after, and nobody’s e-mail address', async () => {
  const { admin, committeeId, addSeat, appoint, server } = await startKeptCommittee();
  const seat = await addSeat({ title: 'Nurse' });
  await appoint(seat, {
    person: { name: 'Ann Nurse', email: 'Ann@Example.org', invite: false },
  });
  await admin.post(`/api/seats/${seat}`, { ...SEAT_ORDER, title: 'Lead nurse' });
  const rows = server.db
    .select()
    .from(t.auditEvent)
    .where(eq(t.auditEvent.committeeId, committeeId))
    .all();
  expect(rows.map(({ actorId, capacity, deed }) => [actorId, capacity, deed])).toEqual(
    ['committee-founded', 'seat-added', 'person-added', 'appointed', 'seat-changed'].map((deed) => [
      'admin',
      'administrator',
      deed,
    ]),
  );
  expect(rows.at(-1)).toMatchObject({
    before: { title: 'Nurse' },
    after: { title: 'Lead nurse' },
  });
  expect(JSON.stringify(rows).toLowerCase()).not.toContain('ann@example.org');
  const told = (await admin.get(`/api/committees/${committeeId}/audit`)).body;
  expect(JSON.stringify(told)).toContain(
    'appointed Ann Nurse to the seat “Nurse”, from 1 March 2018',
  );
});
