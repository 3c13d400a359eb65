import type { ApprovedRecord, RecordedItem } from '#shared/document/approved-record.ts';
import type { MinuteBlock } from '#shared/document/minute-content.ts';
import {
  toActionId,
  toBlockId,
  toCommitteeId,
  toContributionId,
  toDecisionId,
  toDocumentId,
  toItemId,
  toMeetingId,
  toOrganisationId,
} from '#shared/ids.ts';

export const paragraph = (text: string, id = 'block'): MinuteBlock => ({
  kind: 'paragraph',
  id: toBlockId(id),
  text: [{ text }],
});

export const decision = (text: string, id = 'decision-id'): MinuteBlock => ({
  kind: 'decision',
  id: toDecisionId(id),
  verb: 'agreed',
  text: [{ text }],
});

export const action = (text: string): MinuteBlock => ({
  kind: 'action',
  id: toActionId('action-id'),
  ownerId: 'post:finance',
  ownerText: null,
  dueKind: 'date',
  dueDate: '2018-04-30',
  dueText: null,
  text: [{ text }],
});

export const contribution = (text: string, voice: string, capacity: string): MinuteBlock => ({
  kind: 'contribution',
  id: toContributionId('contribution-id'),
  voice,
  seatId: null,
  capacity,
  contributionKind: 'question',
  text: [{ text }],
});

export function recordedItem(number: number, facts: Partial<RecordedItem> = {}): RecordedItem {
  return {
    id: toItemId(`item-id-${number}`),
    reference: `JC/1819/${String(number).padStart(3, '0')}`,
    number,
    title: `Item of business ${number}`,
    lead: null,
    purpose: 'decide',
    recommendation: '',
    paper: null,
    state: 'taken',
    blocks: [paragraph(`What was said under item ${number}.`)],
    ...facts,
  };
}

/** Approved minutes of a small committee, with something of everything. */
export function approvedMinutes(facts: Partial<ApprovedRecord> = {}): ApprovedRecord {
  return {
    format: 1,
    committee: {
      id: toCommitteeId('committee-id'),
      name: 'Joint Committee of the Eight',
      authorityMode: 'delegated',
      parents: [
        { id: toOrganisationId('body-brent'), name: 'NHS Brent CCG' },
        { id: toOrganisationId('body-ealing'), name: 'NHS Ealing CCG' },
      ],
    },
    meeting: {
      id: toMeetingId('meeting-id'),
      title: 'Meeting in public',
      date: '2018-03-01',
      startsAt: '13:00',
      venue: 'Committee room',
    },
    part: 'I',
    attendance: [
      {
        seat: 'Independent chair',
        organisation: null,
        code: 'present',
        name: 'The chair',
        note: null,
      },
      {
        seat: 'Member for Brent',
        organisation: 'NHS Brent CCG',
        code: 'apologies',
        name: null,
        note: null,
      },
      {
        seat: null,
        organisation: null,
        code: 'in_attendance',
        name: 'Head of finance',
        note: null,
      },
    ],
    declarations: [
      {
        person: 'The chair',
        itemIds: [toItemId('item-id-2')],
        none: false,
        interest: 'Sits on the board of a supplier.',
        managed: 'Stayed and did not vote.',
      },
    ],
    items: [
      recordedItem(1, { title: 'Welcome' }),
      recordedItem(2, {
        title: 'Joint financial framework',
        lead: 'Chief finance officer',
        recommendation: 'Agree the framework.',
        blocks: [
          paragraph('Members heard of the risk.'),
          decision('The committee agreed the framework for 2018.'),
          action('Write to the eight bodies.'),
          contribution('How will patients be told?', 'public', 'a resident of Harrow'),
        ],
      }),
    ],
    amendments: [
      {
        itemId: toItemId('item-id-2'),
        stated:
          'the inclusion of the words “of the risk” at the end of the first paragraph of item 2',
        before: '',
        after: ' of the risk',
        outcome: 'agreed',
        author: 'The chair',
        by: 'The secretary',
      },
    ],
    approval: {
      how: 'subject_to_amendments',
      meeting: {
        id: toMeetingId('meeting-id-may'),
        title: 'Meeting in May',
        date: '2018-05-03',
        itemId: toItemId('item-id-may'),
        reference: 'JC/1819/021',
      },
      note: null,
    },
    names: { 'post:finance': 'Chief finance officer' },
    heads: [
      {
        documentId: toDocumentId('document-id.1'),
        itemId: toItemId('item-id-2'),
        place: 41,
        hash: 'a1'.repeat(32),
      },
    ],
    ...facts,
  };
}
