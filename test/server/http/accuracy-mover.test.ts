import { eq } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import * as t from '#server/db/records-schema.ts';
import { UNRECORDED_TERMS } from '#shared/domain/terms-of-reference.ts';
import { must } from '#shared/lang/must.ts';
import { addMeeting, putChairAt, putDeputy, startApprovingWorld } from '#test/harness/approving.ts';
import { putMinutes } from '#test/harness/minutes-in.ts';

// Each starts a whole server, on machines that do much else.
vi.setConfig({ testTimeout: 60_000 });

test('somebody who was not there moves accuracy only with a reason, and the record says so', async () => {
  const world = await startApprovingWorld();
  const { secretary, april, db } = world;
  const may = await addMeeting(world.server, secretary, '2030-05-09');
  putMinutes(db, april, 'unconfirmed', { parts: ['I'] });
  putChairAt(db, april, 'apologies');
  const show = (more: object) =>
    secretary.get(
      `/api/meetings/${may}/approval/record?${new URLSearchParams({
        ...{ of: april, part: 'I', how: 'correct_record', moverId: 'chair' },
        ...more,
      })}`,
    );
  const page = (await secretary.get(`/api/meetings/${may}/approval`)).body;
  const waiting = page.waiting.find((one: { meetingId: string }) => one.meetingId === april);
  expect(waiting.absent).toEqual(['chair']);
  expect((await show({})).body).toMatchObject({
    code: 'reason-missing',
    message: expect.stringContaining('was not at the meeting of 11 April 2030'),
  });
  const shown = await show({ reason: 'Nobody else was.' });
  expect(JSON.parse(shown.body.text).approval.note).toMatch(
    /^Accuracy was moved by .*, who was not at the meeting of 11 April 2030: Nobody else was\.$/,
  );
  expect((await show({ moverId: 'nobody' })).body.code).toBe('not-valid');
});

test('the terms in force on the day of the approving meeting say whether somebody who was not there may move accuracy', async () => {
  const world = await startApprovingWorld();
  const { server, secretary, april, db } = world;
  const may = await addMeeting(server, secretary, '2030-05-09');
  putMinutes(db, april, 'unconfirmed', { parts: ['I'] });
  putChairAt(db, april, 'apologies');
  const administrator = await server.as('administrator');
  const termsWith = (onlyPresentMoveAccuracy: boolean) => ({
    ...UNRECORDED_TERMS,
    onlyPresentMoveAccuracy,
  });
  const recorded = await administrator.post('/api/committees/nwl-sjc/terms', {
    ...{ firstDay: '2030-05-10', note: null, rules: termsWith(true) },
  });
  expect(recorded.status).toBe(201);
  /** The same version, as if it had been another. */
  const nowSays = (fromDay: string, only: boolean) =>
    db
      .update(t.termsOfReference)
      .set({ fromDay, rules: termsWith(only) })
      .where(eq(t.termsOfReference.id, recorded.body.id))
      .run();
  const pageAt = async (meeting: string) =>
    (await secretary.get(`/api/meetings/${meeting}/approval`)).body.absentMover;
  const chosen = { of: april, part: 'I', how: 'correct_record', moverId: 'chair', reason: 'Why' };
  const show = (more: object = {}) =>
    secretary.get(
      `/api/meetings/${may}/approval/record?${new URLSearchParams({ ...chosen, ...more })}`,
    );

  expect(await pageAt(may)).toBe('with_reason');
  const sha256 = (await show()).body.sha256;

  nowSays('2030-05-09', true);
  expect([await pageAt(april), await pageAt(may)]).toEqual(['with_reason', 'refused']);
  const refusal = {
    code: 'not-allowed',
    message: expect.stringContaining(
      'The terms of reference say that only somebody who was there may move that its minutes are accurate.',
    ),
    fields: [
      { path: 'moverId', message: 'Choose somebody who was at the meeting of 11 April 2030' },
    ],
  };
  expect((await show()).body).toMatchObject(refusal);
  const order = { ...chosen, sha256 };
  expect((await secretary.post(`/api/meetings/${may}/approval`, order)).body).toMatchObject(
    refusal,
  );

  nowSays('2030-05-09', false);
  expect(await pageAt(may)).toBe('allowed');
  expect(JSON.parse((await show({ reason: '' })).body.text).approval.note).toMatch(
    /who was not at the meeting of 11 April 2030\.$/,
  );

  // Somebody of whom nobody recorded where they were was not away.
  nowSays('2030-05-09', true);
  db.delete(t.attendance).where(eq(t.attendance.meetingId, april)).run();
  expect(JSON.parse((await show()).body.text).approval.note).toMatch(/^Accuracy was moved by /);
});

/** May 2030 approves the minutes of April, under terms by which only somebody who was there moves accuracy. */
async function startWithStrictTerms() {
  const world = await startApprovingWorld();
  const { server, secretary, april, db } = world;
  const may = await addMeeting(server, secretary, '2030-05-09');
  putMinutes(db, april, 'unconfirmed', { parts: ['I'] });
  const rules = { ...UNRECORDED_TERMS, onlyPresentMoveAccuracy: true };
  const order = { firstDay: '2030-05-01', note: null, rules };
  const administrator = await server.as('administrator');
  expect((await administrator.post('/api/committees/nwl-sjc/terms', order)).status).toBe(201);
  const [own] = db.select().from(t.appointment).where(eq(t.appointment.personId, 'chair')).all();
  const chosen = { of: april, part: 'I', how: 'correct_record' };
  const absent = async () => {
    const { waiting } = (await secretary.get(`/api/meetings/${may}/approval`)).body;
    return waiting.find((one: { meetingId: string }) => one.meetingId === april).absent;
  };
  const movedBy = async (moverId: string) => {
    const query = new URLSearchParams({ ...chosen, moverId });
    const shown = await secretary.get(`/api/meetings/${may}/approval/record?${query}`);
    return shown.status === 200 ? JSON.parse(shown.body.text).approval.note : shown.body.code;
  };
  return { ...world, seat: must(own, 'the chair’s appointment'), absent, movedBy };
}

test('somebody who became a member after the meeting was not there', async () => {
  const { db, april, seat, absent, movedBy } = await startWithStrictTerms();
  db.insert(t.person).values({ id: 'new', name: 'Nora Newcomer', administrator: false }).run();
  db.insert(t.appointment)
    .values({ ...seat, id: 'new', personId: 'new', fromDay: '2030-05-01', toDay: null })
    .run();
  expect([await absent(), await movedBy('new')]).toEqual([
    [],
    'Accuracy was moved by Nora Newcomer.',
  ]);

  putChairAt(db, april, 'present');
  expect([await absent(), await movedBy('new')]).toEqual([['new'], 'not-allowed']);
  expect(await movedBy('chair')).toMatch(/^Accuracy was moved by /);

  const guest = { id: 'guest', meetingId: april, seatId: null, name: 'Nora Newcomer' };
  db.insert(t.attendance)
    .values({ ...guest, code: 'in_attendance', by: 'secretary', at: 1 })
    .run();
  expect([await absent(), await movedBy('new')]).toEqual([
    [],
    'Accuracy was moved by Nora Newcomer.',
  ]);
});

test('a deputy who sat in the seat was there, and whoever they sat there for was not', async () => {
  const { db, april, seat, absent, movedBy } = await startWithStrictTerms();
  putDeputy(db, seat.id, { meetingId: null });
  putChairAt(db, april, 'deputised');
  expect([await absent(), await movedBy('deputy')]).toEqual([
    ['chair'],
    'Accuracy was moved by Dora Deputy.',
  ]);
  expect(await movedBy('chair')).toBe('not-allowed');
});
