import { expect, test } from 'vitest';
import { APPOINT_ORDER, DEPUTY_ORDER, MEETING_ORDER } from '#test/harness/constitution-orders.ts';
import { faultsOf, startKeptCommittee } from '#test/harness/kept-committee.ts';

const ANN = { name: 'Ann', email: null, invite: false } as const;
const BOB = { name: 'Bob', email: null, invite: false } as const;

test('a seat is vacant until somebody is appointed, and again after the last day', async () => {
  const { server, addSeat, appoint, seat, goTo } = await startKeptCommittee();
  const id = await addSeat({ firstDay: '2018-03-01' });
  expect(await seat(id)).toMatchObject({ holding: 'vacant', vacantSince: '2018-03-01' });
  await appoint(id, { person: ANN, lastDay: '2018-03-24' });
  expect(await seat(id)).toMatchObject({
    holding: 'held',
    vacantSince: null,
    shared: false,
    appointments: [
      {
        person: { name: 'Ann' },
        state: 'in_office',
        firstDay: '2018-03-01',
        lastDay: '2018-03-24',
        endsSoon: true,
      },
    ],
  });
  // The clocks go forward on 25 March 2018 at 1am; the term ends with the day before.
  goTo(Date.UTC(2018, 2, 24, 23, 59));
  const later = await server.as('admin');
  expect((await seat(id, later)).holding).toBe('held');
  goTo(Date.UTC(2018, 2, 25));
  expect(await seat(id, later)).toMatchObject({
    holding: 'vacant',
    vacantSince: '2018-03-25',
    appointments: [{ state: 'ended' }],
  });
});

test('what an appointment lacks is said field by field', async () => {
  const { admin, addSeat } = await startKeptCommittee();
  const path = `/api/seats/${await addSeat({ firstDay: '2018-02-01' })}/appointments`;
  const post = async (told: object) =>
    faultsOf(await admin.post(path, { ...APPOINT_ORDER, ...told }));
  expect(await post({ person: { name: ' ', email: 'no', invite: false } })).toEqual({
    status: 422,
    'person.name': 'Enter their name',
    'person.email': 'Enter an e-mail address in the correct format, like name@example.nhs.uk',
  });
  expect(await post({ firstDay: null })).toEqual({
    status: 422,
    firstDay: 'Choose 1 February 2018 or later: the seat begins then',
  });
  expect(await post({ lastDay: '2018-02-28' })).toEqual({
    status: 422,
    lastDay: 'The last day must be the same as or after the first day',
  });
  expect(await post({ firstDay: '2018-01-31' })).toEqual({
    status: 422,
    firstDay: 'Choose 1 February 2018 or later: the seat begins then',
  });
  expect(await post({ person: { personId: 'nobody' } })).toEqual({
    status: 422,
    'person.personId': 'Choose a person from the list',
  });
  expect(await post({ person: { ...ANN, invite: true } })).toMatchObject({
    'person.email': 'Enter the e-mail address that the invitation is to go to',
  });
});

test('two people hold a seat only if they share it, and then it is said of both', async () => {
  const { admin, addSeat, appoint, seat } = await startKeptCommittee();
  const id = await addSeat();
  await appoint(id, { person: ANN, lastDay: '2018-12-31' });
  const bob = { ...APPOINT_ORDER, person: BOB, firstDay: '2018-06-01' };
  expect(faultsOf(await admin.post(`/api/seats/${id}/appointments`, bob))).toEqual({
    status: 422,
    firstDay:
      'Ann holds this seat until 31 December 2018. End that appointment first, or say that they share the seat',
  });
  await appoint(id, { person: BOB, shared: true });
  const shared = await seat(id);
  expect(shared.shared).toBe(true);
  expect(shared.appointments.map((one) => [one.person.name, one.shared])).toEqual([
    ['Ann', true],
    ['Bob', true],
  ]);
});

test('one officer sits in the seats of three bodies and is one person', async () => {
  const { addSeat, appoint, seat, admin, committeeId } = await startKeptCommittee();
  const email = 'cfo@example.nhs.uk';
  const first = await appoint(await addSeat(), { person: { name: 'CFO', email, invite: false } });
  const second = await addSeat();
  await appoint(second, { person: { personId: first.personId } });
  const third = await appoint(await addSeat(), {
    person: { name: 'The same one', email: 'CFO@example.nhs.uk ', invite: false },
  });
  expect(third.personId).toBe(first.personId);
  expect((await seat(second)).appointments[0]?.person.name).toBe('CFO');
  const { people } = (await admin.get(`/api/committees/${committeeId}/constitution`)).body;
  expect(people.filter((one: { email: string }) => one.email === email)).toHaveLength(1);
});

test('somebody nominated holds nothing until they are confirmed', async () => {
  const { admin, server, addSeat, appoint, seat, deeds } = await startKeptCommittee();
  const id = await addSeat();
  const { id: nomination, personId } = await appoint(id, {
    person: ANN,
    status: 'nominated',
    nominatedById: 'ccg-brent',
    nominatedOn: '2018-02-20',
    firstDay: null,
  });
  expect(await seat(id)).toMatchObject({
    holding: 'vacant',
    appointments: [{ state: 'nominated', nominatedBy: ['NHS Brent CCG'] }],
  });
  expect((await (await server.as(personId)).get('/api/committees')).body).toEqual([]);
  const confirmation = { firstDay: '2018-03-05', lastDay: null, shared: false };
  const path = `/api/appointments/${nomination}/confirmation`;
  expect((await admin.post(path, confirmation)).status).toBe(204);
  expect((await seat(id)).holding).toBe('held');
  expect((await admin.post(path, confirmation)).status).toBe(409);
  expect(deeds().slice(-2)).toEqual(['nominated', 'appointment-confirmed']);
});

test('a term is moved to a day still to come, and an appointment is ended with a reason', async () => {
  const { admin, addSeat, appoint, seat, deeds } = await startKeptCommittee();
  const id = await addSeat();
  const { id: ann } = await appoint(id, { person: ANN, lastDay: '2018-12-31' });
  await appoint(id, { person: BOB, firstDay: '2019-01-01' });
  const term = async (lastDay: string) =>
    faultsOf(await admin.post(`/api/appointments/${ann}/term`, { lastDay }));
  expect(await term('2018-03-04')).toMatchObject({
    lastDay: 'Enter today or a later day. To end the appointment now, end it',
  });
  expect(await term('2019-01-01')).toMatchObject({ status: 422 });
  const moved = { lastDay: '2018-11-30' };
  expect((await admin.post(`/api/appointments/${ann}/term`, moved)).status).toBe(204);
  const end = (body: object) => admin.post(`/api/appointments/${ann}/end`, body);
  expect(faultsOf(await end({ lastDay: null, reason: '' }))).toEqual({
    status: 422,
    reason: 'Say why it ends',
  });
  expect(faultsOf(await end({ lastDay: '2018-02-01', reason: 'Left.' }))).toEqual({
    status: 422,
    lastDay: 'Choose 1 March 2018 or later: that is the first day',
  });
  expect((await end({ lastDay: null, reason: 'Left.' })).status).toBe(204);
  expect(await seat(id)).toMatchObject({ holding: 'vacant', vacantSince: '2018-03-05' });
  expect((await end({ lastDay: null, reason: 'Left.' })).status).toBe(409);
  expect(deeds().slice(-2)).toEqual(['term-changed', 'appointment-ended']);
});

test('when a seat ends, so do its appointments', async () => {
  const { admin, addSeat, appoint, seat } = await startKeptCommittee();
  const id = await addSeat();
  await appoint(id, { person: ANN });
  const body = { lastDay: '2018-03-31', reason: 'The body was merged.' };
  expect((await admin.post(`/api/seats/${id}/end`, body)).status).toBe(204);
  expect(await seat(id)).toMatchObject({
    state: 'in_force',
    lastDay: '2018-03-31',
    appointments: [{ lastDay: '2018-03-31', endReason: 'The seat ended.' }],
  });
});

test('a deputy stands in at one meeting, and not for a seat whose terms allow none', async () => {
  const { admin, server, committeeId, addSeat, appoint, seat, deeds } = await startKeptCommittee();
  const id = await addSeat({ draftRight: 'comment' });
  const { id: ann, personId: annId } = await appoint(id, { person: ANN });
  const path = `/api/committees/${committeeId}`;
  const [first, second] = await Promise.all(
    ['Third', 'Fourth'].map(async (title) => {
      const added = await admin.post(`${path}/meetings`, { ...MEETING_ORDER, title });
      return added.body.id as string;
    }),
  );
  const name = (told: object) =>
    admin.post(`/api/appointments/${ann}/deputies`, { ...DEPUTY_ORDER, person: BOB, ...told });
  expect(faultsOf(await name({ meetingId: 'practice' }))).toMatchObject({
    meetingId: 'Choose a meeting from the list',
  });
  expect(faultsOf(await name({ meetingId: null }))).toMatchObject({
    firstDay: 'Enter the first day, or choose a meeting',
  });
  expect(faultsOf(await name({ meetingId: first, person: { personId: annId } }))).toMatchObject({
    'person.personId': 'Choose somebody else: this person holds the seat',
  });
  const named = await name({ meetingId: first });
  expect(named.status).toBe(201);
  const bob = await server.as(named.body.personId);
  expect((await bob.get(`/api/meetings/${first}`)).status).toBe(200);
  expect((await bob.get(`/api/meetings/${second}`)).status).toBe(404);
  const standIn = (title: string) => [
    { person: { name: 'Bob' }, meeting: { title }, inForce: true },
  ];
  const member = await server.as(annId);
  expect((await seat(id, member)).appointments[0]?.deputies).toMatchObject(standIn('Third'));
  // What meetings are about is the committee's business: an administrator knows none, a deputy one.
  expect((await seat(id)).appointments[0]?.deputies).toMatchObject(standIn('Meeting'));
  for (const reader of [admin, bob]) {
    const { text } = await reader.get(`${path}/constitution`);
    expect(text).not.toMatch(/Third|Fourth/);
  }
  const end = { lastDay: null, reason: 'Ann comes herself.' };
  expect((await admin.post(`/api/deputies/${named.body.id}/end`, end)).status).toBe(204);
  expect((await bob.get(`/api/meetings/${first}`)).status).toBe(404);
  expect(deeds().slice(-2)).toEqual(['deputy-named', 'deputy-ended']);
});
