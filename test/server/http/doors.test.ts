import { expect, test } from 'vitest';
import { toPersonId } from '#shared/ids.ts';
import { startServer } from '#test/harness/test-server.ts';

test('opening a sign-in link uses nothing up; its button signs in', async () => {
  const server = await startServer();
  const path = await server.app.demonstrationLink(new Uint8Array(32), toPersonId('chair'));
  for (let scanner = 0; scanner < 3; scanner += 1) {
    const page = await (await fetch(server.origin + path)).text();
    expect(page.match(/<button/g)).toHaveLength(1);
    expect(page).toContain('method="post"');
  }
  const signedIn = await fetch(server.origin + path, { method: 'POST', redirect: 'manual' });
  expect(signedIn.status).toBe(303);
  const cookie = signedIn.headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/HttpOnly/);
  expect(cookie).toMatch(/SameSite=Lax/);
});

test('without a session the API says so, and the pages still load', async () => {
  const server = await startServer();
  const refused = await fetch(`${server.origin}/api/committees`);
  expect([refused.status, await refused.json()]).toEqual([
    401,
    { code: 'signed-out', message: 'Sign in to see this.' },
  ]);
  const page = await fetch(`${server.origin}/meetings/practice`);
  expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-cache']);
});

test('signing out ends the session on the server', async () => {
  const server = await startServer();
  const chair = await server.as('chair');
  expect((await chair.get('/api/me')).status).toBe(200);
  expect((await chair.post('/sign-out')).status).toBe(303);
  expect((await chair.get('/api/me')).status).toBe(401);
});

test('what one may not see answers byte for byte like what does not exist', async () => {
  const server = await startServer();
  const secretary = await server.as('secretary');
  const lay = await server.as('lay-member');
  const detail = (await secretary.get('/api/meetings/practice')).body;
  const hidden = detail.items.find((item: { part: string }) => item.part === 'II');
  const answers = [
    await lay.post(`/api/items/${hidden.id}/withdrawal`, {}),
    await lay.post('/api/items/no-such-item/withdrawal', {}),
  ];
  expect(answers.map((one) => one.status)).toEqual([404, 404]);
  expect(answers[0]?.text).toBe(answers[1]?.text);
  expect((await lay.get('/api/meetings/no-such-meeting')).text).toBe(answers[0]?.text);
});

test('Part II is not there for those who may not see it', async () => {
  const server = await startServer();
  const secretary = (await (await server.as('secretary')).get('/api/meetings/practice')).body;
  expect(secretary.agendas.map((one: { part: string }) => one.part)).toEqual(['I', 'II']);
  for (const person of ['lay-member', 'healthwatch', 'observer']) {
    const seen = await (await server.as(person)).get('/api/meetings/practice');
    expect(seen.body.agendas.map((one: { part: string }) => one.part)).toEqual(['I']);
    expect(seen.text).not.toContain('in private');
    expect(seen.body.notesDocumentId).toBeNull();
  }
});

test('a request from another site changes nothing', async () => {
  const server = await startServer();
  const chair = await server.as('chair');
  const order = { itemId: null };
  const path = '/api/meetings/practice/current-item';
  const foreign = await chair.post(path, order, { origin: 'https://elsewhere.example' });
  expect(foreign.status).toBe(403);
  expect((await chair.post(path, order, { origin: server.origin })).status).toBe(204);
});

test('a body that cannot be read is refused with the field and the reason', async () => {
  const server = await startServer();
  const secretary = await server.as('secretary');
  const untitled = await secretary.post('/api/meetings/practice/items', { part: 'I', title: ' ' });
  expect([untitled.status, untitled.body]).toEqual([
    400,
    {
      code: 'not-valid',
      message: 'Enter a title for the item',
      fields: [{ path: 'title', message: 'Enter a title for the item' }],
    },
  ]);
  const broken = await fetch(`${server.origin}/api/meetings/practice/items`, {
    method: 'POST',
    headers: { cookie: secretary.cookie, 'content-type': 'application/json' },
    body: '{"part":',
  });
  expect(broken.status).toBe(400);
});

test('every endpoint of the API is described', async () => {
  const server = await startServer();
  const secretary = await server.as('secretary');
  const described = Object.keys((await secretary.get('/api/openapi.json')).body.paths);
  const served = server.app.http.routes
    .map((route) => route.path.replaceAll(/:(\w+)/g, '{$1}'))
    .filter((path) => path.startsWith('/api/') && !path.includes('*'))
    .filter((path) => path !== '/api/openapi.json' && path !== '/api/live');
  expect(new Set(described)).toEqual(new Set(served));
});

test('what is too long to send is refused in words', async () => {
  const server = await startServer();
  const secretary = await server.as('secretary');
  const path = '/api/meetings/practice/items';
  const long = await secretary.post(path, { part: 'I', title: 'x'.repeat(300_000) });
  expect([long.status, long.body]).toEqual([
    413,
    { code: 'too-large', message: 'This is too long to send.' },
  ]);
});

test('signing in as somebody else ends the session that this browser had', async () => {
  const server = await startServer();
  const key = new Uint8Array(32);
  const chair = await server.as('chair');
  const signIn = async (person: string) => {
    const path = await server.app.demonstrationLink(key, toPersonId(person));
    const headers = { cookie: chair.cookie };
    return fetch(server.origin + path, { method: 'POST', redirect: 'manual', headers });
  };
  await signIn('chair');
  expect((await chair.get('/api/me')).status).toBe(200);
  await signIn('secretary');
  expect((await chair.get('/api/me')).status).toBe(401);
});

test('a browser that came by https is given a cookie for https alone, which outlasts the session', async () => {
  const server = await startServer({ publicOrigins: ['https://minutes.example'] });
  const path = await server.app.demonstrationLink(new Uint8Array(32), toPersonId('chair'));
  const cookieFor = async (origin: string) => {
    const headers = { origin };
    const signedIn = await fetch(server.origin + path, {
      method: 'POST',
      redirect: 'manual',
      headers,
    });
    return signedIn.headers.get('set-cookie') ?? '';
  };
  expect(await cookieFor('https://minutes.example')).toMatch(/; Secure/);
  const plain = await cookieFor(server.origin);
  expect(plain).not.toMatch(/; Secure/);
  expect(Number(/Max-Age=(\d+)/.exec(plain)?.[1])).toBeGreaterThan(12 * 60 * 60);
});

test('sign-in pages are not kept', async () => {
  const server = await startServer();
  const path = await server.app.demonstrationLink(new Uint8Array(32), toPersonId('chair'));
  for (const method of ['GET', 'POST', 'HEAD']) {
    const answer = await fetch(server.origin + path, { method, redirect: 'manual' });
    expect(answer.headers.get('cache-control')).toBe('no-store');
  }
});
