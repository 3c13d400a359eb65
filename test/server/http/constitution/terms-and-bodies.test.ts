import { expect, test } from 'vitest';
import { UNRECORDED_TERMS } from '#shared/domain/terms-of-reference.ts';
import { BODY_ORDER, TERMS_ORDER } from '#test/harness/constitution-orders.ts';
import { faultsOf, startKeptCommittee } from '#test/harness/kept-committee.ts';

const quorum = {
  counts: 'persons',
  clauses: [
    { kind: 'all_organisations' },
    { kind: 'min_of_category', category: 'lay_member', number: 1, votingOnly: false },
  ],
};

test('terms of reference are recorded as versions, and each rule is said back', async () => {
  const { admin, server, committeeId, deeds, goTo } = await startKeptCommittee();
  const path = `/api/committees/${committeeId}/terms`;
  const record = (firstDay: string, rules: object = {}) =>
    admin.post(path, { ...TERMS_ORDER, firstDay, rules: { ...UNRECORDED_TERMS, ...rules } });
  expect((await record('2018-02-01', { quorum })).body).toMatchObject({ version: 1 });
  expect((await record('2018-04-01', { heldInPublic: true })).body).toMatchObject({ version: 2 });
  expect(faultsOf(await record('2018-03-31'))).toEqual({
    status: 422,
    firstDay: 'Choose 1 April 2018 or later: the version before this one begins then',
  });
  const versions = (await admin.get(path)).body;
  expect(
    versions.map((one: Record<string, unknown>) => [
      one.version,
      one.firstDay,
      one.lastDay,
      one.inForce,
      one.recordedBy,
    ]),
  ).toEqual([
    [2, '2018-04-01', null, false, 'Ada Admin'],
    [1, '2018-02-01', '2018-03-31', true, 'Ada Admin'],
  ]);
  const constitution = `/api/committees/${committeeId}/constitution`;
  const { terms } = (await admin.get(constitution)).body;
  expect(terms.said.find((one: { key: string }) => one.key === 'quorum').sentences).toEqual([
    'At least one member from each CCG and one lay member.',
    'Each person counts once, however many seats they hold.',
  ]);
  expect(terms.said.find((one: { key: string }) => one.key === 'voting').sentences).toEqual([]);
  goTo(Date.UTC(2018, 3, 1, 9));
  const later = await server.as('admin');
  expect((await later.get(constitution)).body.terms.version).toBe(2);
  expect(deeds().slice(-2)).toEqual(['terms-recorded', 'terms-recorded']);
});

test('a rule that makes no sense is refused with the field it is in', async () => {
  const { admin, committeeId } = await startKeptCommittee();
  const rules = {
    ...UNRECORDED_TERMS,
    quorum: { counts: null, clauses: [{ kind: 'min_total', number: 0 }] },
    commentWindowDays: 1000,
  };
  const answer = await admin.post(`/api/committees/${committeeId}/terms`, {
    ...TERMS_ORDER,
    rules,
  });
  expect(faultsOf(answer)).toEqual({
    status: 400,
    'rules.quorum.clauses.0.number': 'Enter a number of 1 or more',
    'rules.commentWindowDays': 'Enter no more than 365 days',
  });
});

test('bodies are added, changed and merged, and none goes into one that came from it', async () => {
  const { admin, deeds } = await startKeptCommittee();
  const add = (told: object) => admin.post('/api/organisations', { ...BODY_ORDER, ...told });
  expect(faultsOf(await add({ name: 'nhs brent ccg' }))).toEqual({
    status: 422,
    name: 'There is a body of this name already',
  });
  expect(faultsOf(await add({ name: '', areaIds: ['nowhere'], firstDay: '2021-02-30' }))).toEqual({
    status: 422,
    name: 'Enter the name of the body',
    areaIds: 'Choose areas from the list',
    firstDay: 'Enter a date that exists',
  });
  const added = await add({ name: 'NHS North West London CCG', firstDay: '2021-04-01' });
  const merge = (id: string, intoId: string, from = '2021-04-01') =>
    admin.post(`/api/organisations/${id}/merger`, { intoId, from });
  for (const ccg of ['ccg-brent', 'ccg-ealing']) {
    expect((await merge(ccg, added.body.id)).status).toBe(204);
  }
  expect(faultsOf(await merge(added.body.id, 'ccg-brent', '2022-07-01'))).toEqual({
    status: 422,
    intoId: 'Choose another body: NHS Brent CCG went into this one',
  });
  expect(faultsOf(await merge(added.body.id, added.body.id, '2022-07-01'))).toEqual({
    status: 422,
    intoId: 'Choose another body: this is the same one',
  });
  expect((await merge('ccg-brent', 'ccg-harrow')).status).toBe(409);
  const { organisations } = (await admin.get('/api/bodies')).body;
  const found = (id: string) => organisations.find((one: { id: string }) => one.id === id);
  expect(found('ccg-brent')).toMatchObject({
    lastDay: '2021-03-31',
    successor: { name: 'NHS North West London CCG' },
  });
  expect(found(added.body.id).predecessors).toEqual([
    { id: 'ccg-brent', name: 'NHS Brent CCG' },
    { id: 'ccg-ealing', name: 'NHS Ealing CCG' },
  ]);
  const changed = { ...BODY_ORDER, name: 'NHS NW London CCG', firstDay: '2021-04-01' };
  expect((await admin.post(`/api/organisations/${added.body.id}`, changed)).status).toBe(204);
  expect((await admin.post('/api/areas', { name: 'Camden', kind: 'borough' })).status).toBe(201);
  expect(faultsOf(await admin.post('/api/areas', { name: 'camden', kind: 'place' }))).toEqual({
    status: 422,
    name: 'There is an area of this name already',
  });
  expect(deeds().slice(-3)).toEqual(['organisation-merged', 'organisation-changed', 'area-added']);
});

test('a secretary changes bodies that no other committee has to do with', async () => {
  const { server, addSeat, appoint } = await startKeptCommittee();
  const { personId } = await appoint(await addSeat({ category: 'secretary' }));
  const secretary = await server.as(personId);
  const change = (id: string, name: string) =>
    secretary.post(`/api/organisations/${id}`, { ...BODY_ORDER, name });
  const added = await secretary.post('/api/organisations', { ...BODY_ORDER, name: 'New' });
  expect(added.status).toBe(201);
  expect((await change(added.body.id, 'Newer')).status).toBe(204);
  // A parent of this committee, and of the demonstration's too.
  expect((await change('ccg-brent', 'NHS Brent')).status).toBe(403);
  expect((await change('ccg-ealing', 'NHS Ealing')).status).toBe(403);
});
