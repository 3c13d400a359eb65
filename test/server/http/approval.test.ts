import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import * as t from '#server/db/records-schema.ts';
import { faultsInSealed } from '#server/records/verify-sealed.ts';
import {
  type ApprovingWorld,
  addMeeting,
  putChairAt,
  startApprovingWorld,
} from '#test/harness/approving.ts';
import { putMinutes } from '#test/harness/minutes-in.ts';

// Each starts a whole server, on machines that do much else.
vi.setConfig({ testTimeout: 60_000 });

/** A paragraph of the minutes with words in it. */
async function paragraphIn({ secretary, march }: ApprovingWorld) {
  const { body } = await secretary.get(`/api/meetings/${march}/minutes`);
  for (const item of body.items) {
    for (const block of item.blocks) {
      if (block.kind !== 'paragraph' || block.text.length === 0) continue;
      const text = block.text.map((run: { text: string }) => run.text).join('');
      if (text.split(' ').length > 4) return { itemId: item.itemId, blockId: block.id, text };
    }
  }
  throw new Error('no paragraph');
}

const unconfirmed = (page: { waiting: { state: string }[] }) =>
  page.waiting.filter((one) => one.state === 'unconfirmed');

test('a later meeting approves what it was shown: sealed byte for byte, and each names the other', async () => {
  const world = await startApprovingWorld();
  const { secretary, april, march, db } = world;
  const page = (await secretary.get(`/api/meetings/${april}/approval`)).body;
  expect(unconfirmed(page)).toMatchObject([{ meetingId: march, part: 'I' }]);
  const shown = (await world.show('correct_record')).body;
  expect(createHash('sha256').update(shown.text).digest('hex')).toBe(shown.sha256);
  const record = JSON.parse(shown.text);
  expect(record).toMatchObject({ format: 1, part: 'I', meeting: { id: march } });
  expect(record.approval).toMatchObject({
    how: 'correct_record',
    meeting: { id: april, itemId: page.items[0].itemId },
  });
  expect((await world.approve('correct_record')).status).toBe(204);

  const sealed = db.select().from(t.sealedRecord).all();
  expect(sealed).toMatchObject([
    { kind: 'approved', seq: 1, meetingId: march, part: 'I', sha256: shown.sha256 },
  ]);
  expect(sealed[0]?.body).toBe(shown.text);
  expect(faultsInSealed(db)).toEqual([]);
  const snapshot = db.select().from(t.snapshotText).all();
  for (const one of record.items) {
    const text = snapshot.find((other) => other.itemId === one.id);
    expect(JSON.parse(text?.content ?? '').blocks).toEqual(one.blocks);
  }
  expect((await secretary.get(`/api/meetings/${march}`)).body.minutesState).toBe('approved');
  const after = (await secretary.get(`/api/meetings/${april}/approval`)).body;
  expect([unconfirmed(after), after.approved]).toMatchObject([
    [],
    [{ meetingId: march, part: 'I' }],
  ]);
  await world.server.app.projector.settled();
  const decisions = (await secretary.get(`/api/decisions?meetingId=${april}`)).body;
  expect(decisions).toMatchObject([
    {
      verb: 'approved',
      text: 'The minutes of the meeting of 1 March 2018 were approved as a correct record.',
      itemId: page.items[0].itemId,
    },
  ]);
  const read = (await secretary.get(`/api/meetings/${march}/record`)).body;
  expect(read.parts).toMatchObject([{ part: 'I', text: shown.text, whole: true, signature: null }]);
  // Twice is once.
  const again = await secretary.post(`/api/meetings/${april}/approval`, {
    ...{ of: march, part: 'I', how: 'correct_record', moverId: null, reason: null },
    sha256: shown.sha256,
  });
  expect([again.status, again.body.code]).toEqual([409, 'already-settled']);
});

test('agreed amendments go in with the approval, in stated words; others do not', async () => {
  const world = await startApprovingWorld();
  const { secretary, march } = world;
  const at = await paragraphIn(world);
  const change = { itemId: at.itemId, blockId: at.blockId, from: 0, quote: '' };
  await world.amend({ ...change, words: 'Never mind, ' }, 'not_agreed');
  await world.amend({ ...change, words: 'As reported, ' }, 'agreed');
  await world.amend({ ...change, from: at.text.length, words: ' Thanks were given.' }, 'agreed');
  const textNow = async () => {
    await world.server.app.projector.settled();
    return (await paragraphIn(world)).text;
  };
  expect(await textNow()).toBe(at.text);
  expect((await world.show('correct_record')).status).toBe(422);
  const shown = (await world.show('subject_to_amendments')).body;
  expect(shown.decision).toMatch(
    /^The minutes of the meeting of 1 March 2018 were approved as a correct record, subject to these amendments: \(1\) the inclusion of the words ‘As reported,’ at the beginning of/,
  );
  expect(await textNow()).toBe(at.text);
  expect((await world.approve('subject_to_amendments')).status).toBe(204);
  expect(await textNow()).toBe(`As reported, ${at.text} Thanks were given.`);
  const [sealed] = world.db.select().from(t.sealedRecord).all();
  const record = JSON.parse(sealed?.body ?? '');
  expect(record.amendments.map((one: { outcome: string }) => one.outcome)).toEqual([
    'not_agreed',
    'agreed',
    'agreed',
  ]);
  const item = record.items.find((one: { id: string }) => one.id === at.itemId);
  expect(JSON.stringify(item.blocks)).toContain('As reported, ');
  // Nobody changes them any more.
  const late = await secretary.post(`/api/meetings/${world.april}/approval/amendments`, {
    ...change,
    words: 'Later, ',
    reason: null,
  });
  expect(late.status).toBe(409);
  expect((await secretary.get(`/api/meetings/${march}`)).body.minutesState).toBe('approved');
});

test('what has changed since it was shown is not approved', async () => {
  const world = await startApprovingWorld();
  const at = await paragraphIn(world);
  const shown = (await world.show('correct_record')).body;
  world.db
    .insert(t.attendance)
    .values({
      id: 'a',
      meetingId: world.march,
      code: 'in_attendance',
      name: 'A guest',
      by: 'x',
      at: 1,
    })
    .run();
  const refused = await world.approve('correct_record', { sha256: shown.sha256 });
  expect([refused.status, refused.body.code]).toEqual([409, 'passage-changed']);
  expect(world.db.select().from(t.sealedRecord).all()).toEqual([]);
  expect((await world.approve('correct_record')).status).toBe(204);
  expect(JSON.stringify((await world.show('correct_record')).body)).toContain('already-settled');
  expect(at.text).toBe((await paragraphIn(world)).text);
});

test('open amendments hold an approval up, and one may be put off with a reason', async () => {
  const world = await startApprovingWorld();
  const { secretary, april, march } = world;
  const { itemId, blockId, text } = await paragraphIn(world);
  const word = text.split(' ')[0] ?? '';
  const id = await world.amend({ itemId, blockId, from: 0, quote: word, words: 'Indeed' });
  expect((await world.show('subject_to_amendments')).body.message).toContain('not been decided');
  const defer = (reason: string, at = april) =>
    secretary.post(`/api/meetings/${at}/approval/deferral`, { of: march, part: 'I', reason });
  expect((await defer(' ')).status).toBe(422);
  expect((await defer('A member was to check a figure.')).status).toBe(204);
  expect((await secretary.get(`/api/meetings/${march}`)).body.minutesState).toBe('unconfirmed');
  const may = await addMeeting(world.server, secretary, '2030-05-09');
  const page = (await secretary.get(`/api/meetings/${may}/approval`)).body;
  expect(page.waiting.find((one: { meetingId: string }) => one.meetingId === march)).toMatchObject({
    deferrals: [{ meetingId: april, reason: 'A member was to check a figure.' }],
    amendments: [{ id, state: 'proposed' }],
  });
});

test('an earlier meeting approves nothing, nor does the same, and words that are not there are not amended', async () => {
  const world = await startApprovingWorld();
  const { secretary, april, march } = world;
  const february = await addMeeting(world.server, secretary, '2018-02-20');
  const of = { of: march, part: 'I', how: 'correct_record' };
  for (const id of [february, march]) {
    const shown = await secretary.get(
      `/api/meetings/${id}/approval/record?${new URLSearchParams(of)}`,
    );
    expect([shown.status, shown.body.code]).toEqual([422, 'not-valid']);
  }
  const { itemId, blockId } = await paragraphIn(world);
  const wrong = await secretary.post(`/api/meetings/${april}/approval/amendments`, {
    ...{
      itemId,
      blockId,
      from: 0,
      quote: 'Words that nobody wrote',
      words: 'Others',
      reason: null,
    },
  });
  expect([wrong.status, wrong.body.code]).toEqual([409, 'passage-changed']);
  const last = await secretary.get(
    `/api/meetings/${march}/approval/record?${new URLSearchParams({ ...of, how: 'by_correspondence', reason: 'It ends.' })}`,
  );
  expect([last.status, last.body.code]).toEqual([403, 'not-allowed']);
});

test('two sets of minutes are approved at one meeting; a last one by correspondence, with a reason', async () => {
  const world = await startApprovingWorld();
  const { secretary, april, march, db } = world;
  const may = await addMeeting(world.server, secretary, '2030-05-09');
  putMinutes(db, april, 'unconfirmed', { parts: ['I'] });
  for (const of of [march, april]) {
    const choice = { of, part: 'I', how: 'correct_record' };
    const shown = await secretary.get(
      `/api/meetings/${may}/approval/record?${new URLSearchParams(choice)}`,
    );
    const order = { ...choice, moverId: null, reason: null, sha256: shown.body.sha256 };
    expect((await secretary.post(`/api/meetings/${may}/approval`, order)).status).toBe(204);
  }
  putMinutes(db, may, 'unconfirmed', { parts: ['I'] });
  const choice = { of: may, part: 'I', how: 'by_correspondence' };
  const ask = (more: object) =>
    secretary.get(
      `/api/meetings/${may}/approval/record?${new URLSearchParams({ ...choice, ...more })}`,
    );
  expect((await ask({})).body.code).toBe('reason-missing');
  const reason = 'The committee ends on 31 May 2030.';
  const shown = (await ask({ reason })).body;
  expect(JSON.parse(shown.text).approval).toEqual({
    how: 'by_correspondence',
    meeting: null,
    note: reason,
  });
  const order = { ...choice, moverId: null, reason, sha256: shown.sha256 };
  expect((await secretary.post(`/api/meetings/${may}/approval`, order)).status).toBe(204);
  expect(
    db
      .select()
      .from(t.sealedRecord)
      .all()
      .map((one) => [one.seq, one.meetingId]),
  ).toEqual([
    [1, march],
    [2, april],
    [3, may],
  ]);
  expect(faultsInSealed(db)).toEqual([]);
});

test('the chair of the approving meeting signs, and a later minute corrects beside the text', async () => {
  const world = await startApprovingWorld();
  const { secretary, chair, march, april, db } = world;
  const sign = async (who: typeof chair, sha256: string) =>
    (await who.post(`/api/meetings/${march}/record/signature`, { part: 'I', sha256 })).status;
  expect(await sign(chair, 'a'.repeat(64))).toBe(409);
  expect((await world.approve('correct_record')).status).toBe(204);
  const { sha256, text } = (await chair.get(`/api/meetings/${march}/record`)).body.parts[0];
  expect(await sign(secretary, sha256)).toBe(403);
  expect(await sign(chair, 'a'.repeat(64))).toBe(409);
  expect(await sign(chair, sha256)).toBe(204);
  expect(await sign(chair, sha256)).toBe(409);
  const items = (await secretary.get(`/api/meetings/${april}`)).body.items;
  const correction = {
    part: 'I',
    itemId: null,
    note: 'For Brent read Barnet.',
    minuteItemId: items[0].id,
  };
  const put = (body: object) =>
    secretary.post(`/api/meetings/${march}/record/corrections`, { ...correction, ...body });
  const { laterItems } = (await secretary.get(`/api/meetings/${march}/record`)).body;
  const later = laterItems.find((one: { itemId: string }) => one.itemId === items[0].id);
  expect(later).toMatchObject({ number: 1, reference: items[0].reference });
  expect((await put({ note: ' ' })).status).toBe(422);
  expect((await put({})).status).toBe(204);
  const read = (await chair.get(`/api/meetings/${march}/record`)).body.parts[0];
  expect(read).toMatchObject({
    state: 'signed',
    text,
    signature: { sha256 },
    corrections: [{ note: 'For Brent read Barnet.', minute: { item: { title: items[0].title } } }],
  });
  expect(
    db
      .select()
      .from(t.sealedRecord)
      .all()
      .map((one) => one.kind),
  ).toEqual(['approved', 'signed', 'corrected']);
  expect(faultsInSealed(db)).toEqual([]);
});

test('a chair who is recorded as away from the approving meeting does not sign: the vice chair does', async () => {
  const world = await startApprovingWorld();
  const { server, chair, march, april, db } = world;
  const [own] = db
    .select()
    .from(t.appointment)
    .where(eq(t.appointment.personId, 'member-brent'))
    .all();
  db.update(t.seat)
    .set({ category: 'vice_chair' })
    .where(eq(t.seat.id, own?.seatId ?? ''))
    .run();
  const vice = await server.as('member-brent');
  expect((await world.approve('correct_record')).status).toBe(204);
  const { sha256 } = (await chair.get(`/api/meetings/${march}/record`)).body.parts[0];
  const sign = () => chair.post(`/api/meetings/${march}/record/signature`, { part: 'I', sha256 });
  const offered = async () => {
    const { maySign, whyNotSign } = (await chair.get(`/api/meetings/${march}/record`)).body
      .parts[0];
    const asked = (await chair.get('/api/home')).text.includes('Sign the minutes');
    return [maySign, whyNotSign, asked];
  };
  expect(await offered()).toEqual([true, null, true]);
  putChairAt(db, april, 'apologies');
  expect(await offered()).toEqual([
    false,
    expect.stringContaining('You are recorded as not at the meeting'),
    false,
  ]);
  const refused = await sign();
  expect([refused.status, refused.body.message]).toEqual([
    403,
    expect.stringContaining('You are recorded as not at the meeting'),
  ]);
  const atVice = async () =>
    (await vice.get(`/api/meetings/${march}/record`)).body.parts[0].maySign;
  expect(await atVice()).toBe(true);
  putChairAt(db, april, 'present');
  expect(await atVice()).toBe(false);
  const order = { part: 'I', sha256 };
  expect((await vice.post(`/api/meetings/${march}/record/signature`, order)).status).toBe(403);
  putChairAt(db, april, 'apologies');
  expect((await vice.post(`/api/meetings/${march}/record/signature`, order)).status).toBe(204);
});

test('no command changes the words of what is approved', async () => {
  const world = await startApprovingWorld();
  const { secretary, chair, march } = world;
  const before = await secretary.get(`/api/meetings/${march}/minutes`);
  expect((await world.approve('correct_record')).status).toBe(204);
  const detail = (await secretary.get(`/api/meetings/${march}`)).body;
  const item = detail.items[0];
  const tries: [string, object][] = [
    [`/api/meetings/${march}/items`, { part: 'I', title: 'Another' }],
    [`/api/items/${item.id}/withdrawal`, {}],
    [`/api/items/${item.id}/privacy`, { shownAs: 'restricted', neutralTitle: null, reason: 'No.' }],
    [`/api/documents/${item.documentId}/purge`, { reason: 'No.' }],
    [
      `/api/meetings/${march}/comments`,
      {
        ...{ id: crypto.randomUUID(), itemId: item.id, blockId: null, from: 0, to: 0, quote: '' },
        ...{ readAt: 0, kind: 'question', text: 'Why?', proposedText: null },
      },
    ],
  ];
  for (const [path, body] of tries) {
    for (const caller of [secretary, chair]) {
      expect([path, (await caller.post(path, body)).status]).toEqual([
        path,
        expect.toSatisfy(isRefusal),
      ]);
    }
  }
  await world.server.app.projector.settled();
  const after = await secretary.get(`/api/meetings/${march}/minutes`);
  expect(after.body.items.map((one: { blocks: unknown }) => one.blocks)).toEqual(
    before.body.items.map((one: { blocks: unknown }) => one.blocks),
  );
});

const isRefusal = (status: number) => status >= 400 && status < 500;
