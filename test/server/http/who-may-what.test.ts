import { expect, test } from 'vitest';
import { constitutionOrder } from '#test/harness/constitution-orders.ts';
import type { Caller } from '#test/harness/test-server.ts';
import {
  commentOn,
  type Part,
  PERSONS,
  startTwoParts,
  type TwoParts,
} from '#test/harness/two-parts.ts';

/** Who may do what, over HTTP: the one table to review. Columns are the secretary, the chair, the members for
 *  Brent and Ealing, the lay member, the Healthwatch representative, the observer, somebody without a seat,
 *  and nobody. `+`: the answer tells of something in Part II. A route that the router serves and this table
 *  does not name fails the test. */
const EXPECTED: Readonly<Record<string, string>> = {
  // Open to anybody.
  'GET /healthz': '200 200 200 200 200 200 200 200 200',
  'GET /readyz': '200 200 200 200 200 200 200 200 200',
  'GET /metrics': '200 200 200 200 200 200 200 200 200',
  'GET /server-page.css': '200 200 200 200 200 200 200 200 200',
  'GET /signed-out': '200 200 200 200 200 200 200 200 200',
  'GET /sign-in/:token, an unknown one': '404 404 404 404 404 404 404 404 404',
  'POST /sign-in/:token, an unknown one': '404 404 404 404 404 404 404 404 404',
  'GET /api/openapi.json': '200 200 200 200 200 200 200 200 200',

  // For everybody signed in, about themselves.
  'GET /api/me': '200 200 200 200 200 200 200 200 401',
  'GET /api/home': '200+ 200+ 200+ 200+ 200 200 200 200 401',
  'GET /api/committees': '200 200 200 200 200 200 200 200 401',
  'GET /api/live': '200 200 200 200 200 200 200 200 401',

  // The committee.
  'GET /api/committees/:id': '200 200 200 200 200 200 200 404 401',
  'GET /api/committees/:id/meetings': '200 200 200 200 200 200 200 404 401',
  'GET /api/committees/:id/patient-voice': '200 200 200 200 200 200 200 404 401',

  'GET /api/committees/:id/constitution': '200 200 200 200 200 200 200 404 401',
  'GET /api/committees/:id/terms': '200 200 200 200 200 200 200 404 401',

  // The constitution, kept. Whoever sits on no committee is not to know that there are bodies and people.
  'GET /api/bodies': '200 404 404 404 404 404 404 404 401',
  'POST /api/areas': '201 403 403 403 403 403 403 404 401',
  'POST /api/organisations': '201 403 403 403 403 403 403 404 401',
  'POST /api/organisations/:id': '204 403 403 403 403 403 403 404 401',
  'POST /api/organisations/:id/merger': '204 403 403 403 403 403 403 404 401',
  'POST /api/people/:id': '204 404 404 404 404 404 404 404 401',
  'POST /api/committees': '403 403 403 403 403 403 403 403 401',
  'POST /api/committees/:id': '204 403 403 403 403 403 403 404 401',
  'POST /api/committees/:id/terms': '201 403 403 403 403 403 403 404 401',
  'POST /api/committees/:id/meetings': '201 403 403 403 403 403 403 404 401',
  'POST /api/committees/:id/seats': '201 403 403 403 403 403 403 404 401',
  'POST /api/seats/:id': '204 403 403 403 403 403 403 404 401',
  'POST /api/seats/:id/end': '204 403 403 403 403 403 403 404 401',
  'POST /api/seats/:id/appointments': '201 403 403 403 403 403 403 404 401',
  'POST /api/appointments/:id/confirmation': '204 403 403 403 403 403 403 404 401',
  'POST /api/appointments/:id/term': '204 403 403 403 403 403 403 404 401',
  'POST /api/appointments/:id/end': '204 403 403 403 403 403 403 404 401',
  'POST /api/appointments/:id/deputies': '201 403 403 403 403 403 403 404 401',
  'POST /api/deputies/:id/end': '204 403 403 403 403 403 403 404 401',

  // A meeting, read.
  'GET /api/meetings/:id': '200+ 200+ 200+ 200+ 200 200 200 404 401',
  'GET /api/meetings/:id/minutes': '200+ 200+ 200+ 200+ 200 200 200 404 401',
  'GET /api/meetings/:id/gaps': '200+ 200+ 200+ 200+ 200 200 200 404 401',
  'GET /api/meetings/:id/removed-records': '200+ 200+ 200 200 200 200 200 404 401',
  'GET /api/meetings/:id/presence': '200+ 200+ 200+ 200+ 200 200 200 404 401',
  'GET /api/meetings/:id/comments': '200+ 200+ 200+ 200+ 200 200 200 404 401',
  'GET /api/documents/:id/last-good, Part I': '200 200 200 200 200 200 200 404 401',
  'GET /api/documents/:id/last-good, Part II': '200+ 200+ 200+ 200+ 404 404 404 404 401',
  'POST /api/documents/:id/purge, Part I': '204 403 403 403 403 403 403 404 401',
  'POST /api/documents/:id/purge, Part II': '204 403 403 403 404 404 404 404 401',
  'GET /api/actions': '200+ 200+ 200+ 200+ 200 200 200 200 401',
  'GET /api/actions/:id, Part I': '200 200 200 200 200 200 200 404 401',
  'GET /api/actions/:id, Part II': '200+ 200+ 200+ 200+ 404 404 404 404 401',
  'GET /api/actions/:id, Part I, closed in Part II': '200+ 200+ 200+ 200+ 200 200 200 404 401',
  'GET /api/decisions': '200+ 200+ 200+ 200+ 200 200 200 200 401',
  'GET /api/contributions': '200+ 200+ 200+ 200+ 200 200 200 200 401',

  // A meeting, kept.
  'POST /api/meetings/:id/presence, Part I': '204 204 204 204 204 204 204 404 401',
  'POST /api/meetings/:id/presence, Part II': '204 204 204 204 404 404 404 404 401',
  'POST /api/meetings/:id/items, Part I': '201 201 403 403 403 403 403 404 401',
  'POST /api/meetings/:id/items, Part II': '201 201 403 403 404 404 404 404 401',
  'POST /api/meetings/:id/current-item, Part I': '204 204 403 403 403 403 403 404 401',
  'POST /api/meetings/:id/current-item, Part II': '204 204 403 403 404 404 404 404 401',
  'POST /api/items/:id/withdrawal, Part I': '204 204 403 403 403 403 403 404 401',
  'POST /api/items/:id/withdrawal, Part II': '204 204 403 403 404 404 404 404 401',

  // Private business. What is in Part II already does not go there again.
  'POST /api/items/:id/privacy, Part I': '204 204 403 403 403 403 403 404 401',
  'POST /api/items/:id/privacy, Part II': '409 409 403 403 404 404 404 404 401',
  'POST /api/items/:id/appearance, Part I': '204 204 403 403 403 403 403 404 401',
  'POST /api/items/:id/appearance, Part II': '204 204 403 403 404 404 404 404 401',
  'GET /api/meetings/:id/private-business': '200+ 200+ 200 200 200 200 200 404 401',
  'POST /api/items/:id/public-copy, Part I': '422 422 403 403 403 403 403 404 401',
  'POST /api/items/:id/public-copy, Part II': '201 201 403 403 404 404 404 404 401',

  // Interests: the secretary's own. What bears on a private item is as private as the item, and who is excluded from
  // what is for the secretary and the chair.
  'GET /api/committees/:id/interests': '200 200 200 200 200 200 200 404 401',
  'POST /api/committees/:id/interests': '204 204 403 403 403 403 403 404 401',
  'POST /api/committees/:id/interests/:interestId/end': '204 204 403 403 403 403 403 404 401',
  'GET /api/meetings/:id/declarations': '200+ 200+ 200+ 200+ 200 200 200 404 401',
  'POST /api/meetings/:id/declarations': '204 204 403 403 403 403 403 404 401',
  'POST /api/declarations/:id/withdrawal, Part I': '204 204 403 403 403 403 403 404 401',
  'POST /api/declarations/:id/withdrawal, Part II': '204 204 403 403 404 404 404 404 401',
  'GET /api/meetings/:id/exclusions': '200+ 200+ 404 404 404 404 404 404 401',
  'POST /api/items/:id/exclusions, Part I': '204 204 403 403 403 403 403 404 401',
  'POST /api/items/:id/exclusions, Part II': '204 204 403 403 404 404 404 404 401',
  'POST /api/exclusions/:id/level, Part I': '204 204 404 404 404 404 404 404 401',
  'POST /api/exclusions/:id/level, Part II': '204 204 404 404 404 404 404 404 401',
  'POST /api/exclusions/:id/end, Part I': '204 204 404 404 404 404 404 404 401',

  // Comments: in Part I the lay member's, in Part II the chair's.
  'POST /api/meetings/:id/comments, Part I': '201 201 201 201 201 201 403 404 401',
  'POST /api/meetings/:id/comments, Part II': '201+ 201+ 201+ 201+ 404 404 404 404 401',
  'POST /api/comments/:id/replies, Part I': '204 204 403 403 204 403 403 404 401',
  'POST /api/comments/:id/replies, Part II': '204 204 403 403 404 404 404 404 401',
  'POST /api/comments/:id/settlement, Part I': '204 204 403 403 403 403 403 404 401',
  'POST /api/comments/:id/settlement, Part II': '204 204 403 403 404 404 404 404 401',
  'POST /api/comments/:id/withdrawal, Part I': '403 403 403 403 204 403 403 404 401',
  'POST /api/comments/:id/withdrawal, Part II': '403 204 403 403 404 404 404 404 401',

  // Records: the action of Part I is the member for Brent's, that of Part II nobody's.
  'POST /api/actions/:id/updates, progress, Part I': '204 204 204 403 403 403 403 404 401',
  'POST /api/actions/:id/updates, progress, Part II': '204 204 403 403 404 404 404 404 401',
  'POST /api/actions/:id/updates, due date, Part I': '204 204 403 403 403 403 403 404 401',
  'POST /api/actions/:id/updates, due date, Part II': '204 204 403 403 404 404 404 404 401',
  'POST /api/contributions/:id/responses, Part I': '204 204 204 204 403 403 403 404 401',
  'POST /api/contributions/:id/responses, Part II': '204 204 204 204 404 404 404 404 401',

  // Who did what: of the service for an administrator.
  'GET /api/committees/:id/audit': '200+ 200+ 404 404 404 404 404 404 401',
  'GET /api/committees/:id/audit/export': '200+ 200+ 404 404 404 404 404 404 401',
  'GET /api/audit': '404 404 404 404 404 404 404 404 401',
  'GET /api/audit/export': '404 404 404 404 404 404 404 404 401',

  // Last, because nothing is written on a closed committee, and because it ends the sessions.
  'POST /api/committees/:id/closure': '204 403 403 403 403 403 403 404 401',
  'POST /sign-out': '303 303 303 303 303 303 303 303 303',
};

/** What is asked for a row of the table, made anew for each who asks. */
interface Request {
  readonly path: string;
  readonly body?: unknown;
}

const INTEREST = {
  personId: 'secretary',
  type: 'financial',
  description: 'Shares',
  relationship: null,
  mitigation: null,
  fromDay: null,
  toDay: null,
};

const declarationOn = (itemId: string) => ({
  personId: 'secretary',
  declared: {
    kind: 'interest',
    type: 'financial',
    nature: 'Shares',
    interestId: null,
    itemIds: [itemId],
  },
});

const secretaryOf = ({ as }: TwoParts) => as.secretary as Caller;

async function newInterest(world: TwoParts): Promise<string> {
  await secretaryOf(world).post('/api/committees/nwl-sjc/interests', INTEREST);
  return (await secretaryOf(world).get('/api/committees/nwl-sjc/interests')).body.entries.at(-1).id;
}

async function newDeclaration(world: TwoParts, part: Part): Promise<string> {
  const path = '/api/meetings/practice/declarations';
  await secretaryOf(world).post(path, declarationOn(world.item[part]));
  const { people } = (await secretaryOf(world).get(path)).body;
  return people.find((one: { state: string }) => one.state === 'declared').declarations.at(-1).id;
}

async function newExclusion(world: TwoParts, part: Part): Promise<string> {
  const body = { personId: 'observer', level: 'no_vote', reason: 'A conflict.' };
  await secretaryOf(world).post(`/api/items/${await world.newItem(part)}/exclusions`, body);
  const { body: found } = await secretaryOf(world).get('/api/meetings/practice/exclusions');
  return found.exclusions.at(-1).id;
}

function requestOf(row: string, world: TwoParts): Request | Promise<Request> {
  const part: Part = row.endsWith('Part II') ? 'II' : 'I';
  const name = part === 'I' ? 'open' : 'secret';
  const [method = '', route = ''] = row.replace(/,.*/, '').split(' ');
  const asked = route.endsWith('/export') ? `${route}?format=csv` : route;
  const of = (id: string, body?: unknown) => ({ path: asked.replace(':id', id), body });
  const keeping = method === 'GET' ? null : constitutionOrder(route, world.server.db);
  if (keeping !== null) return of(keeping.id, keeping.body);
  if (route.startsWith('/api/meetings/:id')) {
    const bodies: Record<string, unknown> = {
      presence: { tab: 'b', itemId: world.item[part] },
      items: { part, title: part === 'I' ? 'One more' : 'SECRET too' },
      'current-item': { itemId: world.item[part] },
      declarations: declarationOn(world.item.I),
      comments: { ...commentOn(world.item[part]), text: part === 'I' ? 'Why?' : 'SECRET?' },
    };
    return of('practice', method === 'GET' ? undefined : bodies[route.split('/').at(-1) ?? '']);
  }
  const itemBodies: Record<string, unknown> = {
    privacy: { shownAs: 'restricted', neutralTitle: null, reason: 'Staff.' },
    appearance: { shownAs: 'restricted', neutralTitle: null },
    'public-copy': { title: 'In public', blocks: [{ at: 0, words: '' }] },
    exclusions: { personId: 'observer', level: 'no_vote', reason: 'A conflict.' },
  };
  const reasons: Record<string, unknown> = {
    replies: { text: 'So.' },
    settlement: { state: 'accepted', reason: '' },
  };
  switch (route.split('/').slice(0, 4).join('/')) {
    case '/api/committees/:id':
      if (route.includes(':interestId')) {
        return newInterest(world).then((id) => ({
          path: route.replace(':id', 'nwl-sjc').replace(':interestId', id),
          body: { toDay: null },
        }));
      }
      return of('nwl-sjc', method === 'GET' ? undefined : INTEREST);
    case '/api/documents/:id':
      if (method === 'GET') return of(world.documents[`minute ${part}`]);
      return world.newDocument(part).then((id) => of(id, { reason: 'Wrong text pasted.' }));
    case '/api/items/:id':
      return world
        .newItem(part)
        .then((id) => of(id, itemBodies[route.split('/').at(-1) ?? ''] ?? {}));
    case '/api/declarations/:id':
      return newDeclaration(world, part).then((id) => of(id));
    case '/api/exclusions/:id':
      return newExclusion(world, part).then((id) =>
        of(id, { level: 'no_discussion', reason: 'A conflict.' }),
      );
    case '/api/comments/:id':
      return world
        .newComment(part)
        .then((id) => of(id, reasons[route.split('/').at(-1) ?? ''] ?? {}));
    case '/api/contributions/:id':
      return of(`${name}-contribution`, { text: 'Yes.' });
    case '/api/actions/:id':
      if (row.includes('closed in')) return of('open-closed');
      if (row.includes('due date'))
        return of(`${name}-action`, {
          kind: 'due_moved',
          note: 'Later.',
          newDueDate: '2030-01-31',
        });
      return of(`${name}-action`, method === 'GET' ? undefined : { kind: 'progress', note: 'On.' });
    default:
      return { path: asked.replace(':token', 'no-such-link') };
  }
}

/** The answer as the table has it; a stream is looked at as far as its status. */
async function ask(
  { server, as, secrets }: TwoParts,
  person: string | null,
  method: string,
  { path, body }: Request,
): Promise<{ readonly cell: string; readonly text: string }> {
  const stop = new AbortController();
  const answer = await fetch(server.origin + path, {
    method,
    redirect: 'manual',
    signal: stop.signal,
    headers: {
      ...(person === null ? {} : { cookie: as[person]?.cookie ?? '' }),
      'content-type': 'application/json',
    },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const streams = answer.headers.get('content-type') === 'text/event-stream';
  const text = streams ? '' : await answer.text();
  stop.abort();
  const told = secrets.some((secret) => text.includes(secret));
  return { cell: `${answer.status}${told ? '+' : ''}`, text };
}

test('every route answers everybody as the table says, and Part II is like nothing to who may not see it', async () => {
  const world = await startTwoParts();
  const unknown = await world.as.chair?.get('/api/meetings/no-such-meeting');
  const found: Record<string, string> = {};
  for (const row of Object.keys(EXPECTED)) {
    const [method = ''] = row.split(' ');
    const cells: string[] = [];
    for (const person of [...PERSONS, null]) {
      const { cell, text } = await ask(world, person, method, await requestOf(row, world));
      cells.push(cell);
      if (cell === '404' && row.includes('/api/')) expect(text, row).toBe(unknown?.text);
    }
    found[row] = cells.join(' ');
  }
  expect(found).toEqual(EXPECTED);

  const served = world.server.app.http.routes
    .filter(({ method, path }) => method !== 'ALL' && !path.includes('*'))
    .map(({ method, path }) => `${method} ${path}`);
  const reviewed = Object.keys(EXPECTED).map((row) => row.replace(/,.*/, ''));
  expect(new Set(reviewed)).toEqual(new Set(served));
}, 180_000);
