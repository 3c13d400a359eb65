import { eq } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import * as t from '#server/db/records-schema.ts';
import { faultsInSealed } from '#server/records/verify-sealed.ts';
import { must } from '#shared/lang/must.ts';
import { addMeeting, putChairAt, putDeputy, startApprovingWorld } from '#test/harness/approving.ts';

// Each starts a whole server, on machines that do much else.
vi.setConfig({ testTimeout: 60_000 });

/** The minutes of March are approved in April, and the chair has a deputy: at one meeting, or at any. */
async function approvedWithDeputy({ at }: { readonly at: 'april' | 'may' | 'any' }) {
  const world = await startApprovingWorld();
  const { server, secretary, march, april, db } = world;
  const may = await addMeeting(server, secretary, '2030-05-09');
  const [own] = db.select().from(t.appointment).where(eq(t.appointment.personId, 'chair')).all();
  putDeputy(db, must(own, 'the chair’s appointment').id, {
    meetingId: { april, may, any: null }[at],
  });
  expect((await world.approve('correct_record')).status).toBe(204);
  const deputy = await server.as('deputy');
  const { sha256 } = (await world.chair.get(`/api/meetings/${march}/record`)).body.parts[0];
  const sign = () => deputy.post(`/api/meetings/${march}/record/signature`, { part: 'I', sha256 });
  const offered = async () => {
    const page = (await deputy.get(`/api/meetings/${march}/record`)).body;
    const { awaiting } = (await deputy.get('/api/home')).body;
    const asked = awaiting.filter((one: { asked: string }) => one.asked === 'Sign the minutes');
    return [
      page.parts.map((one: { maySign: boolean }) => one.maySign),
      asked.map((one: { href: string }) => one.href),
    ];
  };
  return { ...world, deputy, sign, offered };
}

const TASK = '/meetings/sjc-2018-03-01/record/I/signature';

test.each(['april', 'any'] as const)(
  'whoever deputises at a meeting (%s), and sat in the chair’s seat when it approved the minutes, signs them',
  async (at) => {
    const { db, april, sign, offered, chair } = await approvedWithDeputy({ at });
    expect(await offered()).toEqual([[false], []]);
    putChairAt(db, april, 'present');
    expect([await offered(), (await sign()).status]).toEqual([[[false], []], 403]);
    putChairAt(db, april, 'deputised');
    expect(await offered()).toEqual([[true], [TASK]]);
    expect((await chair.get('/api/home')).text).not.toContain('Sign the minutes');
    expect((await sign()).status).toBe(204);
    const sealed = db.select().from(t.sealedRecord).all();
    expect(JSON.parse(must(sealed[1], 'the signature').body)).toMatchObject({
      name: 'Dora Deputy',
      post: expect.stringMatching(/ \(deputy\)$/),
    });
    expect([faultsInSealed(db), await offered()]).toEqual([[], [[false], []]]);
  },
);

test('a deputy at another meeting reads and signs nothing of what this one approved', async () => {
  const { march, april, db, deputy, sign } = await approvedWithDeputy({ at: 'may' });
  putChairAt(db, april, 'deputised');
  const none = await deputy.post('/api/meetings/none/record/signature', {
    ...{ part: 'I', sha256: 'a'.repeat(64) },
  });
  const refused = await sign();
  expect([refused.status, refused.text]).toEqual([404, none.text]);
  for (const path of ['', '/minutes', '/record']) {
    expect((await deputy.get(`/api/meetings/${march}${path}`)).status).toBe(404);
  }
});

test('a deputy at the approving meeting alone reads the record, and nothing else of the meeting', async () => {
  const { march, deputy } = await approvedWithDeputy({ at: 'april' });
  expect((await deputy.get(`/api/meetings/${march}/record`)).status).toBe(200);
  for (const path of ['', '/minutes', '/comments', '/approval']) {
    expect((await deputy.get(`/api/meetings/${march}${path}`)).status).toBe(404);
  }
});

test('whoever stood in for the vice chair at that meeting alone reads the record and signs, when the chair was away', async () => {
  const world = await startApprovingWorld();
  const { server, march, april, db } = world;
  const seat = db.select().from(t.seat).where(eq(t.seat.category, 'independent_chair')).get();
  const vice = { ...must(seat, 'the chair’s seat'), id: 'vice', title: 'Vice chair' };
  db.insert(t.seat)
    .values({ ...vice, category: 'vice_chair' })
    .run();
  const [own] = db.select().from(t.appointment).where(eq(t.appointment.personId, 'chair')).all();
  const held = { ...must(own, 'the chair’s appointment'), id: 'vice', personId: 'member-brent' };
  db.insert(t.appointment)
    .values({ ...held, seatId: 'vice' })
    .run();
  putDeputy(db, 'vice', { meetingId: april });
  expect((await world.approve('correct_record')).status).toBe(204);
  const deputy = await server.as('deputy');
  const record = () => deputy.get(`/api/meetings/${march}/record`);
  expect((await record()).body.parts[0].maySign).toBe(false);
  const there = { meetingId: april, by: 'secretary', at: 1 };
  db.insert(t.attendance)
    .values({ ...there, id: 'vice', seatId: 'vice', code: 'deputised' })
    .run();
  putChairAt(db, april, 'present');
  expect((await record()).body.parts[0].maySign).toBe(false);
  putChairAt(db, april, 'apologies');
  const { maySign, sha256 } = (await record()).body.parts[0];
  expect(maySign).toBe(true);
  const sign = await deputy.post(`/api/meetings/${march}/record/signature`, { part: 'I', sha256 });
  expect(sign.status).toBe(204);
});
