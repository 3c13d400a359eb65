import type { ActionId, ContributionId, ItemId, ProposalId } from '../ids.ts';
import type { ProposalOutcome } from './vocabulary.ts';

interface InItem {
  readonly itemId: ItemId;
}

export interface MinutedFacts {
  readonly items: readonly {
    readonly id: ItemId;
    readonly title: string;
    readonly withdrawn: boolean;
  }[];
  readonly decisions: readonly InItem[];
  readonly actions: readonly (InItem & {
    readonly id: ActionId;
    readonly ownerId: string | null;
    readonly ownerText: string | null;
    readonly dueKind: string | null;
  })[];
  readonly proposals: readonly (InItem & {
    readonly id: ProposalId;
    readonly outcome: ProposalOutcome;
  })[];
  readonly contributions: readonly (InItem & {
    readonly id: ContributionId;
    readonly answered: boolean;
  })[];
}

/** What a meeting's minutes leave unsaid, by id. */
export interface Gaps {
  readonly itemsWithoutOutcome: readonly ItemId[];
  readonly openProposals: readonly ProposalId[];
  readonly actionsWithoutOwner: readonly ActionId[];
  readonly actionsWithoutDue: readonly ActionId[];
  readonly contributionsUnanswered: readonly ContributionId[];
}

/** An outcome is a decision, an action, or a proposal that was settled. A withdrawn item needs none. */
export function findGaps(facts: MinutedFacts): Gaps {
  const settled = facts.proposals.filter((one) => one.outcome !== 'not_recorded');
  const withOutcome = new Set(
    [...facts.decisions, ...facts.actions, ...settled].map((one) => one.itemId),
  );
  return {
    itemsWithoutOutcome: facts.items
      .filter((item) => !item.withdrawn && !withOutcome.has(item.id))
      .map((item) => item.id),
    openProposals: facts.proposals
      .filter((one) => one.outcome === 'not_recorded')
      .map((one) => one.id),
    actionsWithoutOwner: facts.actions.filter((one) => !hasOwner(one)).map((one) => one.id),
    actionsWithoutDue: facts.actions.filter((one) => one.dueKind === null).map((one) => one.id),
    contributionsUnanswered: facts.contributions
      .filter((one) => !one.answered)
      .map((one) => one.id),
  };
}

function hasOwner(action: {
  readonly ownerId: string | null;
  readonly ownerText: string | null;
}): boolean {
  return action.ownerId !== null || (action.ownerText ?? '').trim() !== '';
}
