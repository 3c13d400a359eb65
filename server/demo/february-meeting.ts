import type { ItemFacts, MeetingFacts } from './meeting-facts.ts';

/** Silent on purpose: the summary names no leads, papers or purposes. */
const summarised: Omit<ItemFacts, 'title' | 'paragraphs' | 'records'> = {
  leads: [],
  purpose: null,
  paper: null,
  state: 'taken',
  standing: null,
  keyPoints: [],
  sourceNote: null,
};

const items: readonly ItemFacts[] = [
  {
    ...summarised,
    title: "Building the committee's membership",
    paragraphs: [
      'Plans for an independent chair, lay members and Healthwatch representation were considered.',
    ],
    records: [
      {
        kind: 'contribution',
        id: 'hw-1',
        text: 'Healthwatch representation was among the membership plans considered.',
        contributionKind: null,
      },
    ],
  },
  {
    ...summarised,
    title: 'Diabetes services investment',
    paragraphs: ['Discussion of a £2.9m investment in diabetes services.'],
    records: [],
    sourceNote: 'No decision is recorded in the summary.',
  },
  {
    ...summarised,
    title: 'Cancer services',
    paragraphs: [
      'Discussion of ways to improve access to cancer services and outcomes for patients.',
    ],
    records: [],
  },
];

/** Of this meeting the source has one paragraph. */
export const FEBRUARY_MEETING: MeetingFacts = {
  id: 'sjc-2018-02-01',
  title: 'First meeting',
  date: '2018-02-01',
  state: 'closed',
  minutesNote:
    'Approved; the text is not in the source. What stands here is read from a one-paragraph summary in the public report, in the order of mention, which need not be the order of the agenda. Whether it was Part I or Part II is not recorded.',
  demonstration: false,
  parts: [{ part: 'I', items }],
};
