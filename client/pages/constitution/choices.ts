import {
  AUTHORITY_MODES,
  type AuthorityMode,
  type DraftRight,
  MEMBERSHIPS,
  type Membership,
  ORGANISATION_KINDS,
  type OrganisationKind,
  SEAT_CATEGORIES,
  type SeatCategory,
} from '#shared/domain/vocabulary.ts';

/** The words of the constitution's values, as forms offer them and pages show them. */

export interface Choice<Value extends string = string> {
  readonly value: Value;
  readonly name: string;
  readonly hint?: string;
}

const AUTHORITY: Record<AuthorityMode, { readonly name: string; readonly hint: string }> = {
  delegated: {
    name: 'It decides for its bodies',
    hint: 'A joint committee with delegated powers. One decision binds all its bodies, within what they have delegated to it.',
  },
  in_common: {
    name: 'Its bodies decide side by side',
    hint: 'Committees in common. The bodies meet at one table, and each decides for itself.',
  },
  advisory: {
    name: 'It advises',
    hint: 'It recommends. Each body decides afterwards.',
  },
  shadow: {
    name: 'It is a shadow committee',
    hint: 'It works as the joint committee will, but has no powers yet. Each body takes its own decision afterwards.',
  },
};

const MODES_AS_ASKED: readonly AuthorityMode[] = ['delegated', 'in_common', 'advisory', 'shadow'];
export const AUTHORITY_CHOICES: readonly Choice<AuthorityMode>[] = MODES_AS_ASKED.filter((mode) =>
  AUTHORITY_MODES.includes(mode),
).map((value) => ({ value, ...AUTHORITY[value] }));

export const authorityInWords = (mode: AuthorityMode): string => AUTHORITY[mode].name;

const KIND: Record<OrganisationKind, string> = {
  ccg: 'Clinical commissioning group (CCG)',
  icb: 'Integrated care board (ICB)',
  council: 'Council',
  trust: 'NHS trust',
  nhse: 'NHS England',
  healthwatch: 'Local Healthwatch',
  forum: 'Forum',
  programme: 'Programme',
  governing_body: 'Governing body',
  working_group: 'Working group',
  workshop: 'Workshop',
  national_body: 'National body',
};
export const KIND_CHOICES: readonly Choice<OrganisationKind>[] = ORGANISATION_KINDS.map(
  (value) => ({ value, name: KIND[value] }),
);
export const kindInWords = (kind: OrganisationKind): string => KIND[kind];

const CATEGORY: Record<SeatCategory, string> = {
  independent_chair: 'Independent chair',
  chair: 'Chair',
  vice_chair: 'Vice chair',
  voting_member: 'Member for a body',
  officer: 'Officer',
  clinician: 'Clinician',
  lay_member: 'Lay member',
  patient_voice: 'Patient voice (Healthwatch and others)',
  co_opted: 'Co-opted member',
  secretary: 'Secretary',
  in_attendance: 'In attendance',
  observer: 'Observer',
};
export const CATEGORY_CHOICES: readonly Choice<SeatCategory>[] = SEAT_CATEGORIES.map((value) => ({
  value,
  name: CATEGORY[value],
}));
export const categoryInWords = (category: SeatCategory): string => CATEGORY[category];

const MEMBERSHIP: Record<Membership, { readonly name: string; readonly hint: string }> = {
  voting: { name: 'Voting member', hint: 'A full member, with a vote.' },
  non_voting: { name: 'Non-voting member', hint: 'A member who takes part and does not vote.' },
  participant: {
    name: 'Participant',
    hint: 'Not a member. Sits at the table and speaks, as Healthwatch often does.',
  },
  observer: { name: 'Observer', hint: 'Listens and reads. Does not take part.' },
  in_attendance: {
    name: 'In attendance',
    hint: 'Comes to help the committee, such as the secretary or an officer with a report.',
  },
};
export const MEMBERSHIP_CHOICES: readonly Choice<Membership>[] = MEMBERSHIPS.map((value) => ({
  value,
  ...MEMBERSHIP[value],
}));
export const membershipInWords = (membership: Membership): string => MEMBERSHIP[membership].name;

/** How a list of such seats is headed. */
export const MEMBERSHIP_HEADING: Record<Membership, string> = {
  voting: 'Voting members',
  non_voting: 'Non-voting members',
  participant: 'Participants',
  in_attendance: 'In attendance',
  observer: 'Observers',
};
export const MEMBERSHIPS_AS_LISTED: readonly Membership[] = [
  'voting',
  'non_voting',
  'participant',
  'in_attendance',
  'observer',
];

const DRAFT: Record<DraftRight, { readonly name: string; readonly hint: string }> = {
  edit: {
    name: 'Write in them',
    hint: 'Writes and changes the draft minutes, as a secretary does.',
  },
  comment: {
    name: 'Comment on them',
    hint: 'Reads drafts, comments, and proposes other words.',
  },
  view: { name: 'Read them', hint: 'Reads drafts and changes nothing.' },
};
export const DRAFT_CHOICES: readonly Choice<DraftRight>[] = (
  ['edit', 'comment', 'view'] as const
).map((value) => ({ value, ...DRAFT[value] }));
export const draftRightInWords = (right: DraftRight): string => DRAFT[right].name;

export const YES_NO: readonly Choice<'yes' | 'no'>[] = [
  { value: 'yes', name: 'Yes' },
  { value: 'no', name: 'No' },
];

/** For what a committee's papers may leave open. */
export const YES_NO_UNSAID: readonly Choice[] = [...YES_NO, { value: '', name: 'Not recorded' }];

/** The choice with this value, or none: what is kept in a tab may be from an earlier version. */
export function chosen<Value extends string>(
  choices: readonly Choice<Value>[],
  typed: string,
): Value | null {
  return choices.find((choice) => choice.value === typed)?.value ?? null;
}
