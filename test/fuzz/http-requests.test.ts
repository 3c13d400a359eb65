import { expect, test } from 'vitest';
import { startTwoParts } from '#test/harness/two-parts.ts';
import { badRequest, routesOf } from './http-requests.ts';

/** More by `HTTP_SEEDS=20000 vitest run … test/fuzz/http-requests.test.ts`. */
const SEEDS = Number(process.env.HTTP_SEEDS ?? 800);
/** Whoever may do most gets furthest in. */
const PERSONS = ['secretary', 'secretary', 'chair', 'lay-member', 'stranger', null];

test(`of ${SEEDS} bad requests over every route none is the server’s fault`, {
  timeout: 600_000,
}, async () => {
  const world = await startTwoParts();
  const { server, as } = world;
  const secretary = as.secretary;
  const all = routesOf((await secretary?.get('/api/openapi.json'))?.body);
  // What ends somebody's right for good comes last, or nobody would get in any more.
  const ending =
    /\/(closure|end|appointments|deputies|terms|seats|sessions|exclusions|account|accounts|people|sign-out-everywhere)(\/|$)/;
  const [routes, last] = [
    all.filter((one) => one.method === 'GET' || !ending.test(one.path)),
    all.filter((one) => one.method !== 'GET' && ending.test(one.path)),
  ];
  expect(routes.length).toBeGreaterThan(30);
  const committee = (await secretary?.get('/api/committees/nwl-sjc'))?.body;
  const documents = Object.values(world.documents);
  const known = {
    committees: ['nwl-sjc'],
    meetings: ['practice', 'sjc-2018-03-01'],
    items: Object.values(world.item),
    documents,
    actions: ['open-action', 'secret-action'],
    contributions: ['open-contribution'],
    comments: [await world.newComment('I'), await world.newComment('II')],
    seats: committee.seats.map((one: { id: string }) => one.id),
    people: committee.people.map((one: { id: string }) => one.id),
  };
  const wrong: string[] = [];
  const met = new Map<number, number>();
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const request = badRequest(seed, seed < SEEDS * 0.85 ? routes : last, known);
    const person = PERSONS[seed % PERSONS.length] ?? null;
    const answer = await fetch(server.origin + request.path, {
      method: request.method,
      redirect: 'manual',
      headers: {
        ...request.headers,
        ...(person === null ? {} : { cookie: as[person]?.cookie ?? '' }),
      },
      body: request.method === 'HEAD' || request.method === 'GET' ? null : request.body,
    });
    const text = await answer.text();
    met.set(answer.status, (met.get(answer.status) ?? 0) + 1);
    if (answer.status >= 500 || (answer.status >= 300 && answer.status < 400)) {
      wrong.push(
        `seed ${seed}: ${request.method} ${request.path.slice(0, 120)} ${request.body?.slice(0, 300)} → ${answer.status} ${text.slice(0, 100)}`,
      );
    }
  }
  expect(wrong).toEqual([]);
  expect(server.logged.filter((line) => line.startsWith('error'))).toEqual([]);
  // It reached the commands and was not all turned back at the door.
  for (const status of [200, 204, 400, 404]) {
    expect([status, (met.get(status) ?? 0) > SEEDS / 100]).toEqual([status, true]);
  }
  expect(({} as { administrator?: boolean }).administrator).toBeUndefined();
  expect((await fetch(`${server.origin}/healthz`)).status).toBe(200);
});
