import { expect, test } from 'vitest';
import { stageOf } from '#shared/domain/minutes.ts';
import {
  allowedMove,
  MOVES,
  type MoveAsked,
  type MoveDeed,
  type MoveThrough,
} from '#shared/domain/minutes-life.ts';
import { MINUTES_STATES, type MinutesState } from '#shared/domain/vocabulary.ts';
import { dice } from '#test/harness/dice.ts';

const DEEDS: readonly MoveDeed[] = [
  'keep-minutes',
  'review-minutes',
  'record-approval',
  'sign-minutes',
  'confirm-publication',
  'receive-minutes',
];
const THROUGH: readonly MoveThrough[] = [
  'asking',
  'approval',
  'signature',
  'publication',
  'receipt',
];
/** What minutes may become from each state (domain.md 4), said a second time, by hand. */
const NEXT: Record<MinutesState, readonly MinutesState[]> = {
  drafting: ['chair_review'],
  chair_review: ['drafting', 'circulated'],
  circulated: ['chair_review', 'unconfirmed'],
  unconfirmed: ['circulated', 'approved'],
  approved: ['signed'],
  signed: ['published', 'archived'],
  published: ['received', 'archived'],
  received: ['archived'],
  archived: [],
};

const asked = (order: Partial<MoveAsked>): MoveAsked => ({
  part: 'I',
  from: 'drafting',
  to: 'chair_review',
  through: 'asking',
  may: () => true,
  reason: null,
  missing: [],
  reliedOn: false,
  ...order,
});
const only = (deed: MoveDeed) => (one: MoveDeed) => one === deed;
const codeOf = (order: Partial<MoveAsked>): string | null => {
  try {
    allowedMove(asked(order));
    return null;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

test('whatever anyone asks for, in any order, minutes reach no state that the table does not allow', () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const chance = dice(seed);
    const part = chance.pick(['I', 'II'] as const);
    let state: MinutesState = 'drafting';
    let wasApproved = false;
    for (let step = 0; step < 60; step += 1) {
      const mine = DEEDS.filter(() => chance.chance(0.5));
      const order = asked({
        part,
        from: state,
        to: chance.pick(MINUTES_STATES),
        through: chance.pick(THROUGH),
        may: (deed) => mine.includes(deed),
        reason: chance.chance(0.6) ? 'The chair is away.' : ' ',
        missing: chance.chance(0.3) ? ['Two actions have no owner.'] : [],
        reliedOn: chance.chance(0.3),
      });
      let row: ReturnType<typeof allowedMove>;
      try {
        row = allowedMove(order);
      } catch {
        continue;
      }
      expect(NEXT[state], `seed ${seed}`).toContain(row.to);
      expect(row.to).toBe(order.to);
      expect(row.through).toBe(order.through);
      expect(mine).toContain(row.deed);
      if (row.reason || order.missing.length > 0) expect(order.reason?.trim()).not.toBe('');
      if (row.reopens) expect(order.reliedOn).toBe(false);
      if (wasApproved) expect(stageOf(row.to), `seed ${seed}`).toBe('settled');
      state = row.to;
      wasApproved ||= state === 'approved';
    }
  }
});

test('every state is reached, and the whole life can be lived by those whose moves they are', () => {
  const reached = new Set<MinutesState>(['drafting', ...MOVES.map((one) => one.to)]);
  expect([...reached].sort()).toEqual([...MINUTES_STATES].sort());
  for (const { from, to, deed, through, part } of MOVES) {
    const order = { from, to, through, part: part ?? 'I', may: only(deed), reason: 'Because.' };
    expect(allowedMove(asked(order)).deed).toBe(deed);
  }
});

test('nothing leads back from approved minutes', () => {
  const settled = MOVES.filter((one) => stageOf(one.from) === 'settled');
  expect(settled.every((one) => stageOf(one.to) === 'settled')).toBe(true);
});

test('the chair sends the draft round without a reason, the secretary only with one', () => {
  const round = { from: 'chair_review', to: 'circulated' } as const;
  expect(codeOf({ ...round, may: only('review-minutes') })).toBe(null);
  expect(codeOf({ ...round, may: only('keep-minutes') })).toBe('reason-missing');
  expect(codeOf({ ...round, may: only('keep-minutes'), reason: 'The chair agreed.' })).toBe(null);
  expect(codeOf({ ...round, may: only('sign-minutes') })).toBe('not-allowed');
});

test('what is missing is said, and a reason is needed to go on', () => {
  const missing = ['Two actions have no owner.', 'Attendance is not recorded.'];
  expect(() => allowedMove(asked({ missing }))).toThrow(
    'Two actions have no owner. Attendance is not recorded. Enter a reason to go on all the same.',
  );
  expect(codeOf({ missing, reason: 'Their owners are asked.' })).toBe(null);
});

test('minutes that a later meeting has taken up are not taken back', () => {
  const back = { from: 'unconfirmed', to: 'circulated', reason: 'A page was missing.' } as const;
  expect(codeOf(back)).toBe(null);
  expect(codeOf({ ...back, reliedOn: true })).toBe('not-allowed');
});

test('approval, signature, publication and receipt are never asked for by themselves', () => {
  expect(codeOf({ from: 'unconfirmed', to: 'approved' })).toBe('already-settled');
  expect(codeOf({ from: 'unconfirmed', to: 'approved', through: 'approval' })).toBe(null);
  expect(codeOf({ from: 'published', to: 'received' })).toBe('already-settled');
});

test('only private minutes are archived without having been published', () => {
  expect(codeOf({ from: 'signed', to: 'archived', part: 'I' })).toBe('already-settled');
  expect(codeOf({ from: 'signed', to: 'archived', part: 'II' })).toBe(null);
});

test('whoever sends a draft round, it has a time for comments', () => {
  const round = MOVES.filter((one) => one.to === 'circulated');
  expect(round.map((one) => [one.from, one.deed, one.window])).toEqual([
    ['chair_review', 'review-minutes', true],
    ['chair_review', 'keep-minutes', true],
    ['unconfirmed', 'keep-minutes', true],
  ]);
  expect(MOVES.filter((one) => one.window && one.to !== 'circulated')).toEqual([]);
});

test('minutes that not every body has received are archived only with a reason', () => {
  const early = { from: 'published', to: 'archived' } as const;
  expect(codeOf(early)).toBe('reason-missing');
  expect(codeOf({ ...early, reason: 'Two bodies were dissolved.' })).toBe(null);
  expect(codeOf({ from: 'received', to: 'archived' })).toBe(null);
});
