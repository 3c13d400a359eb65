import { expect, test } from 'vitest';
import { END_ORDER } from '#test/harness/constitution-orders.ts';
import { faultsOf, startKeptCommittee } from '#test/harness/kept-committee.ts';

const person = (name: string, email: string | null = null) => ({ name, email, invite: false });

test('members see who sits there and who is to come; what is past or put forward is for those who keep it', async () => {
  const { server, admin, committeeId, addSeat, appoint, seat } = await startKeptCommittee();
  const id = await addSeat();
  const past = await appoint(id, { person: person('Past') });
  await admin.post(`/api/appointments/${past.id}/end`, { lastDay: null, reason: 'Was ill.' });
  const { personId } = await appoint(id, { person: person('Present'), firstDay: '2018-03-05' });
  await appoint(id, { person: person('Put forward'), status: 'nominated', firstDay: null });
  const gone = await addSeat({ title: 'Gone' });
  await admin.post(`/api/seats/${gone}/end`, END_ORDER);
  const member = await server.as(personId);
  const names = async (reader: typeof admin) =>
    (await seat(id, reader)).appointments.map((one) => one.person.name);
  expect(await names(admin)).toEqual(['Present', 'Put forward', 'Past']);
  expect(await names(member)).toEqual(['Present']);
  const path = `/api/committees/${committeeId}`;
  const seen = await member.get(`${path}/constitution`);
  expect(seen.text).not.toMatch(/Was ill|Put forward|Past|Gone/);
  expect(seen.body).toMatchObject({
    people: [],
    may: { keep: false, whyNot: 'The secretary or an administrator does this.' },
  });
  const detail = (await member.get(path)).body;
  expect(
    detail.seats.map((one: { holder: unknown; ended: boolean }) => [one.ended, one.holder]),
  ).toEqual([
    [false, { id: personId, name: 'Present', demonstration: false }],
    [true, null],
  ]);
  expect(
    detail.people.map((one: { name: string; former: boolean }) => [one.name, one.former]),
  ).toEqual([
    ['Past', true],
    ['Present', false],
  ]);
  // The one who left is a stranger.
  const left = await server.as(past.personId);
  expect((await left.get(path)).status).toBe(404);
  expect((await left.get(`${path}/constitution`)).status).toBe(404);
});

test('an e-mail address is for those who keep the constitution, and for nobody else', async () => {
  const { server, admin, committeeId, addSeat, appoint } = await startKeptCommittee();
  const email = 'ann@example.nhs.uk';
  const { personId } = await appoint(await addSeat(), { person: person('Ann', email) });
  const keeper = await appoint(await addSeat({ category: 'secretary' }), {
    person: person('Sec', 'sec@example.nhs.uk'),
  });
  const bob = await appoint(await addSeat(), { person: person('Bob') });
  const [secretary, member, ann] = await Promise.all(
    [keeper.personId, bob.personId, personId].map((id) => server.as(id)),
  );
  const paths = ['', '/constitution', '/meetings', '/patient-voice'].map(
    (end) => `/api/committees/${committeeId}${end}`,
  );
  const all = async (reader: typeof admin | undefined) =>
    (await Promise.all([...paths, '/api/me', '/api/home'].map((path) => reader?.get(path))))
      .map((answer) => answer?.text)
      .join('\n');
  expect(await all(secretary)).toContain(email);
  expect(await all(admin)).toContain(email);
  expect(await all(member)).not.toContain('@');
  expect(await all(ann)).not.toContain('sec@');
});

test('a secretary sees and chooses people of their own committees alone', async () => {
  const { server, admin, committeeId, addSeat, appoint } = await startKeptCommittee();
  const keeper = await appoint(await addSeat({ category: 'secretary' }), { person: person('Sec') });
  const secretary = await server.as(keeper.personId);
  const { people } = (await secretary.get(`/api/committees/${committeeId}/constitution`)).body;
  expect(people.map((one: { name: string }) => one.name)).toEqual(['Sec']);
  const seat = await addSeat();
  const order = {
    person: { personId: 'chair' },
    status: 'confirmed',
    shared: false,
    nominatedById: null,
    nominatedOn: null,
    firstDay: '2018-03-05',
    lastDay: null,
  };
  expect(faultsOf(await secretary.post(`/api/seats/${seat}/appointments`, order))).toEqual({
    status: 422,
    'person.personId': 'Choose a person from the list',
  });
  expect((await admin.post(`/api/seats/${seat}/appointments`, order)).status).toBe(201);
});

test('a secretary gives an address to somebody of their own, and takes over no account', async () => {
  const { server, admin, addSeat, appoint } = await startKeptCommittee();
  const keeper = await appoint(await addSeat({ category: 'secretary' }), { person: person('Sec') });
  const secretary = await server.as(keeper.personId);
  const { personId } = await appoint(await addSeat(), { person: person('Ann') });
  const change = (id: string, body: object) => secretary.post(`/api/people/${id}`, body);
  expect((await change(personId, { name: 'Ann B', email: 'Ann@example.org' })).status).toBe(204);
  expect(faultsOf(await change(personId, { name: 'Ann B', email: 'me@example.org' }))).toEqual({
    status: 422,
    email: 'An administrator changes an e-mail address, on the page of accounts',
  });
  await appoint(await addSeat(), { person: { personId: 'chair' } });
  expect(faultsOf(await change('chair', { name: 'Chair', email: 'me@example.org' }))).toEqual({
    status: 403,
    message: 'This person is known elsewhere too, so an administrator does this.',
  });
  await appoint(await addSeat(), { person: { personId: 'admin' } });
  expect((await change('admin', { name: 'Ada', email: 'me@example.org' })).status).toBe(403);
  expect((await change('member-brent', { name: 'X', email: null })).status).toBe(404);
  expect(
    faultsOf(await admin.post('/api/people/chair', { name: 'Chair', email: 'ann@example.org' })),
  ).toEqual({ status: 422, email: 'Somebody else has this e-mail address' });
});

test('a secretary asks somebody in by a letter, when they are appointed or later', async () => {
  const { server, addSeat, appoint, deeds } = await startKeptCommittee();
  const keeper = await appoint(await addSeat({ category: 'secretary' }), { person: person('Sec') });
  const secretary = await server.as(keeper.personId);
  const ann = await appoint(await addSeat(), {
    person: { ...person('Ann', 'ann@example.org'), invite: true },
  });
  expect(deeds().slice(-3)).toEqual(['person-added', 'appointed', 'person-invited']);
  const invite = (id: string) => secretary.post(`/api/appointments/${id}/invitation`);
  expect((await invite(ann.id)).status).toBe(204);
  expect(faultsOf(await invite(keeper.id))).toEqual({
    status: 422,
    message: 'Give them an e-mail address first.',
  });
  expect((await invite('seat-chair-1')).status).toBe(404);
});
