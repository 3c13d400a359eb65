import { eq } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import * as t from '#server/db/records-schema.ts';
import { must } from '#shared/lang/must.ts';
import { giveAddress, linkIn, postForm, signedInBy } from '#test/harness/mailed.ts';
import { startServer, type TestServer } from '#test/harness/test-server.ts';

// A busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 });

const HOUR = 60 * 60 * 1000;

async function administratorOf(server: TestServer) {
  server.db.update(t.person).set({ administrator: true }).where(eq(t.person.id, 'observer')).run();
  return server.as('observer');
}
const entriesOf = (server: TestServer) =>
  server.db
    .select()
    .from(t.auditEvent)
    .where(eq(t.auditEvent.thing, 'person'))
    .all()
    .map(({ actorId, capacity, deed, thingId, reason }) => [
      actorId,
      capacity,
      deed,
      thingId,
      reason,
    ]);

test('an administrator adds somebody, and the letter of invitation signs them in once', async () => {
  const server = await startServer();
  const administrator = await administratorOf(server);
  const order = { name: ' Ada ', email: 'Ada@Example.org', administrator: false, invite: true };
  const added = await administrator.post('/api/accounts', order);
  expect(added.status).toBe(201);
  await server.posted();
  const [letter] = server.letters;
  expect(letter).toMatchObject({ to: 'ada@example.org' });
  const link = linkIn(must(letter, 'a letter').text);
  for (let scanner = 0; scanner < 3; scanner += 1) {
    expect(await (await fetch(server.origin + link)).text()).toContain('Ada');
  }
  const pressed = await postForm(server.origin, link);
  expect(await signedInBy(server.origin, pressed)).toBe(added.body.id);
  expect((await postForm(server.origin, link)).status).toBe(404);
  const listed = (await administrator.get('/api/accounts')).body as { id: string }[];
  expect(listed.find((one) => one.id === added.body.id)).toMatchObject({
    name: 'Ada',
    email: 'ada@example.org',
    administrator: false,
    closedAt: null,
    invitedAt: expect.any(String),
    lastSignedInAt: expect.any(String),
    sessions: 1,
  });
  expect(entriesOf(server)).toEqual([
    ['observer', 'administrator', 'account-added', added.body.id, null],
    ['observer', 'administrator', 'person-invited', added.body.id, null],
  ]);
});

test('a second invitation takes the place of the first, and each works for a week', async () => {
  let now = Date.UTC(2026, 10, 22, 9);
  const server = await startServer({ now: () => now });
  const administrator = await administratorOf(server);
  giveAddress(server, 'chair', 'chair@example.org');
  for (let times = 0; times < 2; times += 1) {
    expect((await administrator.post('/api/accounts/chair/invitation')).status).toBe(204);
    await server.posted();
  }
  const [first, second] = server.letters.map((one) => linkIn(one.text));
  expect((await fetch(server.origin + first)).status).toBe(404);
  expect((await fetch(server.origin + second)).status).toBe(200);
  now += 7 * 24 * HOUR;
  const late = await fetch(server.origin + second);
  expect([late.status, await late.text()]).toEqual([404, expect.stringContaining('name="email"')]);
});

test('a closed account is out at once, everywhere, and comes back when it is opened again', async () => {
  const server = await startServer();
  const administrator = await administratorOf(server);
  giveAddress(server, 'chair', 'chair@example.org');
  const chair = await server.as('chair');
  await postForm(server.origin, '/sign-in', { email: 'chair@example.org' });
  await server.posted();
  const close = (reason: string) => administrator.post('/api/accounts/chair/closure', { reason });
  expect((await close(' ')).status).toBe(422);
  expect((await close('Left the CCG.')).status).toBe(204);
  expect((await chair.get('/api/me')).status).toBe(401);
  const link = linkIn(must(server.letters[0], 'a letter').text);
  expect((await fetch(server.origin + link)).status).toBe(404);
  expect((await administrator.post('/api/accounts/chair/invitation')).status).toBe(422);

  expect((await administrator.post('/api/accounts/chair/reopening')).status).toBe(204);
  expect((await chair.get('/api/me')).status).toBe(401);
  expect((await (await server.as('chair')).get('/api/me')).status).toBe(200);
  expect(entriesOf(server)).toEqual([
    ['observer', 'administrator', 'account-closed', 'chair', 'Left the CCG.'],
    ['observer', 'administrator', 'account-reopened', 'chair', null],
  ]);
});

test('a new address ends what the old one opened, and is told to nobody in the record', async () => {
  const server = await startServer();
  const administrator = await administratorOf(server);
  giveAddress(server, 'secretary', 'taken@example.org');
  giveAddress(server, 'chair', 'old@example.org');
  const chair = await server.as('chair');
  const move = (email: string) => administrator.post('/api/accounts/chair/address', { email });
  expect((await move('no address')).status).toBe(422);
  expect((await move('Taken@example.org')).status).toBe(422);
  expect((await move('New@Example.org')).status).toBe(204);
  expect((await chair.get('/api/me')).status).toBe(401);
  await postForm(server.origin, '/sign-in', { email: 'old@example.org' });
  await postForm(server.origin, '/sign-in', { email: 'new@example.org' });
  await server.posted();
  expect(server.letters.map((one) => one.to)).toEqual(['new@example.org']);
  expect(JSON.stringify(server.db.select().from(t.auditEvent).all())).not.toContain('@');
});

test('nobody but an administrator looks after accounts, and none closes their own', async () => {
  const server = await startServer();
  const administrator = await administratorOf(server);
  const secretary = await server.as('secretary');
  const order = { name: 'Ada', email: 'ada@example.org', administrator: true, invite: false };
  const paths = ['chair/invitation', 'chair/reopening', 'chair/sessions/end'];
  const refused = [
    await secretary.post('/api/accounts', order),
    await secretary.post('/api/accounts/chair/address', { email: 'a@example.org' }),
    await secretary.post('/api/accounts/chair/closure', { reason: 'x' }),
  ];
  for (const path of paths) refused.push(await secretary.post(`/api/accounts/${path}`));
  expect(new Set(refused.map((one) => one.status))).toEqual(new Set([403]));
  expect((await secretary.get('/api/accounts')).status).toBe(404);
  const own = await administrator.post('/api/accounts/observer/closure', { reason: 'x' });
  expect([own.status, own.body.message]).toEqual([422, expect.stringContaining('your own')]);
  expect((await administrator.post('/api/accounts/nobody/reopening')).status).toBe(404);
});

test('one sees where one is signed in, and ends one session or all', async () => {
  const server = await startServer();
  const here = await server.as('chair');
  const there = await server.as('chair');
  const lay = await server.as('lay-member');
  const { sessions } = (await here.get('/api/account')).body;
  expect(sessions).toHaveLength(2);
  expect(sessions.filter((one: { current: boolean }) => one.current)).toHaveLength(1);
  const other = sessions.find((one: { current: boolean }) => !one.current).id;
  expect((await lay.post(`/api/account/sessions/${other}/end`)).status).toBe(404);
  expect((await there.get('/api/me')).status).toBe(200);
  expect((await here.post(`/api/account/sessions/${other}/end`)).status).toBe(204);
  expect((await there.get('/api/me')).status).toBe(401);
  expect((await here.get('/api/me')).status).toBe(200);

  const again = await server.as('chair');
  expect((await again.post('/api/account/sign-out-everywhere')).status).toBe(204);
  for (const one of [here, again]) expect((await one.get('/api/me')).status).toBe(401);
  expect((await lay.get('/api/me')).status).toBe(200);
});

test('a session says how long it lasts, and lasts longer when somebody is there', async () => {
  let now = Date.UTC(2026, 10, 22, 9);
  const server = await startServer({ now: () => now });
  const chair = await server.as('chair');
  expect((await chair.get('/api/session')).body).toEqual({
    endsInMs: 12 * HOUR,
    longestMs: 7 * 24 * HOUR,
  });
  now += 11 * HOUR;
  await chair.get('/api/home');
  expect((await chair.get('/api/session')).body.endsInMs).toBe(HOUR);
  expect((await chair.post('/api/session/stay')).body.endsInMs).toBe(12 * HOUR);
  now += 12 * HOUR;
  expect((await chair.get('/api/session')).status).toBe(401);
});
