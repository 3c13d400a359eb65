import { expect, test, vi } from 'vitest';
import * as t from '#server/db/records-schema.ts';
import { type Caller, startServer, type TestServer } from '#test/harness/test-server.ts';
import { until } from '#test/harness/until.ts';

// Each starts a whole server, on machines that do much else.
vi.setConfig({ testTimeout: 30_000 });

const SHARES = {
  type: 'financial',
  description: 'Shares in a supplier',
  relationship: null,
  mitigation: 'Leaves for contracts',
  fromDay: '2017-04-01',
  toDay: null,
};

interface Room {
  readonly server: TestServer;
  readonly secretary: Caller;
  readonly chair: Caller;
  readonly brent: Caller;
  readonly lay: Caller;
  /** The first of Part I and the one of Part II. */
  readonly items: { readonly open: string; readonly hidden: string };
}

async function openRoom(): Promise<Room> {
  const server = await startServer();
  const as = (person: string) => server.as(person);
  const secretary = await as('secretary');
  const { items } = (await secretary.get('/api/meetings/practice')).body;
  const first = (part: string) => items.find((one: { part: string }) => one.part === part).id;
  return {
    server,
    secretary,
    chair: await as('chair'),
    brent: await as('member-brent'),
    lay: await as('lay-member'),
    items: { open: first('I'), hidden: first('II') },
  };
}

const BRENT = expect.stringContaining('Brent');
const REGISTER = '/api/committees/nwl-sjc/interests';
const DECLARATIONS = '/api/meetings/practice/declarations';
const EXCLUSIONS = '/api/meetings/practice/exclusions';

const interestIn = (
  personId: string,
  itemIds: readonly string[],
  interestId: string | null = null,
) => ({
  personId,
  declared: { kind: 'interest', type: 'financial', nature: 'Shares', interestId, itemIds },
});

const answerOf = async (caller: Caller, person: string) =>
  (await caller.get(DECLARATIONS)).body.people.find(
    (one: { person: { id: string } }) => one.person.id === person,
  );

test('one writes down one’s own interests, the secretary anybody’s; an entry ends and stays', async () => {
  const { secretary, brent, lay, server } = await openRoom();
  expect((await brent.post(REGISTER, { ...SHARES, personId: 'member-brent' })).status).toBe(204);
  expect((await brent.post(REGISTER, { ...SHARES, personId: 'chair' })).status).toBe(403);
  const indirect = { ...SHARES, type: 'indirect', personId: 'chair' };
  expect((await secretary.post(REGISTER, indirect)).status).toBe(422);
  const partner = { ...indirect, relationship: 'Partner' };
  expect((await secretary.post(REGISTER, partner)).status).toBe(204);

  const { entries, people } = (await brent.get(REGISTER)).body;
  expect(people.map((one: { id: string }) => one.id)).toEqual(['member-brent']);
  expect(entries).toMatchObject([
    { ...SHARES, person: { id: 'member-brent' }, endedAt: null, mayEnd: true },
    { relationship: 'Partner', person: { id: 'chair' }, mayEnd: false },
  ]);
  const [own, other] = entries;
  const end = (id: string) => brent.post(`${REGISTER}/${id}/end`, { toDay: '2018-01-31' });
  expect((await end(other.id)).status).toBe(403);
  expect((await end(own.id)).status).toBe(204);
  expect((await end(own.id)).status).toBe(409);
  expect((await lay.get(REGISTER)).body.entries[0]).toMatchObject({
    toDay: '2018-01-31',
    endedAt: expect.stringMatching(/Z$/),
    mayEnd: false,
  });
  const deeds = server.db
    .select()
    .from(t.auditEvent)
    .all()
    .map((one) => one.deed);
  expect(deeds.filter((deed) => deed.startsWith('interest'))).toEqual([
    'interest-registered',
    'interest-registered',
    'interest-ended',
  ]);
});

test('everybody expected has declared, has nothing to declare, or was not asked yet', async () => {
  const { secretary, chair, brent, lay, items } = await openRoom();
  expect((await answerOf(secretary, 'member-brent')).state).toBe('not_asked');
  const none = { personId: 'member-brent', declared: { kind: 'none' } };
  expect((await brent.post(DECLARATIONS, none)).status).toBe(204);
  expect((await brent.post(DECLARATIONS, none)).status).toBe(204);
  expect((await answerOf(lay, 'member-brent')).state).toBe('none');

  // An interest takes the place of having none, and not the other way round.
  expect((await brent.post(DECLARATIONS, interestIn('member-brent', [items.open]))).status).toBe(
    204,
  );
  expect((await brent.post(DECLARATIONS, none)).status).toBe(409);
  const declared = await answerOf(lay, 'member-brent');
  expect(declared).toMatchObject({
    state: 'declared',
    declarations: [{ nature: 'Shares', items: [{ id: items.open }], mayWithdraw: false }],
  });
  expect((await chair.post(DECLARATIONS, { ...none, personId: 'member-ealing' })).status).toBe(204);
  expect((await lay.post(DECLARATIONS, { ...none, personId: 'member-ealing' })).status).toBe(403);
  expect((await secretary.post(DECLARATIONS, { ...none, personId: 'nobody' })).status).toBe(404);
  expect((await brent.post(DECLARATIONS, interestIn('member-brent', []))).status).toBe(400);
  expect((await brent.post(DECLARATIONS, interestIn('member-brent', ['no-item']))).status).toBe(
    404,
  );

  const [{ id }] = declared.declarations;
  expect((await brent.post(`/api/declarations/${id}/withdrawal`)).status).toBe(204);
  expect((await answerOf(lay, 'member-brent')).state).toBe('not_asked');
});

test('a declaration comes from the register, and only from one’s own entries', async () => {
  const { secretary, brent, items } = await openRoom();
  await brent.post(REGISTER, { ...SHARES, personId: 'member-brent' });
  const { register, declareFor } = (await brent.get(DECLARATIONS)).body;
  expect(declareFor.map((one: { id: string }) => one.id)).toEqual(['member-brent']);
  const [entry] = register;
  const own = interestIn('member-brent', [items.open], entry.id);
  expect((await brent.post(DECLARATIONS, own)).status).toBe(204);
  const foreign = interestIn('chair', [items.open], entry.id);
  expect((await secretary.post(DECLARATIONS, foreign)).status).toBe(404);
});

test('what is declared about a private item is as private as the item', async () => {
  const { server, brent, lay, secretary, items } = await openRoom();
  await brent.post(DECLARATIONS, interestIn('member-brent', [items.open, items.hidden]));
  expect((await answerOf(secretary, 'member-brent')).declarations).toHaveLength(1);
  const { text, body } = await lay.get(DECLARATIONS);
  expect(text).not.toContain('Shares');
  expect(text).not.toContain(items.hidden);
  expect(body.seesAll).toBe(false);
  expect((await lay.post(DECLARATIONS, interestIn('lay-member', [items.hidden]))).status).toBe(404);
  const entries = server.db.select().from(t.auditEvent).all();
  const declared = entries.filter((one) => one.deed === 'interest-declared');
  expect(declared.map((one) => [one.itemId, one.part])).toEqual([
    [items.open, 'I'],
    [items.hidden, 'II'],
  ]);
  expect(JSON.stringify(declared)).not.toContain('Shares');
});

test('the chair excludes somebody with a reason, changes the level, ends it; all of it stays on record', async () => {
  const { server, chair, secretary, brent, lay, items } = await openRoom();
  const path = `/api/items/${items.open}/exclusions`;
  const order = { personId: 'member-brent', level: 'no_vote', reason: 'Holds shares.' };
  expect((await brent.post(path, order)).status).toBe(403);
  expect((await chair.post(path, { ...order, reason: ' ' })).status).toBe(400);
  expect((await chair.post(path, { ...order, personId: 'nobody' })).status).toBe(422);
  expect((await chair.post(path, order)).status).toBe(204);
  expect((await chair.post(path, order)).status).toBe(409);
  const [first] = (await secretary.get(EXCLUSIONS)).body.exclusions;
  expect(first).toMatchObject({
    person: { id: 'member-brent' },
    item: { id: items.open },
    level: 'no_vote',
    reason: 'Holds shares.',
    ended: null,
  });
  // Stays in the room: the item is there.
  const sees = async () => (await brent.get('/api/meetings/practice')).text.includes(items.open);
  expect(await sees()).toBe(true);

  const change = { level: 'leaves', reason: 'It is about the contract.' };
  const levelOf = (id: string) => `/api/exclusions/${id}/level`;
  expect((await brent.post(levelOf(first.id), change)).status).toBe(404);
  expect((await secretary.post(levelOf(first.id), { ...change, level: 'no_vote' })).status).toBe(
    422,
  );
  expect((await secretary.post(levelOf(first.id), change)).status).toBe(204);
  expect((await secretary.post(levelOf(first.id), change)).status).toBe(409);
  await until('the item gone for the member', async () => !(await sees()));
  for (const other of [brent, lay]) expect((await other.get(EXCLUSIONS)).status).toBe(404);

  const standing = (await chair.get(EXCLUSIONS)).body.exclusions.at(-1);
  const end = { reason: 'The item is closed.' };
  expect((await chair.post(`/api/exclusions/${standing.id}/end`, end)).status).toBe(204);
  await until('the item there again', sees);
  expect((await chair.get(EXCLUSIONS)).body.exclusions).toMatchObject([
    { level: 'no_vote', ended: { reason: change.reason } },
    { level: 'leaves', ended: end },
  ]);
  const entries = server.db.select().from(t.auditEvent).all();
  expect(
    entries
      .filter((one) => one.thing === 'exclusion')
      .map((one) => [one.deed, one.before, one.after]),
  ).toEqual([
    ['person-excluded', null, { person: BRENT, level: 'no_vote' }],
    ['exclusion-changed', { person: BRENT, level: 'no_vote' }, { person: BRENT, level: 'leaves' }],
    ['exclusion-ended', { person: BRENT, level: 'leaves' }, null],
  ]);
});

test('whoever is kept from an item themselves can neither see nor end it, whatever they are', async () => {
  const { chair, secretary, items } = await openRoom();
  const path = `/api/items/${items.open}/exclusions`;
  const order = { personId: 'chair', level: 'papers_withheld', reason: 'Is on its board.' };
  expect((await chair.post(path, order)).status).toBe(204);
  await until('the item gone', async () => {
    return !(await chair.get('/api/meetings/practice')).text.includes(items.open);
  });
  expect((await chair.get(EXCLUSIONS)).body.exclusions).toEqual([]);
  const [{ id }] = (await secretary.get(EXCLUSIONS)).body.exclusions;
  const end = { reason: 'No.' };
  expect((await chair.post(`/api/exclusions/${id}/end`, end)).status).toBe(404);
  expect((await secretary.post(`/api/exclusions/${id}/end`, end)).status).toBe(204);
});

test('chosen text of a private item goes into Part I as a copy; the item stays private', async () => {
  const { server, secretary, lay, items } = await openRoom();
  const { body } = await secretary.get('/api/meetings/practice/minutes');
  const { blocks } = body.items.find((one: { itemId: string }) => one.itemId === items.hidden);
  const words = blocks.map((block: { text: readonly { text: string }[] }) =>
    block.text.map((run) => run.text).join(''),
  );
  const copy = (chosen: object) =>
    secretary.post(`/api/items/${items.hidden}/public-copy`, {
      title: 'In public',
      blocks: [chosen],
    });
  expect((await copy({ at: 0, words: 'Other words' })).status).toBe(409);
  const done = await copy({ at: 0, words: words[0] });
  expect(done.status).toBe(201);
  await until('the copy in Part I', async () => {
    return (await lay.get('/api/meetings/practice')).text.includes('In public');
  });
  const seen = (await lay.get('/api/meetings/practice/minutes')).body.items;
  const [block] = seen.find((one: { itemId: string }) => one.itemId === done.body.itemId).blocks;
  expect(block).toMatchObject({ kind: 'paragraph' });
  expect(block.id).not.toBe(blocks[0].id);
  expect((await lay.get('/api/meetings/practice')).text).not.toContain(items.hidden);
  const entry = server.db.select().from(t.auditEvent).all().at(-1);
  expect(entry).toMatchObject({
    deed: 'text-copied-to-part-one',
    part: 'II',
    itemId: items.hidden,
    after: { itemId: done.body.itemId },
  });
});
