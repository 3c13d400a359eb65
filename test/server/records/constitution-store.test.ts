import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as t from '#server/db/records-schema.ts';
import { createUnitOfWork } from '#server/db/unit-of-work.ts';
import { type AuditEntry, createAuditBook, faultsInAudit } from '#server/records/audit-book.ts';
import type { SeatRecord } from '#server/records/constitution.ts';
import { createConstitutionStore } from '#server/records/constitution-store.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import { UNRECORDED_TERMS } from '#shared/domain/terms-of-reference.ts';
import {
  toAppointmentId,
  toAreaId,
  toCommitteeId,
  toDeputyId,
  toPersonId,
  toSeatId,
  toTermsId,
} from '#shared/ids.ts';
import { must } from '#shared/lang/must.ts';
import { makeWorld, type World } from '#test/harness/world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const id = toCommitteeId('nwl-sjc');
const random = () => randomBytes(16).toString('base64url');
const store = () =>
  createConstitutionStore(
    world.db,
    createUnitOfWork(world.db),
    createAuditBook({ now: world.now }),
  );
const entry = (deed: AuditEntry['deed']) => ({
  by: toPersonId('secretary'),
  capacity: 'secretary',
  deed,
  committeeId: id,
  thing: 'seat',
  thingId: 'a-seat',
});
const seat = (told: Partial<SeatRecord> = {}): SeatRecord => ({
  id: toSeatId(random()),
  title: 'Nurse',
  category: 'clinician',
  membership: 'voting',
  countsToQuorum: true,
  organisationId: null,
  holding: 'vacant',
  draftRight: 'comment',
  seesPrivate: true,
  areaIds: [],
  note: null,
  demonstration: false,
  fromDay: '2018-03-01',
  toDay: null,
  tenures: [],
  ...told,
});
const found = async () => must(await store().of(id), 'the committee');

test('what is written is what is read: a seat, a tenure, a deputy, a person, terms, bodies', async () => {
  const tenure = {
    id: toAppointmentId(random()),
    personId: toPersonId(random()),
    status: 'confirmed' as const,
    shared: false,
    fromDay: '2018-03-01',
    toDay: '2021-03-01',
    nominatedBy: ['NHS Brent CCG'],
    nominatedById: null,
    nominatedOn: '2018-02-01',
    endReason: null,
    deputies: [],
  };
  const deputy = {
    id: toDeputyId(random()),
    personId: toPersonId('observer'),
    meetingId: null,
    fromDay: '2018-04-01',
    toDay: '2018-04-02',
    note: 'Away',
  };
  const nurse = seat({ areaIds: [toAreaId('brent')] });
  const before = await found();
  const terms = {
    id: toTermsId(random()),
    version: 2,
    fromDay: '2018-04-01',
    rules: { ...UNRECORDED_TERMS, heldInPublic: true },
    note: 'Agreed in March',
    createdAt: world.now(),
    createdBy: toPersonId('secretary'),
  };
  await store().change(id, () => ({
    changes: [
      { kind: 'seat', seat: nurse },
      { kind: 'person', person: { id: tenure.personId, name: 'Ann', email: 'ann@example.org' } },
      { kind: 'tenure', seatId: nurse.id, tenure },
      { kind: 'deputy', tenureId: tenure.id, deputy },
      { kind: 'terms', terms },
      { kind: 'bodies', parentIds: before.parentIds.slice(0, 2), relatedIds: [] },
    ],
    entries: [entry('seat-added'), entry('appointed')],
  }));
  const after = await found();
  expect(after.seats).toEqual([
    ...before.seats,
    { ...nurse, holding: 'held', tenures: [{ ...tenure, deputies: [deputy] }] },
  ]);
  expect(after.terms.at(-1)).toEqual(terms);
  expect(after.parentIds).toEqual(before.parentIds.slice(0, 2));
  expect(after.relatedIds).toEqual([]);
  expect(after.people.find((one) => one.id === tenure.personId)).toEqual({
    id: tenure.personId,
    name: 'Ann',
    email: 'ann@example.org',
    demonstration: false,
    disabled: false,
  });
  expect(await store().committeeOfSeat(nurse.id)).toBe(id);
  expect(await store().committeeOfAppointment(tenure.id)).toBe(id);
  expect(await store().committeeOfDeputy(deputy.id)).toBe(id);
  expect(await store().committeesNaming(tenure.personId)).toEqual([id]);
  expect((await store().personByEmail('ann@example.org'))?.id).toBe(tenure.personId);
  const named = (await store().people([id])).map((one) => one.name);
  expect(named).toEqual(expect.arrayContaining(['Ann', 'Observer (demonstration)']));
});

test('a rule that refuses leaves everything as it was, and so does a change that cannot be written', async () => {
  const before = await found();
  const entries = () => world.db.select().from(t.auditEvent).all().length;
  const reached = entries();
  const refused = store().change(id, () => {
    throw new DomainError('not-valid', 'No.');
  });
  await expect(refused).rejects.toThrow('No.');
  const [taken] = before.people;
  const broken = store().change(id, () => ({
    changes: [
      { kind: 'seat', seat: seat() },
      { kind: 'person', person: { id: must(taken, 'a person').id, name: 'Twice', email: null } },
    ],
    entries: [entry('seat-added')],
  }));
  await expect(broken).rejects.toThrow();
  expect(await found()).toEqual(before);
  expect(entries()).toBe(reached);
});

test('somebody who decides a moment later decides on what the one before has written', async () => {
  const seen: number[] = [];
  const add = () =>
    store().change(id, ({ seats }) => {
      seen.push(seats.length);
      return { changes: [{ kind: 'seat', seat: seat() }], entries: [entry('seat-added')] };
    });
  await Promise.all([add(), add()]);
  expect(seen[1]).toBe((seen[0] ?? 0) + 1);
});

test('of a committee that is not there nothing is read or written', async () => {
  const nobody = toCommitteeId('nobody');
  expect(await store().of(nobody)).toBeNull();
  expect(await store().change(nobody, () => ({ changes: [], entries: [] }))).toBeNull();
});

test('the demonstration has eight parents, terms without rules, and its seats as they are', async () => {
  const demonstration = await makeWorld();
  const told = must(
    await createConstitutionStore(
      demonstration.db,
      createUnitOfWork(demonstration.db),
      createAuditBook({ now: demonstration.now }),
    ).of(id),
    'the committee',
  );
  expect(told.parentIds).toHaveLength(8);
  expect(told.bodies.organisations.filter((one) => told.parentIds.includes(one.id))).toSatisfy(
    (all: readonly { kind: string }[]) => all.every((one) => one.kind === 'ccg'),
  );
  const { purpose, ...rules } = must(told.terms[0], 'terms').rules;
  expect(purpose).toMatch(/^Acute commissioning/);
  expect(new Set(Object.values(rules))).toEqual(new Set([null]));
  expect(
    told.seats
      .filter((one) => one.demonstration)
      .map((one) => [one.category, one.membership, one.countsToQuorum, one.seesPrivate]),
  ).toEqual([
    ['secretary', 'in_attendance', false, true],
    ['independent_chair', 'voting', true, true],
    ['voting_member', 'voting', true, true],
    ['voting_member', 'voting', true, true],
    ['lay_member', 'voting', true, false],
    ['patient_voice', 'participant', false, false],
    ['patient_voice', 'participant', false, false],
    ['observer', 'observer', false, false],
  ]);
  demonstration.close();
});

test('every change is in the record of who did what, which is as it was written', () => {
  const deeds = world.db
    .select()
    .from(t.auditEvent)
    .where(eq(t.auditEvent.actorId, 'secretary'))
    .all()
    .map((one) => one.deed);
  expect(deeds).toEqual(['seat-added', 'appointed', 'seat-added', 'seat-added']);
  expect(faultsInAudit(world.db)).toEqual([]);
});
