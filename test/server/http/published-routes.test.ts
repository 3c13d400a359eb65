import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { createTally } from '#server/accounts/tallies.ts';
import { addPublishedRoutes } from '#server/http/published-routes.ts';

const ETAG = '"of-the-page"';
const PAGE = '/published/joint-committee/2018-03-01/';

/** The public site with one page, asked by nobody in particular. */
function siteWith(most = 60, now = () => 0) {
  const asked: string[] = [];
  const app = new Hono();
  addPublishedRoutes(app, {
    published: {
      at: async (path) => {
        if (path === '/published/wet-ink') return 'being_written';
        return path === PAGE
          ? { type: 'text/html; charset=utf-8', etag: ETAG, text: 'A page' }
          : null;
      },
      search: async ({ word }) => {
        asked.push(word);
        return 'Results';
      },
    },
    searches: createTally({ now, windowMs: 60_000, most }),
    letters: { placeOf: (c) => c.req.header('x-place') ?? '' },
  });
  const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    app.request(path, { headers, method });
  return { get, asked };
}

test('a page that a reader has already is not sent again, in whatever way a cache names it', async () => {
  const { get } = siteWith();
  for (const held of [ETAG, `W/${ETAG}`, `"another", W/${ETAG}`]) {
    const answer = await get(PAGE, { 'if-none-match': held });
    expect([held, answer.status, await answer.text()]).toEqual([held, 304, '']);
    expect(answer.headers.get('etag')).toBe(ETAG);
  }
  expect((await get(PAGE, { 'if-none-match': '"another"' })).status).toBe(200);
});

test('a reader who asks for the head alone is told the same and sent no words', async () => {
  const { get } = siteWith();
  const answer = await get(PAGE, {}, 'HEAD');
  expect([answer.status, await answer.text()]).toEqual([200, '']);
  expect(answer.headers.get('etag')).toBe(ETAG);
  expect(answer.headers.get('cache-control')).toBe('public, no-cache');
  expect(answer.headers.get('set-cookie')).toBeNull();
});

test('what is not there or is being written is said on a page that nobody keeps', async () => {
  const { get } = siteWith();
  for (const [path, status, sentence] of [
    ['/published/nowhere', 404, 'Nothing is published at this address.'],
    ['/published/%ff', 404, 'Nothing is published at this address.'],
    ['/published/wet-ink', 503, 'Try again in a moment.'],
  ] as const) {
    const answer = await get(path);
    expect([path, answer.status, answer.headers.get('cache-control')]).toEqual([
      ...[path, status, 'no-store'],
    ]);
    expect(await answer.text()).toContain(sentence);
  }
});

test('somebody who searches without end is asked to wait, and the others search on', async () => {
  let time = 0;
  const { get, asked } = siteWith(2, () => time);
  const search = async (place: string) =>
    (await get('/published/?word=budget', { 'x-place': place })).status;
  expect([await search('a'), await search('a'), await search('a')]).toEqual([200, 200, 429]);
  expect(await search('b')).toBe(200);
  expect(asked).toHaveLength(3);
  const refused = await get('/published/?word=budget', { 'x-place': 'a' });
  expect(refused.headers.get('retry-after')).toBe('60');
  expect(await refused.text()).toContain('Wait a minute, then search again.');
  time += 60_001;
  expect(await search('a')).toBe(200);
});

test('a query is cut where no reader would have gone on', async () => {
  const { get, asked } = siteWith();
  await get(`/published/?word=${'x'.repeat(5000)}`);
  expect(asked.map((word) => word.length)).toEqual([100]);
});
