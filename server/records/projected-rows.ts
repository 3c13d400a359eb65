import type {
  ContributionKind,
  DecisionVerb,
  DueKind,
  ItemState,
  ProposalOutcome,
  Purpose,
} from '#shared/domain/vocabulary.ts';

/** What the projector writes, a document at a time. */

export const MINUTED_KINDS = ['action', 'decision', 'contribution', 'proposal'] as const;
export type MinutedKind = (typeof MINUTED_KINDS)[number];

interface Minuted {
  readonly id: string;
  /** Its order among the records of its minute, from 0; of a removed one, its last. */
  readonly ordinal: number;
  readonly text: string;
  /** Instant of the journal entry that first brought it into this document. */
  readonly since: number;
  /** Instant of the entry that took it out; `null` while it stands. */
  readonly removedAt: number | null;
}

interface ProjectedAction extends Minuted {
  readonly record: 'action';
  readonly ownerId: string | null;
  readonly ownerText: string | null;
  readonly dueKind: DueKind | null;
  readonly dueDate: string | null;
  readonly dueText: string | null;
}
interface ProjectedDecision extends Minuted {
  readonly record: 'decision';
  readonly verb: DecisionVerb | null;
}
interface ProjectedContribution extends Minuted {
  readonly record: 'contribution';
  readonly voice: string | null;
  readonly seatId: string | null;
  readonly capacity: string | null;
  readonly kind: ContributionKind | null;
}
interface ProjectedProposal extends Minuted {
  readonly record: 'proposal';
  readonly outcome: ProposalOutcome;
}
export type ProjectedRecord =
  | ProjectedAction
  | ProjectedDecision
  | ProjectedContribution
  | ProjectedProposal;

/** Where a comment's words stand in one document. */
export interface ProjectedAnchor {
  readonly id: string;
  readonly blockId: string | null;
  readonly text: string;
}

export interface ProjectedItem {
  readonly id: string;
  readonly title: string;
  readonly recommendation: string;
  readonly rank: string;
  readonly leadId: string | null;
  readonly leadText: string | null;
  readonly purpose: Purpose | null;
  readonly minutes: number | null;
  readonly paper: string | null;
  readonly state: ItemState;
}
