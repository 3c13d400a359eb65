import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { cameByHttps } from '#server/http/security-headers.ts';
import { startServer } from '#test/harness/test-server.ts';

const directives = (headers: Headers) =>
  Object.fromEntries(
    (headers.get('content-security-policy') ?? '').split('; ').map((one) => {
      const [name = '', ...values] = one.split(' ');
      return [name, values.join(' ')];
    }),
  );

test('the app’s page runs scripts and takes style sheets by a nonce that is another one each time', async () => {
  const { origin } = await startServer();
  const nonces = new Set<string>();
  for (const path of ['/', '/meetings/practice', '/index.html']) {
    const answer = await fetch(origin + path);
    const policy = directives(answer.headers);
    const nonce =
      /^'nonce-([\w-]{22})' 'strict-dynamic'$/.exec(policy['script-src'] ?? '')?.[1] ?? '';
    expect(policy).toEqual({
      'default-src': "'none'",
      'script-src': `'nonce-${nonce}' 'strict-dynamic'`,
      'style-src': `'self' 'nonce-${nonce}'`,
      'style-src-attr': "'unsafe-inline'",
      'img-src': "'self' data:",
      'font-src': "'self'",
      'connect-src': "'self'",
      'form-action': "'self'",
      'base-uri': "'none'",
      'frame-ancestors': "'none'",
    });
    const page = await answer.text();
    expect(page).toContain(`<script type="module" src="/main.js" nonce="${nonce}">`);
    expect(page).toContain(`<meta property="csp-nonce" nonce="${nonce}">`);
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(3);
});

test('whatever else is served runs no script, is in no frame and is taken for what it says it is', async () => {
  const server = await startServer();
  const chair = await server.as('chair');
  for (const path of [
    '/api/me',
    '/api/no-such-thing',
    '/sign-in',
    '/signed-out',
    '/healthz',
    '/assets/no',
  ]) {
    const { headers } = await chair.get(path);
    const policy = directives(headers);
    expect([path, policy['default-src'], policy['script-src'], policy['frame-ancestors']]).toEqual([
      path,
      "'none'",
      undefined,
      "'none'",
    ]);
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
    });
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('x-powered-by')).toBeNull();
  }
});

test('only an address that is known to be opened by https is to be opened by https for ever', async () => {
  const { app } = await startServer({
    publicOrigins: ['https://minutes.example', 'http://localhost:8080'],
  });
  const told = async (host: string) => {
    const answer = await app.http.request('/healthz', { headers: { host } });
    return answer.headers.get('strict-transport-security');
  };
  expect(await told('minutes.example')).toBe('max-age=31536000');
  expect(await told('Minutes.Example')).toBe('max-age=31536000');
  expect(await told('localhost:8080')).toBeNull();
});

test('nothing that is behind the sign-in is kept by anybody on the way', async () => {
  const server = await startServer();
  const secretary = await server.as('secretary');
  const { paths } = (await secretary.get('/api/openapi.json')).body;
  for (const [path, methods] of Object.entries(paths as Record<string, object>)) {
    const address = path.replace(/\{\w+\}/g, 'practice');
    const answer =
      'get' in methods ? await secretary.get(address) : await secretary.post(address, {});
    expect([path, answer.headers.get('cache-control')]).toEqual([path, 'private, no-store']);
  }
  const refused = await fetch(`${server.origin}/api/me`);
  expect(refused.headers.get('cache-control')).toBe('private, no-store');
});

test('what may change something comes from a page of ours, whatever the browser says of it', async () => {
  const server = await startServer({ publicOrigins: ['https://minutes.example'] });
  const chair = await server.as('chair');
  const send = async (headers: Record<string, string>) =>
    (await chair.post('/api/meetings/practice/current-item', { itemId: null }, headers)).status;
  expect(await send({})).toBe(204);
  expect(await send({ origin: 'https://minutes.example' })).toBe(204);
  expect(await send({ 'sec-fetch-site': 'same-origin' })).toBe(204);
  for (const origin of [
    'null',
    '',
    'https://minutes.example.evil.example',
    'http://minutes.example',
  ]) {
    expect([origin, await send({ origin })]).toEqual([origin, 403]);
  }
  for (const site of ['cross-site', 'same-site']) {
    expect([site, await send({ 'sec-fetch-site': site })]).toEqual([site, 403]);
  }
});

test('that somebody came by https is known from their page, or from the address that is opened by https', async () => {
  const app = new Hono();
  app.all('/', (c) =>
    c.text(String(cameByHttps(c, ['https://minutes.example', 'http://localhost']))),
  );
  const came = async (headers: Record<string, string>) =>
    (await app.request('http://inside/', { headers })).text();
  expect(await came({ host: 'inside', origin: 'https://minutes.example' })).toBe('true');
  // On the way back from the organisation that signs its people in.
  expect(await came({ host: 'minutes.example' })).toBe('true');
  expect(await came({ host: 'localhost' })).toBe('false');
  expect(await came({ host: 'minutes.example', origin: 'http://minutes.example' })).toBe('false');
});
