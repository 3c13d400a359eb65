import { afterEach, beforeEach, expect, test } from 'vitest';
import * as t from '#server/db/records-schema.ts';
import { createUnitOfWork } from '#server/db/unit-of-work.ts';
import { createApprovalStore } from '#server/records/approval-store.ts';
import { type AuditEntry, createAuditBook } from '#server/records/audit-book.ts';
import { createMinutesStore, type MinutesMove } from '#server/records/minutes-store.ts';
import { createMoveStore } from '#server/records/move-store.ts';
import type { MinutesState } from '#shared/domain/vocabulary.ts';
import {
  type ItemId,
  toAmendmentId,
  toBlockId,
  toDocumentId,
  toItemId,
  toMeetingId,
  toPersonId,
  toSnapshotId,
} from '#shared/ids.ts';
import { must } from '#shared/lang/must.ts';
import { putMinutes } from '#test/harness/minutes-in.ts';
import { makeWorld, type World } from '#test/harness/world.ts';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const by = toPersonId('secretary');
const MARCH = toMeetingId('sjc-2018-03-01');
const PRACTICE = toMeetingId('practice');

const stores = () => {
  const all = [world.db, createUnitOfWork(world.db), createAuditBook({ now: world.now })] as const;
  return {
    approvals: createApprovalStore(...all),
    minutes: createMinutesStore(...all),
    moves: createMoveStore(...all),
  };
};

const entry = (deed: AuditEntry['deed']): AuditEntry => ({
  ...{ by, capacity: 'secretary', deed, thing: 'meeting', thingId: MARCH },
  committeeId: null,
});

const wish = {
  ...{ id: 'wish', meetingId: MARCH, part: 'I' as const, sha256: '', at: 1 },
  wish: {
    ...{ text: '', amended: [], by, capacity: 'secretary', reason: null },
    minute: {
      ...{ meetingId: PRACTICE, itemId: toItemId('item'), decisionId: 'decision' },
      verb: 'approved' as const,
      words: 'Approved.',
    },
  },
};

const moveOf = (meetingId: typeof MARCH, from: MinutesState, to: MinutesState) => {
  const at = { meetingId, part: 'I' as const, by, at: 1 };
  const id = toSnapshotId(`snapshot of ${meetingId}`);
  const move: MinutesMove = {
    ...{ ...at, id: `move of ${meetingId}`, from, to, capacity: 'secretary', reason: null },
    ...{ missing: [], snapshotId: id },
  };
  const snapshot = { ...at, id, kind: 'move' as const, name: 'Moved', texts: [] };
  return { move, commentsUntil: null, snapshot };
};

const amendment = (id: string) => ({
  ...{ id: toAmendmentId(id), meetingId: MARCH, part: 'I' as const, itemId: toItemId('item') },
  ...{ documentId: toDocumentId('document'), origin: 'proposal' as const, by, at: 1 },
  ...{ state: 'proposed' as const, blockId: toBlockId('block'), from: 0, to: 0, quote: '' },
  ...{
    words: 'More',
    stated: 'the inclusion of More',
    reason: null,
    authorId: null,
    beforeHash: null,
  },
});

/** Part I's minutes of March are unconfirmed, one amendment was put and not agreed to, and the approval has been written down. */
async function underWay() {
  putMinutes(world.db, MARCH, 'unconfirmed', { parts: ['I'] });
  const all = stores();
  await all.approvals.propose(amendment('first'), entry('amendment-proposed'));
  await expect(all.approvals.intend(wish)).rejects.toMatchObject({ code: 'passage-changed' });
  const settled = entry('amendment-settled');
  await all.approvals.settle(toAmendmentId('first'), 'agreed', 1, settled);
  await expect(all.approvals.intend(wish)).rejects.toMatchObject({ code: 'passage-changed' });
  await all.approvals.settle(toAmendmentId('first'), 'not_agreed', 1, settled);
  expect(await all.approvals.intend(wish)).toBe(true);
  return all;
}

const REFUSED = { code: 'already-settled', message: expect.stringContaining('being recorded') };

test('while an approval is under way neither its minutes move nor those that are to say so', async () => {
  const { minutes, approvals } = await underWay();
  const back = moveOf(MARCH, 'unconfirmed', 'circulated');
  await expect(minutes.move(back, entry('minutes-moved'))).rejects.toMatchObject(REFUSED);
  const on = moveOf(PRACTICE, 'drafting', 'chair_review');
  await expect(minutes.move(on, entry('minutes-moved'))).rejects.toMatchObject(REFUSED);
  expect((await minutes.of(MARCH)).I.state).toBe('unconfirmed');
  await approvals.giveUp(wish, null);
  expect(await minutes.move(back, entry('minutes-moved'))).toBe(true);
  expect(await minutes.move(on, entry('minutes-moved'))).toBe(true);
});

test('while an approval is under way no amendment is put to the meeting or decided on', async () => {
  const { approvals } = await underWay();
  const put = () => approvals.propose(amendment('second'), entry('amendment-proposed'));
  const decide = () =>
    approvals.settle(toAmendmentId('first'), 'agreed', 1, entry('amendment-settled'));
  await expect(put()).rejects.toMatchObject(REFUSED);
  await expect(decide()).rejects.toMatchObject(REFUSED);
  await approvals.giveUp(wish, null);
  await put();
  await decide();
  expect((await approvals.amendments(MARCH, 'I')).map((one) => one.state)).toEqual([
    'agreed',
    'proposed',
  ]);
  putMinutes(world.db, MARCH, 'approved', { parts: ['I'] });
  await expect(decide()).rejects.toMatchObject({ code: 'already-settled' });
});

/** The first item of Part I, on its way to Part II. */
function aMove() {
  const item = world.db
    .select()
    .from(t.agendaItem)
    .all()
    .find((one) => one.meetingId === MARCH && one.part === 'I');
  const { id, minuteDocumentId } = must(item, 'an item of March');
  const move = {
    ...{ itemId: toItemId(id), meetingId: MARCH, old: toDocumentId(minuteDocumentId), by },
    ...{ fresh: toDocumentId('fresh.1'), reason: 'Staff.', at: 1 },
  };
  const agenda = toDocumentId('agenda-of-part-two');
  const to = {
    ...{ seed: new Uint8Array(), agenda, newAgenda: null },
    restated: (_: ItemId, stated: string) => stated,
    ...({ shownAs: 'restricted', neutralTitle: null } as const),
  };
  return [move, to, entry('item-made-private')] as const;
}

test.each(['I', 'II'] as const)(
  'no item goes from Part I to Part II while Part %s is being approved, or when it is',
  async (part) => {
    putMinutes(world.db, MARCH, 'unconfirmed');
    const { approvals, moves } = stores();
    await approvals.intend({ ...wish, part });
    await expect(moves.move(...aMove())).rejects.toMatchObject(REFUSED);
    await approvals.giveUp(wish, null);
    putMinutes(world.db, MARCH, 'approved', { parts: [part] });
    await expect(moves.move(...aMove())).rejects.toMatchObject({ code: 'not-allowed' });
    putMinutes(world.db, MARCH, 'unconfirmed');
    await moves.move(...aMove());
  },
);

test('no approval begins while an item of the meeting is on its way to Part II', async () => {
  putMinutes(world.db, MARCH, 'unconfirmed');
  const { approvals, moves } = stores();
  await moves.move(...aMove());
  await expect(approvals.intend(wish)).rejects.toMatchObject({
    code: 'already-settled',
    message: expect.stringContaining('Part II'),
  });
  await moves.settle(aMove()[0], 2);
  expect(await approvals.intend(wish)).toBe(true);
});
