import { describe, expect, test } from 'vitest';
import * as t from '#server/db/records-schema.ts';
import { putMinutes } from '#test/harness/minutes-in.ts';
import { type Caller, startServer } from '#test/harness/test-server.ts';

const PATH = '/api/meetings/practice/attendance';
const NOTHING = { seats: [], others: [], removed: [] };

async function setOut() {
  const server = await startServer();
  const secretary = await server.as('secretary');
  const sheet = async (reader: Caller = secretary) => (await reader.get(PATH)).body;
  const { seats } = await sheet();
  const seatOf = (holder: string) =>
    seats.find((one: { holders: string[] }) => one.holders[0]?.startsWith(holder));
  const record = (change: object, by: Caller = secretary) =>
    by.post(PATH, { ...NOTHING, ...change });
  const found = async (seatId: string) =>
    (await sheet()).seats.find((one: { seatId: string }) => one.seatId === seatId);
  return { server, secretary, seats, sheet, seatOf, record, found };
}

const of = (seat: { seatId: string }, code: string, rest: object = {}) => ({
  seatId: seat.seatId,
  code,
  name: null,
  note: null,
  ...rest,
});

describe('who was there', () => {
  test('is not recorded until somebody records it', async () => {
    const { seats, sheet } = await setOut();
    expect(seats.length).toBeGreaterThan(5);
    expect(new Set(seats.map((one: { code: string }) => one.code))).toEqual(
      new Set(['not_recorded']),
    );
    expect((await sheet()).recorded).toBeNull();
  });

  test('is printed by the name of whoever held the seat that day', async () => {
    const { seatOf, record, found } = await setOut();
    const chair = seatOf('Chair');
    expect((await record({ seats: [of(chair, 'present', { note: 'from item 3' })] })).status).toBe(
      204,
    );
    expect(await found(chair.seatId)).toMatchObject({
      code: 'present',
      name: 'Chair (demonstration)',
      note: 'from item 3',
    });
  });

  test('may go back to not recorded', async () => {
    const { server, seatOf, record, found } = await setOut();
    const chair = seatOf('Chair');
    await record({ seats: [of(chair, 'absent')] });
    await record({ seats: [of(chair, 'not_recorded')] });
    expect(await found(chair.seatId)).toMatchObject({ code: 'not_recorded', name: null });
    expect(server.db.select().from(t.attendance).all()).toEqual([]);
  });

  test('a deputy is named', async () => {
    const { seatOf, record, found } = await setOut();
    const brent = seatOf('Member for Brent');
    const refused = await record({ seats: [of(brent, 'deputised')] });
    expect([refused.status, refused.body.fields[0].path]).toEqual([422, 'seats.0.name']);
    await record({ seats: [of(brent, 'deputised', { name: 'Dr B Deputy' })] });
    expect(await found(brent.seatId)).toMatchObject({ code: 'deputised', name: 'Dr B Deputy' });
  });

  test('deputies on record are offered', async () => {
    const { server, seatOf, found } = await setOut();
    const brent = seatOf('Member for Brent');
    server.db.insert(t.person).values({ id: 'stand-in', name: 'Dr S Standin' }).run();
    const tenure = server.db
      .select()
      .from(t.appointment)
      .all()
      .find((one) => one.seatId === brent.seatId);
    server.db
      .insert(t.deputy)
      .values({
        id: 'standing-in',
        appointmentId: tenure?.id ?? '',
        personId: 'stand-in',
        meetingId: 'practice',
      })
      .run();
    expect((await found(brent.seatId)).deputies).toEqual(['Dr S Standin']);
  });

  test('nobody sat in a vacant seat', async () => {
    const { seats, record } = await setOut();
    const vacant = seats.find((one: { holding: string }) => one.holding === 'vacant');
    expect((await record({ seats: [of(vacant, 'present')] })).status).toBe(422);
  });

  test('people without a seat are added, changed and taken off', async () => {
    const { record, sheet } = await setOut();
    const visitor = { id: null, name: 'Jo Patel, Brent Council', note: null };
    await record({ others: [visitor, { ...visitor, name: 'A Mistake' }] });
    const [jo, mistake] = (await sheet()).others;
    await record({ others: [{ ...jo, note: 'item 3 only' }], removed: [mistake.id] });
    expect((await sheet()).others).toEqual([{ ...jo, note: 'item 3 only' }]);
  });

  test('two who record at once do not undo each other', async () => {
    const { server, seatOf, record, sheet } = await setOut();
    const chair = await server.as('chair');
    await record({ seats: [of(seatOf('Chair'), 'present')] });
    await record({ seats: [of(seatOf('Lay member'), 'apologies')] }, chair);
    const codes = (await sheet()).seats.map((one: { code: string }) => one.code);
    expect(codes).toContain('present');
    expect(codes).toContain('apologies');
  });

  test('a seat of another committee is nothing that there is', async () => {
    const { record } = await setOut();
    expect((await record({ seats: [of({ seatId: 'no-such-seat' }, 'present')] })).status).toBe(404);
  });
});

describe('the record of who did what', () => {
  const entries = async (secretary: Caller) =>
    (await secretary.get('/api/committees/nwl-sjc/audit')).body.entries.map(
      (one: { sentence: string }) => one.sentence,
    );

  test('tells what was recorded and what it was before, and no name that was typed', async () => {
    const { secretary, seatOf, record } = await setOut();
    const brent = seatOf('Member for Brent');
    await record({
      seats: [of(brent, 'apologies')],
      others: [{ id: null, name: 'Jo', note: null }],
    });
    await record({ seats: [of(brent, 'deputised', { name: 'Dr B Deputy' })] });
    const [second, first] = await entries(secretary);
    expect(first).toContain(`${brent.title}: apologies; 1 person in attendance added or changed`);
    expect(second).toContain(`${brent.title}: deputised (was apologies)`);
    expect(`${first}${second}`).not.toContain('Deputy');
  });

  test('hears nothing of an order that changes nothing', async () => {
    const { secretary, seatOf, record } = await setOut();
    await record({ seats: [of(seatOf('Chair'), 'present')] });
    const before = await entries(secretary);
    await record({ seats: [of(seatOf('Chair'), 'present')] });
    expect(await entries(secretary)).toEqual(before);
  });
});

test('members read it and do not write it, and approved minutes keep it as it is', async () => {
  const { server, seatOf, record, sheet } = await setOut();
  const lay = await server.as('lay-member');
  expect((await sheet(lay)).mayRecord).toBe(false);
  expect((await record({ seats: [of(seatOf('Chair'), 'present')] }, lay)).status).toBe(403);
  putMinutes(server.db, 'practice', 'unconfirmed');
  expect((await record({ seats: [of(seatOf('Chair'), 'present')] })).status).toBe(204);
  putMinutes(server.db, 'practice', 'approved');
  expect((await record({ seats: [of(seatOf('Chair'), 'absent')] })).status).toBe(403);
});

test('of approved minutes the sheet says why it is only read', async () => {
  const server = await startServer({ prepare: (db) => putMinutes(db, 'practice', 'approved') });
  const { mayRecord, whyNot } = (await (await server.as('secretary')).get(PATH)).body;
  expect([mayRecord, whyNot]).toEqual([
    false,
    'These minutes are approved, and who was there is approved with them.',
  ]);
});

test('who was there stands in the record of either part: when the private minutes are approved nothing of it changes', async () => {
  const { server, secretary, seatOf, record, sheet } = await setOut();
  const chair = of(seatOf('Chair'), 'present');
  putMinutes(server.db, 'practice', 'unconfirmed', { parts: ['II'] });
  expect((await record({ seats: [chair] })).status).toBe(204);
  putMinutes(server.db, 'practice', 'approved', { parts: ['II'] });
  const refused = await record({ seats: [{ ...chair, code: 'absent' }] });
  expect([refused.status, refused.body.message]).toEqual([
    403,
    expect.stringMatching(/^The private minutes of this meeting .* approved/),
  ]);
  expect((await sheet(secretary)).seats).toContainEqual(
    expect.objectContaining({ seatId: chair.seatId, code: 'present' }),
  );
});

test('while minutes are being approved nobody changes who was there', async () => {
  const { server, seatOf, record } = await setOut();
  putMinutes(server.db, 'practice', 'unconfirmed', { parts: ['I'] });
  server.db
    .insert(t.approvalWish)
    .values({
      ...{ id: 'under-way', meetingId: 'practice', part: 'I', sha256: '', at: 1 },
      wish: { text: '', amended: [], minute: null },
    })
    .run();
  const refused = await record({ seats: [of(seatOf('Chair'), 'present')] });
  expect([refused.status, refused.body.code]).toEqual([409, 'already-settled']);
  expect(server.db.select().from(t.attendance).all()).toEqual([]);
});
