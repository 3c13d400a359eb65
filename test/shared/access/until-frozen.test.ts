import { expect, test } from 'vitest';
import type { Asker, Standing } from '#shared/access/policy.ts';
import { couldUntilFrozen } from '#shared/access/until-frozen.ts';
import { DRAFTING } from '#shared/domain/minutes.ts';
import type { MinutesState } from '#shared/domain/vocabulary.ts';
import { toItemId } from '#shared/ids.ts';

const member: Asker = {
  administrator: false,
  disabled: false,
  capacities: ['member'],
  draftRight: 'edit',
  seesPrivate: false,
  exclusions: [],
  chairedApprovalOf: [],
};
const could = (
  of: Partial<Asker>,
  state: MinutesState,
  part: 'I' | 'II' = 'I',
  membersEditDrafts: boolean | null = null,
) => {
  const standing: Standing = {
    person: { ...member, ...of },
    facts: {
      committeeClosed: false,
      minutes: { I: DRAFTING, II: DRAFTING, [part]: { state, commentsUntil: null } },
      today: '2018-03-15',
      membersEditDrafts,
    },
  };
  return couldUntilFrozen(standing, 'edit-minutes', { part, itemId: toItemId('item') });
};

test('whoever could edit the draft, and cannot since it was sent round', () => {
  for (const state of ['circulated', 'unconfirmed', 'approved', 'signed'] as const) {
    expect(could({}, state)).toBe(true);
    expect(could({ capacities: ['secretary'] }, state)).toBe(true);
  }
});

test('not while they can still edit: in a draft, or while the chair has it as the secretary', () => {
  expect(could({}, 'drafting')).toBe(false);
  expect(could({}, 'chair_review')).toBe(true);
  expect(could({ capacities: ['secretary'] }, 'chair_review')).toBe(false);
});

test('nobody who never had the right: to edit, to the part, to the item', () => {
  expect(could({ draftRight: 'comment', capacities: ['lay_member'] }, 'circulated')).toBe(false);
  expect(could({ draftRight: 'view', capacities: ['observer'] }, 'circulated')).toBe(false);
  expect(could({}, 'circulated', 'I', false)).toBe(false);
  expect(could({}, 'circulated', 'II')).toBe(false);
  expect(could({ seesPrivate: true }, 'circulated', 'II')).toBe(true);
  const kept = { itemId: toItemId('item'), part: 'I' as const, reason: 'Interest' };
  expect(could({ exclusions: [{ ...kept, level: 'leaves' }] }, 'circulated')).toBe(false);
  expect(could({ exclusions: [{ ...kept, level: 'no_discussion' }] }, 'circulated')).toBe(false);
  expect(could({ disabled: true }, 'circulated')).toBe(false);
});
