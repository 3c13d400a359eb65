import { describe, expect, test } from 'vitest';
import { rowsOfSeats } from '#client/pages/terms/membership-rows.ts';
import { STEP_OF, stepAfter, stepBefore } from '#client/pages/terms/steps.ts';
import { draftOf, type TermsDraft } from '#client/pages/terms/terms-draft.ts';
import { rulesOf } from '#client/pages/terms/terms-rules.ts';
import {
  type QuorumClause,
  type TermsRules,
  UNRECORDED_TERMS,
} from '#shared/domain/terms-of-reference.ts';
import { quorumSentences, sentencesOf } from '#shared/domain/terms-sentences.ts';
import { aBody, aSeat } from './a-constitution.ts';

const parents = [aBody('brent'), aBody('harrow')];
const NONE = { before: null, now: null };

const WHOLE: TermsRules = {
  purpose: 'To buy acute care',
  statutoryBasis: 'NHS Act 2006',
  membership: [
    {
      title: 'Member',
      category: 'voting_member',
      membership: 'voting',
      number: 1,
      countsToQuorum: true,
      organisationId: null,
      forEachParent: true,
    },
  ],
  quorum: {
    counts: 'persons',
    clauses: [
      { kind: 'min_per_organisation', number: 1 },
      { kind: 'min_of_category', category: 'lay_member', number: 2, votingOnly: false },
      { kind: 'min_of_category', category: 'clinician', number: 2, votingOnly: true },
      { kind: 'patient_voice', number: 1 },
      { kind: 'one_of', categories: ['chair', 'vice_chair'], titles: ['Audit chair'] },
      { kind: 'fraction', numerator: 1, denominator: 3 },
      { kind: 'min_total', number: 6 },
    ],
  },
  voting: {
    method: 'special_majority',
    percent: 75,
    votesBy: 'organisation',
    consensusFirst: true,
    castingVote: false,
  },
  deputies: { allowed: 'yes', countToQuorum: true, mayVote: false, namedDaysBefore: 0 },
  delegatedLimits: [{ matter: 'Acute contracts', pounds: 250_000 }],
  notice: { days: 5, kind: 'clear_working_days' },
  papers: { days: 5, kind: 'working_days' },
  commentWindowDays: 10,
  heldInPublic: true,
  unconfirmedMinutesPublished: false,
  references: { prefix: 'JC', year: 'financial' },
  membersEditDrafts: false,
  onlyPresentMoveAccuracy: true,
  historyMonths: 24,
  reviewOn: '2028-03-31',
};

describe('the form of terms of reference', () => {
  test('changes nothing that nobody changes', () => {
    const { rules } = rulesOf(draftOf(WHOLE), { before: WHOLE.membership, now: null });
    expect(rules).toEqual(WHOLE);
    expect(rulesOf(draftOf(UNRECORDED_TERMS), NONE).rules).toEqual(UNRECORDED_TERMS);
  });

  test('keeps clauses that it has no field for', () => {
    const clauses: QuorumClause[] = [
      { kind: 'one_of', categories: ['chair'], titles: [] },
      { kind: 'one_of', categories: ['officer'], titles: [] },
      { kind: 'min_total', number: 4 },
    ];
    const { rules } = rulesOf(
      draftOf({ ...UNRECORDED_TERMS, quorum: { counts: null, clauses } }),
      NONE,
    );
    expect(rules.quorum?.clauses).toHaveLength(3);
    expect(rules.quorum?.clauses).toEqual(expect.arrayContaining(clauses));
  });

  test('reads a rule back in the words of a constitution', () => {
    const draft: TermsDraft = {
      ...draftOf(UNRECORDED_TERMS),
      hasQuorum: 'yes',
      quorumFromEach: '1',
      quorumKinds: [{ key: '1', category: 'lay_member', number: '1', votingOnly: false }],
    };
    const { quorum } = rulesOf(draft, NONE).rules;
    expect(quorum === null ? [] : quorumSentences(quorum, { parents })).toEqual([
      'At least one member from each CCG and one lay member.',
    ]);
  });

  test('a number that is none is a fault of its own page, and of no other', () => {
    const draft = { ...draftOf(WHOLE), papersDays: 'five', quorumTotal: '0' };
    const { faults } = rulesOf(draft, NONE);
    expect(faults.meetings.map(({ fieldId }) => fieldId)).toEqual(['papers-days']);
    expect(faults.quorum.map(({ fieldId }) => fieldId)).toEqual(['quorum-total']);
    expect(faults.voting).toEqual([]);
  });

  test('a quorum of nobody is asked for again', () => {
    const { faults } = rulesOf({ ...draftOf(UNRECORDED_TERMS), hasQuorum: 'yes' }, NONE);
    expect(faults.quorum).toHaveLength(1);
  });

  test('a kind of member needs a kind and a number', () => {
    const { faults } = rulesOf(
      {
        ...draftOf(UNRECORDED_TERMS),
        hasQuorum: 'yes',
        quorumKinds: [
          { key: '1', category: '', number: '1', votingOnly: false },
          { key: '2', category: 'clinician', number: '', votingOnly: false },
        ],
      },
      NONE,
    );
    expect(faults.quorum.map(({ fieldId }) => fieldId)).toEqual([
      'quorum-kinds-1',
      'quorum-kinds-2-number',
    ]);
  });

  test('what belongs to another answer is not sent with this one', () => {
    const draft = { ...draftOf(WHOLE), votingMethod: 'consensus', deputiesAllowed: 'no' };
    const { rules } = rulesOf(draft, NONE);
    expect(rules.voting).toMatchObject({ percent: null, consensusFirst: null, castingVote: null });
    expect(rules.deputies).toEqual({
      allowed: 'no',
      countToQuorum: null,
      mayVote: null,
      namedDaysBefore: null,
    });
  });

  test('amounts are read with their commas and the sign of the pound', () => {
    const draft = {
      ...draftOf(UNRECORDED_TERMS),
      limits: [{ key: '1', matter: 'Contracts', pounds: '£1,250,000' }],
    };
    expect(rulesOf(draft, NONE).rules.delegatedLimits).toEqual([
      { matter: 'Contracts', pounds: 1_250_000 },
    ]);
  });

  test('every rule that is shown can be gone to, and every step leads to the next', () => {
    const context = { parents, organisationName: () => null };
    for (const { key } of sentencesOf(WHOLE, context)) expect(STEP_OF[key]).toBeDefined();
    expect(stepBefore('purpose')).toBeNull();
    expect(stepAfter('purpose')).toBe('members');
    expect(stepAfter('minutes')).toBeNull();
  });
});

describe('the list of members made from the seats', () => {
  const memberFor = (id: string) =>
    aSeat(id, {
      title: `Member for ${id}`,
      organisation: parents.find((one) => one.id === id) ?? null,
    });

  test('a seat for every body is one line', () => {
    const rows = rowsOfSeats({ parents, seats: [memberFor('brent'), memberFor('harrow')] });
    expect(rows?.map(({ title, number, forEachParent }) => [title, number, forEachParent])).toEqual(
      [['Member', 1, true]],
    );
  });

  test('a body that has no seat makes each of the others a line of its own', () => {
    const rows = rowsOfSeats({ parents, seats: [memberFor('brent')] });
    expect(rows?.map(({ title, organisationId }) => [title, organisationId])).toEqual([
      ['Member for brent', 'brent'],
    ]);
  });

  test('numbered seats of one kind are counted, and seats that ended are left out', () => {
    const lay = { category: 'lay_member' } as const;
    const rows = rowsOfSeats({
      parents,
      seats: [
        aSeat('1', { ...lay, title: 'Lay member 1' }),
        aSeat('2', { ...lay, title: 'Lay member 2' }),
        aSeat('3', { ...lay, title: 'Lay member 3', state: 'ended' }),
      ],
    });
    expect(rows?.map(({ title, number }) => [title, number])).toEqual([['Lay member', 2]]);
  });

  test('no seats are no list', () => {
    expect(rowsOfSeats({ parents, seats: [] })).toBeNull();
  });
});
