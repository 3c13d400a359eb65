import type {
  ContributionKind,
  DecisionVerb,
  MeetingState,
  Part,
  Purpose,
  StandingKind,
} from '#shared/domain/vocabulary.ts';

/** A meeting as the source tells of it. What the source leaves unsaid is `null` or is not there. */
export interface MeetingFacts {
  readonly id: string;
  readonly title: string;
  /** Calendar day, `2018-03-01`. */
  readonly date: string;
  readonly state: MeetingState;
  readonly minutesNote: string | null;
  readonly demonstration: boolean;
  readonly parts: readonly { readonly part: Part; readonly items: readonly ItemFacts[] }[];
}

export interface ItemFacts {
  readonly title: string;
  /** Posts by id; two or more lead together. */
  readonly leads: readonly string[];
  readonly purpose: Purpose | null;
  readonly paper: string | null;
  /** The item was taken, or it is still to come. */
  readonly state: 'taken' | 'accepted';
  readonly standing: StandingKind | null;
  /** The opening paragraphs of its minute. */
  readonly paragraphs: readonly string[];
  readonly keyPoints: readonly KeyPoint[];
  readonly records: readonly RecordFacts[];
  /** What has to be said of the source itself, after all else. */
  readonly sourceNote: string | null;
}

interface KeyPoint {
  readonly text: string;
  /** The records of this item that say the whole of it: it is then not said again as a key point. */
  readonly saidBy?: readonly string[];
}

export type RecordFacts =
  | {
      readonly kind: 'action';
      readonly id: string;
      readonly text: string;
      /** A post by id. */
      readonly owner: string | null;
      readonly dueText: string | null;
    }
  | {
      readonly kind: 'decision';
      readonly id: string;
      readonly text: string;
      readonly verb: DecisionVerb;
    }
  | {
      readonly kind: 'contribution';
      readonly id: string;
      readonly text: string;
      readonly contributionKind: ContributionKind | null;
    }
  /** The source records no outcome for any of them. */
  | { readonly kind: 'proposal'; readonly id: string; readonly text: string };
