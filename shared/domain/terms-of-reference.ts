import type { OrganisationId } from '../ids.ts';
import type { Membership, SeatCategory } from './vocabulary.ts';

/** The terms of reference of a committee, as data. Whatever is `null` was not recorded: it is shown so, and
 *  nothing is concluded from it. Source: domain.md, sections 1.1 to 1.5 and 1.8. */
export interface TermsRules {
  readonly purpose: string | null;
  /** The law it stands on: “NHS Act 2006, section 65Z5”. */
  readonly statutoryBasis: string | null;
  readonly membership: readonly MembershipRow[] | null;
  readonly quorum: QuorumRule | null;
  readonly voting: VotingRule | null;
  readonly deputies: DeputiesRule | null;
  readonly delegatedLimits: readonly DelegatedLimit[] | null;
  /** How long before a meeting it is called. */
  readonly notice: Deadline | null;
  /** How long before a meeting its papers are out. */
  readonly papers: Deadline | null;
  /** How many working days people have to comment on draft minutes. */
  readonly commentWindowDays: number | null;
  readonly heldInPublic: boolean | null;
  /** Draft minutes are published before the committee has approved them. */
  readonly unconfirmedMinutesPublished: boolean | null;
  readonly references: ReferenceScheme | null;
  /** Members write in the draft minutes themselves; else the secretary and the chair do. */
  readonly membersEditDrafts: boolean | null;
  /** Only somebody who was at the meeting may move that its minutes are accurate. `null`: somebody who was not
   *  there may, with a reason. */
  readonly onlyPresentMoveAccuracy: boolean | null;
  /** For how many months after their approval the history of minutes of Part I is kept. `null`: as long as is usual
   *  (history-kept.ts). */
  readonly historyMonths: number | null;
  /** The day by which these terms are to be looked at again. */
  readonly reviewOn: string | null;
}

/** A line of the list of members. */
export interface MembershipRow {
  readonly title: string;
  readonly category: SeatCategory;
  readonly membership: Membership;
  readonly number: number | null;
  readonly countsToQuorum: boolean | null;
  readonly organisationId: OrganisationId | null;
  /** The number is that of each parent body. */
  readonly forEachParent: boolean;
}

/** Every clause must be met. */
export interface QuorumRule {
  /** Whether somebody who sits in three seats is counted three times or once. */
  readonly counts: QuorumCounts | null;
  readonly clauses: readonly QuorumClause[];
}

export const QUORUM_COUNTS = ['seats', 'persons'] as const;
export type QuorumCounts = (typeof QUORUM_COUNTS)[number];

export type QuorumClause =
  | { readonly kind: 'min_total'; readonly number: number }
  | {
      readonly kind: 'min_of_category';
      readonly category: SeatCategory;
      readonly number: number;
      /** Only those of them who vote. */
      readonly votingOnly: boolean;
    }
  /** One of these must be there: by what the seat is for, or by its own title (“Audit chair”). */
  | {
      readonly kind: 'one_of';
      readonly categories: readonly SeatCategory[];
      readonly titles: readonly string[];
    }
  /** As many from each parent body. */
  | { readonly kind: 'min_per_organisation'; readonly number: number }
  | { readonly kind: 'all_organisations' }
  /** A part of the seats that count, rounded up; vacant seats are seats. */
  | { readonly kind: 'fraction'; readonly numerator: number; readonly denominator: number }
  | { readonly kind: 'patient_voice'; readonly number: number };

export interface VotingRule {
  readonly method: VotingMethod;
  /** The share of the votes cast that a special majority asks for, in per cent. */
  readonly percent: number | null;
  /** Whose votes are counted: each seat's, or one for each body, settled by a majority of its own seats. */
  readonly votesBy: VotesBy;
  /** The committee tries to agree before it votes. */
  readonly consensusFirst: boolean | null;
  /** Whether the chair decides when votes are equal. */
  readonly castingVote: boolean | null;
}

export const VOTING_METHODS = [
  'consensus',
  'simple_majority',
  'special_majority',
  'unanimity',
] as const;
export type VotingMethod = (typeof VOTING_METHODS)[number];

export const VOTES_BY = ['seat', 'organisation'] as const;
export type VotesBy = (typeof VOTES_BY)[number];

export interface DeputiesRule {
  readonly allowed: DeputiesAllowed;
  readonly countToQuorum: boolean | null;
  readonly mayVote: boolean | null;
  /** How many days before a meeting a deputy must be named; 0: on the day. */
  readonly namedDaysBefore: number | null;
}

export const DEPUTIES_ALLOWED = ['yes', 'exceptionally', 'no'] as const;
export type DeputiesAllowed = (typeof DEPUTIES_ALLOWED)[number];

/** What the committee may decide by itself, and up to which amount. */
export interface DelegatedLimit {
  readonly matter: string;
  /** In whole pounds; `null`: no amount is named. */
  readonly pounds: number | null;
}

export interface Deadline {
  readonly days: number;
  /** A clear day is neither that of the notice nor that of the meeting. */
  readonly kind: DeadlineKind;
}

export const DEADLINE_KINDS = ['days', 'clear_days', 'working_days', 'clear_working_days'] as const;
export type DeadlineKind = (typeof DEADLINE_KINDS)[number];

/** How minutes are numbered: “JC/2018/019”. */
export interface ReferenceScheme {
  readonly prefix: string | null;
  /** The year in which the numbers run on. */
  readonly year: ReferenceYear | null;
}

export const REFERENCE_YEARS = ['financial', 'calendar'] as const;
export type ReferenceYear = (typeof REFERENCE_YEARS)[number];

/** Terms of which nothing is recorded yet. */
export const UNRECORDED_TERMS: TermsRules = {
  purpose: null,
  statutoryBasis: null,
  membership: null,
  quorum: null,
  voting: null,
  deputies: null,
  delegatedLimits: null,
  notice: null,
  papers: null,
  commentWindowDays: null,
  heldInPublic: null,
  unconfirmedMinutesPublished: null,
  references: null,
  membersEditDrafts: null,
  onlyPresentMoveAccuracy: null,
  historyMonths: null,
  reviewOn: null,
};

/** The version in force on a day: the one with the latest first day that is not after it, and of two that
 *  begin on the same day the later one. `null`: none was in force yet. */
export function inForceOn<T extends { readonly fromDay: string; readonly version: number }>(
  versions: readonly T[],
  day: string,
): T | null {
  const begun = versions.filter((one) => one.fromDay <= day);
  return begun.toSorted(byDay).at(-1) ?? null;
}

function byDay(
  a: { readonly fromDay: string; readonly version: number },
  b: { readonly fromDay: string; readonly version: number },
): number {
  if (a.fromDay !== b.fromDay) return a.fromDay < b.fromDay ? -1 : 1;
  return a.version - b.version;
}
