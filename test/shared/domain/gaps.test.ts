import { expect, test } from 'vitest';
import { findGaps, type MinutedFacts } from '#shared/domain/gaps.ts';
import { toActionId, toContributionId, toItemId, toProposalId } from '#shared/ids.ts';

const item = (id: string, withdrawn = false) => ({ id: toItemId(id), title: id, withdrawn });
const nothing: MinutedFacts = {
  items: [],
  decisions: [],
  actions: [],
  proposals: [],
  contributions: [],
};

test('an item needs a decision, an action or a settled proposal to have an outcome', () => {
  const facts: MinutedFacts = {
    ...nothing,
    items: [item('a'), item('b'), item('c'), item('d'), item('e', true)],
    decisions: [{ itemId: toItemId('a') }],
    proposals: [
      { id: toProposalId('p1'), itemId: toItemId('b'), outcome: 'agreed' },
      { id: toProposalId('p2'), itemId: toItemId('c'), outcome: 'not_recorded' },
    ],
  };
  expect(findGaps(facts).itemsWithoutOutcome).toEqual(['c', 'd']);
  expect(findGaps(facts).openProposals).toEqual(['p2']);
});

test('an action needs an owner (free text will do) and a due date, next meeting or text', () => {
  const action = (id: string, ownerText: string | null, dueKind: string | null) => ({
    id: toActionId(id),
    itemId: toItemId('a'),
    ownerId: null,
    ownerText,
    dueKind,
  });
  const gaps = findGaps({
    ...nothing,
    actions: [action('1', 'The workshop', null), action('2', ' ', 'text'), action('3', null, null)],
  });
  expect(gaps.actionsWithoutOwner).toEqual(['2', '3']);
  expect(gaps.actionsWithoutDue).toEqual(['1', '3']);
});

test('a contribution waits until it is answered', () => {
  const said = (id: string, answered: boolean) => ({
    id: toContributionId(id),
    itemId: toItemId('a'),
    answered,
  });
  const gaps = findGaps({ ...nothing, contributions: [said('1', true), said('2', false)] });
  expect(gaps.contributionsUnanswered).toEqual(['2']);
});
