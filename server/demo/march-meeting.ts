import type { ItemFacts, MeetingFacts } from './meeting-facts.ts';

const PAPER_WITHOUT_NUMBER = 'Paper provided; number not recorded';

const taken = {
  purpose: null,
  paper: null,
  state: 'taken',
  standing: null,
  sourceNote: null,
} as const;

const financialFramework: ItemFacts = {
  ...taken,
  title: 'Joint Financial Framework',
  leads: ['cfo-nwl'],
  paper: PAPER_WITHOUT_NUMBER,
  paragraphs: [
    "The paper was also being considered by each Governing Body. The framework is meant to support strategic objectives (a positive effect on residents' health and wellbeing), reduce variation, resolve financial cross-subsidy and manage financial risk better.",
  ],
  keyPoints: [
    {
      text: 'Proposal: CCGs that draw on the shared investment pot should later pay a proportion back, so that an operational pot always remains for new bids.',
    },
    {
      text: 'Counter-argument: undue caution about investment may reduce risk-taking, which is a necessary part of investing; fear of not making a full financial return should not perpetuate inequalities.',
    },
    {
      text: 'The strategic approach to investment needs more detailed discussion before the matter returns to Governing Bodies.',
    },
    {
      text: 'CCGs held differing views on the framework as described; it would be refined in the light of concerns and feedback before going to Governing Bodies for approval in March.',
    },
  ],
  records: [
    {
      kind: 'proposal',
      id: 'prop-1',
      text: 'CCGs that receive from the shared investment pot later pay a proportion back.',
    },
    {
      kind: 'action',
      id: 'act-1',
      text: 'Work with colleagues on the strategic approach to investment before it returns to Governing Bodies.',
      owner: 'cfo-nwl',
      dueText: null,
    },
    {
      kind: 'action',
      id: 'act-2',
      text: 'Refine the financial framework in response to concerns and feedback before Governing Body approval.',
      owner: null,
      dueText: 'before the March 2018 Governing Bodies',
    },
  ],
};

const businessPlanning: ItemFacts = {
  ...taken,
  title: 'Business Planning',
  leads: ['md-hounslow'],
  paragraphs: [
    'Covers financial planning, QIPP planning and internal and external planning documents.',
  ],
  keyPoints: [
    { text: 'How to manage QIPP effectively across the CCGs.' },
    {
      text: 'QIPP should be planned on a continual schedule through the year and not as an annual exercise.',
    },
  ],
  records: [
    {
      kind: 'action',
      id: 'act-3',
      text: 'Business planning to be a separate item on the Governing Body agenda.',
      owner: null,
      dueText: null,
    },
  ],
};

const mentalHealth: ItemFacts = {
  ...taken,
  title: 'West London Mental Health Local Services Transformation',
  leads: ['md-ealing', 'pd-mental-health'],
  paper: PAPER_WITHOUT_NUMBER,
  paragraphs: [
    'Brought to conclude business of the outgoing Collaboration Board. The paper described the programme and its progress: planned and primary care and the single point of access helpline for urgent care.',
  ],
  keyPoints: [
    {
      text: '£1.5m already drawn from the financial strategy had made improvements and a return possible; a further £1.5m was requested.',
    },
    {
      text: 'The achievements deserve more visibility; the significant progress was commended.',
    },
    {
      text: 'Co-production with patients was a feature of the work and the paper should say so more clearly.',
      saidBy: ['pv-1'],
    },
  ],
  records: [
    {
      kind: 'proposal',
      id: 'prop-2',
      text: 'Further £1.5m for West London mental health local services transformation.',
    },
    {
      kind: 'contribution',
      id: 'pv-1',
      text: 'Co-production with patients featured in the work and should be expressed more clearly in the paper.',
      contributionKind: null,
    },
    {
      kind: 'action',
      id: 'act-4',
      text: "Increase the visibility of the programme's achievements.",
      owner: null,
      dueText: null,
    },
    {
      kind: 'action',
      id: 'act-5',
      text: 'Express co-production with patients more clearly in the paper.',
      owner: null,
      dueText: null,
    },
  ],
};

const strategicOutlineCase: ItemFacts = {
  ...taken,
  title: 'Strategic Outline Case (SOC) 1',
  leads: ['director-acute-services'],
  paragraphs: [
    'Update on the progress of SOC 1, a business case for capital investment in primary, community and acute estate across part of NW London, through NHS England and NHS Improvement.',
  ],
  keyPoints: [
    {
      text: 'Query: might the pre-election period and the rules on publicity delay progress? It was not expected to be an issue.',
    },
  ],
  records: [],
};

const collaborationBoard: ItemFacts = {
  ...taken,
  title: 'Collaboration Board Development',
  leads: ['director-development'],
  purpose: 'information',
  paper: PAPER_WITHOUT_NUMBER,
  paragraphs: ['Submitted for information; the Chair invited discussion as time allowed.'],
  keyPoints: [
    {
      text: 'Proposal: two Healthwatch representatives on the Joint Committee, for better representation.',
      saidBy: ['prop-3', 'hw-2'],
    },
    {
      text: "Clarification of programme governance was requested; it was agreed that this would come to the Integrated Lay Partners' Forum.",
    },
    {
      text: 'Lay member involvement in developing the communications and engagement strategy was requested.',
      saidBy: ['prop-4', 'pv-2'],
    },
  ],
  records: [
    {
      kind: 'proposal',
      id: 'prop-3',
      text: 'Two Healthwatch representatives on the Joint Committee.',
    },
    {
      kind: 'proposal',
      id: 'prop-4',
      text: 'Lay member involvement in developing the communications and engagement strategy.',
    },
    {
      kind: 'contribution',
      id: 'hw-2',
      text: 'Two Healthwatch representatives proposed, for better representation.',
      contributionKind: null,
    },
    {
      kind: 'contribution',
      id: 'pv-2',
      text: 'Request for lay member involvement in the communications and engagement strategy.',
      contributionKind: 'request',
    },
    {
      kind: 'decision',
      id: 'dec-1',
      text: "Clarification of programme governance to come to the Integrated Lay Partners' Forum.",
      verb: 'agreed',
    },
    {
      kind: 'action',
      id: 'act-6',
      text: "Bring clarification of programme governance to the Integrated Lay Partners' Forum.",
      owner: null,
      dueText: null,
    },
    {
      kind: 'action',
      id: 'act-7',
      text: 'Involve lay members in developing the communications and engagement strategy (requested).',
      owner: null,
      dueText: null,
    },
  ],
};

const anyOtherBusiness: ItemFacts = {
  ...taken,
  title: 'Any Other Business',
  leads: [],
  paragraphs: ['Brief discussion of the mental health standard and investment.'],
  keyPoints: [],
  records: [
    {
      kind: 'decision',
      id: 'dec-2',
      text: 'How to express the mental health standard and investment in CCG operating plans to be considered at the financial planning workshop.',
      verb: 'agreed',
    },
    {
      kind: 'action',
      id: 'act-8',
      text: 'Take the question of expressing the mental health standard and investment in CCG operating plans to the financial planning workshop.',
      owner: null,
      dueText: null,
    },
  ],
  sourceNote:
    'The source reads “how to express this CCG operating plans”; that the missing word is “in” is our reading.',
};

/** The meeting that the report sums up at length. */
export const MARCH_MEETING: MeetingFacts = {
  id: 'sjc-2018-03-01',
  title: 'Second meeting',
  date: '2018-03-01',
  state: 'closed',
  minutesNote:
    'Circulated to Governing Body members for information; the text is not in the source. What stands here is read from the public report of the meeting: it states 4 of the 8 actions as such, and the other 4 are our reading. Whether it was Part I or Part II is not recorded.',
  demonstration: false,
  parts: [
    {
      part: 'I',
      items: [
        financialFramework,
        businessPlanning,
        mentalHealth,
        strategicOutlineCase,
        collaborationBoard,
        anyOtherBusiness,
      ],
    },
  ],
};
