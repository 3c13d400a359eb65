import { begun } from '../lang/capital.ts';

/** The words of the field, as values. Source: domain.md, sections 2.3, 3.3, 5.3 and the glossary. */

export const PARTS = ['I', 'II'] as const;
export type Part = (typeof PARTS)[number];

/** What a meeting's documents are: the agenda of a part, an item's minute, the secretary's private notes. */
export const DOCUMENT_KINDS = ['agenda', 'minute', 'notes'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export const PURPOSES = [
  'approve',
  'decide',
  'agree',
  'ratify',
  'endorse',
  'recommend',
  'discuss',
  'assure',
  'receive',
  'note',
  'information',
] as const;
export type Purpose = (typeof PURPOSES)[number];

export const DECISION_VERBS = [
  'noted',
  'received',
  'approved',
  'agreed',
  'endorsed',
  'supported',
  'ratified',
  'delegated',
  'deferred',
  'rejected',
  'recommended',
  'resolved',
] as const;
export type DecisionVerb = (typeof DECISION_VERBS)[number];

export const CONTRIBUTION_KINDS = [
  'question',
  'concern',
  'evidence',
  'support',
  'objection',
  'request',
] as const;
export type ContributionKind = (typeof CONTRIBUTION_KINDS)[number];

export const PROPOSAL_OUTCOMES = [
  'agreed',
  'not_agreed',
  'deferred',
  'withdrawn',
  'not_recorded',
] as const;
export type ProposalOutcome = (typeof PROPOSAL_OUTCOMES)[number];

export const DUE_KINDS = ['date', 'next_meeting', 'text'] as const;
export type DueKind = (typeof DUE_KINDS)[number];

export const COMMENT_KINDS = ['factual_correction', 'wording', 'question'] as const;
export type CommentKind = (typeof COMMENT_KINDS)[number];

/** Where an agenda item stands (domain.md 9.2). */
export const ITEM_STATES = [
  'proposed',
  'accepted',
  'published',
  'taken',
  'deferred',
  'withdrawn',
  'not_reached',
] as const;
export type ItemState = (typeof ITEM_STATES)[number];

export const MEETING_STATES = ['planned', 'open', 'closed'] as const;
export type MeetingState = (typeof MEETING_STATES)[number];

/** Where a meeting's minutes stand (domain.md 4). */
export const MINUTES_STATES = [
  'drafting',
  'chair_review',
  'circulated',
  'unconfirmed',
  'approved',
  'signed',
  'published',
  'received',
  'archived',
] as const;
export type MinutesState = (typeof MINUTES_STATES)[number];

/** What a named moment of a part is: a move in the life of its minutes, its agenda going out, or a name that
 *  somebody gave it. */
export const SNAPSHOT_KINDS = ['move', 'agenda_published', 'named'] as const;
export type SnapshotKind = (typeof SNAPSHOT_KINDS)[number];

/** Where a change to minutes that were sent round comes from: the secretary, an accepted suggestion, or somebody
 *  at the meeting that approves them. */
export const AMENDMENT_ORIGINS = ['correction', 'suggestion', 'proposal'] as const;
export type AmendmentOrigin = (typeof AMENDMENT_ORIGINS)[number];

/** `made`: the draft has it, and the approving meeting is told. `proposed`: that meeting decides. */
export const AMENDMENT_STATES = ['made', 'proposed', 'agreed', 'not_agreed', 'withdrawn'] as const;
export type AmendmentState = (typeof AMENDMENT_STATES)[number];

export const LATE_EDIT_STATES = ['waiting', 'sent_as_comment', 'put_aside'] as const;
export type LateEditState = (typeof LATE_EDIT_STATES)[number];

/** Who was there, seat by seat. `not_recorded` is no absence. */
export const ATTENDANCE_CODES = [
  'present',
  'apologies',
  'in_attendance',
  'deputised',
  'absent',
  'not_recorded',
] as const;
export type AttendanceCode = (typeof ATTENDANCE_CODES)[number];

/** Items that fill themselves with what earlier meetings have left. */
export const STANDING_KINDS = ['matters_arising', 'previous_minutes'] as const;
export type StandingKind = (typeof STANDING_KINDS)[number];

/** What is sealed in a committee's book of records. */
export const SEALED_KINDS = [
  'approved',
  'signed',
  'published',
  'taken_down',
  'received',
  'corrected',
  'archived',
] as const;
export type SealedKind = (typeof SEALED_KINDS)[number];

export const AUTHORITY_MODES = ['shadow', 'advisory', 'in_common', 'delegated'] as const;
export type AuthorityMode = (typeof AUTHORITY_MODES)[number];

/** What a seat is for. Whether it votes is said apart (`MEMBERSHIPS`). */
export const SEAT_CATEGORIES = [
  'independent_chair',
  'chair',
  'vice_chair',
  'voting_member',
  'officer',
  'clinician',
  'lay_member',
  'patient_voice',
  'co_opted',
  'secretary',
  'in_attendance',
  'observer',
] as const;
export type SeatCategory = (typeof SEAT_CATEGORIES)[number];

/** How a seat belongs to the committee (domain.md 1.2). Only `voting` seats vote. */
export const MEMBERSHIPS = [
  'voting',
  'non_voting',
  'participant',
  'observer',
  'in_attendance',
] as const;
export type Membership = (typeof MEMBERSHIPS)[number];

export const ORGANISATION_KINDS = [
  'ccg',
  'icb',
  'council',
  'trust',
  'nhse',
  'healthwatch',
  'forum',
  'programme',
  'governing_body',
  'working_group',
  'workshop',
  'national_body',
] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

export const AREA_KINDS = ['borough', 'place', 'ccg'] as const;
export type AreaKind = (typeof AREA_KINDS)[number];

export const APPOINTMENT_STATUSES = ['nominated', 'confirmed'] as const;
export type AppointmentStatus = (typeof APPOINTMENT_STATUSES)[number];

/** Kinds of interest (domain.md 1.6). */
export const INTEREST_TYPES = [
  'financial',
  'non_financial_professional',
  'non_financial_personal',
  'indirect',
] as const;
export type InterestType = (typeof INTEREST_TYPES)[number];

/** How far somebody with an interest is kept from an item, mildest first: stays without a vote, stays
 *  without discussing, leaves, is not given the papers. */
export const EXCLUSION_LEVELS = ['no_vote', 'no_discussion', 'leaves', 'papers_withheld'] as const;
export type ExclusionLevel = (typeof EXCLUSION_LEVELS)[number];

/** How a private item appears to those who may not see it, as the chair chose. */
export const SHOWN_AS = ['full', 'neutral', 'restricted'] as const;
export type ShownAs = (typeof SHOWN_AS)[number];

/** Whether somebody sits there: `not_recorded` is what the source leaves unsaid, and is no vacancy. */
export const SEAT_HOLDINGS = ['held', 'vacant', 'not_recorded'] as const;
export type SeatHolding = (typeof SEAT_HOLDINGS)[number];

/** What a seat lets its holder do with a draft, apart from voting. */
export const DRAFT_RIGHTS = ['view', 'comment', 'edit'] as const;
export type DraftRight = (typeof DRAFT_RIGHTS)[number];

const WORDS: Record<string, string> = {
  approve: 'For approval',
  decide: 'For decision',
  agree: 'For agreement',
  ratify: 'For ratification',
  endorse: 'For endorsement',
  recommend: 'For recommendation',
  discuss: 'For discussion',
  assure: 'For assurance',
  receive: 'To receive',
  note: 'To note',
  information: 'For information',
  not_agreed: 'Not agreed',
  not_recorded: 'Not recorded',
  next_meeting: 'Next meeting',
  factual_correction: 'Factual correction',
  in_progress: 'In progress',
  proposed_for_closure: 'Proposed for closure',
  accepted_in_part: 'Accepted in part',
  not_met: 'Not met',
  not_reached: 'Not reached',
  independent_chair: 'Independent chair',
  voting_member: 'Voting member',
  lay_member: 'Lay member',
  patient_voice: 'Patient voice',
  body_secretary: 'Secretary of one of its bodies',
};

/** A value as words for a page: `not_agreed` → “Not agreed”. */
export function inWords(value: string): string {
  return WORDS[value] ?? begun(value.replaceAll('_', ' '));
}
