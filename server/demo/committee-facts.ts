import { UNRECORDED_TERMS } from '#shared/domain/terms-of-reference.ts';
import type { AuthorityMode } from '#shared/domain/vocabulary.ts';

/** The North West London shadow Joint Committee and the bodies around it, as told by the report that went
 *  to the eight Governing Bodies in March 2018. Officers appear by their posts alone (decision 14). */
export const COMMITTEE = {
  id: 'nwl-sjc',
  name: "North West London CCGs' Shadow Joint Committee",
  authorityMode: 'shadow' satisfies AuthorityMode,
  authorityNote:
    'Will ultimately hold delegated decision-making authority over an agreed range of responsibilities; being tested in shadow form and refined.',
  primaryFocus: [
    'acute commissioning',
    'other areas where a collective NW London view would benefit residents',
  ],
  predecessor: 'Collaboration Board',
} as const;

/** Of the terms of reference the report says what they were to be about and that they were in preparation,
 *  and none of their rules. */
export const TERMS = {
  id: 'nwl-sjc-terms-1',
  /** The day of the first meeting: the report gives no other. */
  fromDay: '2018-02-01',
  rules: {
    ...UNRECORDED_TERMS,
    purpose:
      'Acute commissioning, and other areas where a collective NW London view would benefit residents.',
  },
  note: 'Shadow terms of reference were in preparation and were to go to the Governing Bodies in summer 2018. Their text is not in the source, and since which day they held is not recorded: the day here is that of the first meeting.',
} as const;

/** The report says “the 8 NW London CCGs”; their names come from the CCGs' own web pages. */
export const CCGS = [
  { id: 'ccg-brent', name: 'NHS Brent CCG' },
  { id: 'ccg-central-london', name: 'NHS Central London CCG' },
  { id: 'ccg-ealing', name: 'NHS Ealing CCG' },
  { id: 'ccg-hammersmith-fulham', name: 'NHS Hammersmith & Fulham CCG' },
  { id: 'ccg-harrow', name: 'NHS Harrow CCG' },
  { id: 'ccg-hillingdon', name: 'NHS Hillingdon CCG' },
  { id: 'ccg-hounslow', name: 'NHS Hounslow CCG' },
  { id: 'ccg-west-london', name: 'NHS West London CCG' },
] as const;

/** Boroughs and the local Healthwatch of each are common knowledge of the place, not of the report. */
export const BOROUGHS = [
  { id: 'brent', name: 'Brent' },
  { id: 'ealing', name: 'Ealing' },
  { id: 'hammersmith-fulham', name: 'Hammersmith & Fulham' },
  { id: 'harrow', name: 'Harrow' },
  { id: 'hillingdon', name: 'Hillingdon' },
  { id: 'hounslow', name: 'Hounslow' },
  { id: 'kensington-chelsea', name: 'Kensington & Chelsea' },
  { id: 'westminster', name: 'Westminster' },
] as const;

export const LOCAL_HEALTHWATCH = [
  { id: 'hw-brent', name: 'Healthwatch Brent', areas: ['brent'] },
  { id: 'hw-ealing', name: 'Healthwatch Ealing', areas: ['ealing'] },
  { id: 'hw-harrow', name: 'Healthwatch Harrow', areas: ['harrow'] },
  { id: 'hw-hillingdon', name: 'Healthwatch Hillingdon', areas: ['hillingdon'] },
  { id: 'hw-hounslow', name: 'Healthwatch Hounslow', areas: ['hounslow'] },
  {
    id: 'hw-cwl',
    name: 'Healthwatch Central West London',
    areas: ['hammersmith-fulham', 'kensington-chelsea', 'westminster'],
  },
] as const;

export const RELATED_BODIES = [
  { id: 'gb', name: 'CCG Governing Bodies (eight)', kind: 'governing_body' },
  { id: 'collab-board', name: 'Collaboration Board', kind: 'programme' },
  { id: 'cdp-board', name: 'Collaboration Development Programme Board', kind: 'programme' },
  { id: 'gov-twg', name: 'Governance technical working group', kind: 'working_group' },
  { id: 'gov-design', name: 'Governance Design Group', kind: 'working_group' },
  { id: 'ilpf', name: "Integrated Lay Partners' Forum", kind: 'forum' },
  { id: 'fin-workshop', name: 'Financial planning workshop', kind: 'workshop' },
  { id: 'nhse', name: 'NHS England', kind: 'national_body' },
  { id: 'nhsi', name: 'NHS Improvement', kind: 'national_body' },
] as const;

/** Each title names its body, so that two managing directors are told apart wherever only titles stand. */
export const POSTS = [
  { id: 'cfo-nwl', title: 'Chief Finance Officer, NW London CCGs' },
  { id: 'ao-nwl', title: 'Accountable Officer, NW London CCGs (appointment in progress)' },
  { id: 'md-hounslow', title: 'Managing Director, Hounslow CCG' },
  { id: 'coo-hillingdon', title: 'Chief Operating Officer, Hillingdon CCG' },
  { id: 'md-ealing', title: 'Managing Director, Ealing CCG' },
  { id: 'pd-mental-health', title: 'Programme Director, Mental Health Transformation' },
  { id: 'director-acute-services', title: 'Director of Acute Services' },
  { id: 'director-development', title: 'Director of Development' },
] as const;

/** The seats the report speaks of. */
export const PLANNED_SEATS = [
  {
    id: 'planned-independent-chair',
    title: 'Independent chair',
    category: 'independent_chair',
    membership: 'voting',
    countsToQuorum: true,
    seesPrivate: true,
    holding: 'vacant',
    draftRight: 'edit',
    note: 'To be recruited.',
  },
  {
    id: 'planned-lay-members',
    title: 'Lay members',
    category: 'lay_member',
    membership: 'voting',
    countsToQuorum: true,
    seesPrivate: false,
    holding: 'vacant',
    draftRight: 'comment',
    note: 'To be recruited. The number of seats is not recorded.',
  },
  {
    id: 'planned-healthwatch-1',
    title: 'Healthwatch representative, first proposed seat',
    category: 'patient_voice',
    membership: 'participant',
    countsToQuorum: false,
    seesPrivate: false,
    holding: 'not_recorded',
    draftRight: 'comment',
    note: 'Proposed 1 March 2018; outcome not recorded.',
  },
  {
    id: 'planned-healthwatch-2',
    title: 'Healthwatch representative, second proposed seat',
    category: 'patient_voice',
    membership: 'participant',
    countsToQuorum: false,
    seesPrivate: false,
    holding: 'not_recorded',
    draftRight: 'comment',
    note: 'Proposed 1 March 2018; outcome not recorded.',
  },
] as const;
