import { describe, expect, test } from 'vitest';
import {
  type QuorumRule,
  type TermsRules,
  UNRECORDED_TERMS,
} from '#shared/domain/terms-of-reference.ts';
import { quorumSentences, sentencesOf } from '#shared/domain/terms-sentences.ts';
import { toOrganisationId } from '#shared/ids.ts';
import { termsRules } from '#shared/protocol/http/terms.ts';

const ccgs = { parents: [{ kind: 'ccg' as const }, { kind: 'ccg' as const }] };
const context = { ...ccgs, organisationName: () => 'NHS Brent CCG' };
const quorum = (...clauses: QuorumRule['clauses']) =>
  quorumSentences({ counts: null, clauses }, ccgs).join(' ');
const said = (rules: Partial<TermsRules>, key: keyof TermsRules) =>
  sentencesOf({ ...UNRECORDED_TERMS, ...rules }, context).find((one) => one.key === key)?.sentences;

describe('a quorum rule reads as it would in a constitution', () => {
  test('one from each body and one lay member', () => {
    expect(
      quorum(
        { kind: 'all_organisations' },
        { kind: 'min_of_category', category: 'lay_member', number: 1, votingOnly: false },
      ),
    ).toBe('At least one member from each CCG and one lay member.');
  });

  test('bodies of more than one kind are called parent bodies', () => {
    expect(
      quorumSentences(
        { counts: null, clauses: [{ kind: 'min_per_organisation', number: 2 }] },
        { parents: [{ kind: 'ccg' }, { kind: 'council' }] },
      ),
    ).toEqual(['At least two members from each parent body.']);
  });

  test('the Derbyshire rule of April 2020', () => {
    expect(
      quorum(
        { kind: 'one_of', categories: ['chair', 'vice_chair'], titles: ['Audit chair'] },
        { kind: 'min_of_category', category: 'officer', number: 1, votingOnly: false },
        { kind: 'min_of_category', category: 'lay_member', number: 2, votingOnly: false },
        { kind: 'min_of_category', category: 'clinician', number: 2, votingOnly: true },
        { kind: 'min_total', number: 6 },
      ),
    ).toBe(
      'At least one of the chair, vice chair or audit chair, one officer, two lay members, two voting clinicians and six members in all.',
    );
  });

  test('a fraction, rounded up, and how a person with several seats is counted', () => {
    expect(
      quorumSentences(
        { counts: 'persons', clauses: [{ kind: 'fraction', numerator: 1, denominator: 3 }] },
        ccgs,
      ),
    ).toEqual([
      'At least one third of the members, rounded up.',
      'Each person counts once, however many seats they hold.',
    ]);
  });
});

test('every rule that nobody recorded has a name and no sentence', () => {
  const rules = sentencesOf(UNRECORDED_TERMS, context);
  expect(rules.map((one) => one.key).sort()).toEqual(Object.keys(UNRECORDED_TERMS).sort());
  for (const { key, label, sentences } of rules) {
    expect(label).not.toBe('');
    // History is let go also where nobody said when.
    if (key !== 'historyMonths') expect(sentences).toEqual([]);
  }
});

test('who may move accuracy is said, and terms from before it was asked for say nothing of it', () => {
  expect(said({ onlyPresentMoveAccuracy: true }, 'onlyPresentMoveAccuracy')).toEqual([
    'Only somebody who was at the meeting may move that its minutes are accurate.',
  ]);
  expect(said({ onlyPresentMoveAccuracy: false }, 'onlyPresentMoveAccuracy')).toEqual([
    'Somebody who was not at the meeting may move that its minutes are accurate.',
  ]);
  const { onlyPresentMoveAccuracy: _, historyMonths: __, ...before } = UNRECORDED_TERMS;
  expect(termsRules.parse(before)).toEqual(UNRECORDED_TERMS);
});

test('the list of members says how many, for whom, and whether they vote and count', () => {
  const row = {
    title: 'Clinical member',
    category: 'clinician',
    membership: 'voting',
    number: 1,
    countsToQuorum: true,
    organisationId: null,
    forEachParent: false,
  } as const;
  expect(
    said(
      {
        membership: [
          { ...row, forEachParent: true },
          { ...row, title: 'Lay member', number: 2, countsToQuorum: null },
          { ...row, organisationId: toOrganisationId('ccg-brent') },
          { ...row, title: 'Healthwatch', membership: 'participant', number: null },
        ],
      },
      'membership',
    ),
  ).toEqual([
    'Clinical member for each CCG: votes, counts to the quorum.',
    'Two × Lay member: votes.',
    'Clinical member, NHS Brent CCG: votes, counts to the quorum.',
    'Healthwatch, number not recorded: takes part without a vote, counts to the quorum.',
  ]);
});

test('votes, deputies, limits, days and references are sentences', () => {
  expect(
    said(
      {
        voting: {
          method: 'special_majority',
          percent: 75,
          votesBy: 'organisation',
          consensusFirst: true,
          castingVote: false,
        },
      },
      'voting',
    ),
  ).toEqual([
    'The committee tries to agree first, and votes only if it cannot.',
    'Decisions are made by at least 75% of the votes cast.',
    'Each body has one vote, settled by a majority of its own seats.',
    'If votes are equal, there is no decision.',
  ]);
  expect(
    said(
      {
        deputies: {
          allowed: 'exceptionally',
          countToQuorum: true,
          mayVote: null,
          namedDaysBefore: 1,
        },
      },
      'deputies',
    ),
  ).toEqual([
    'Members may send a named deputy in exceptional circumstances.',
    'A deputy counts to the quorum.',
    'A deputy is named at least one day before the meeting.',
  ]);
  expect(
    said(
      { delegatedLimits: [{ matter: 'Diabetes services', pounds: 2_900_000 }] },
      'delegatedLimits',
    ),
  ).toEqual(['Diabetes services: up to £2,900,000.']);
  expect(said({ papers: { days: 5, kind: 'clear_working_days' } }, 'papers')).toEqual([
    'Papers are sent out at least five clear working days before a meeting.',
  ]);
  expect(said({ references: { prefix: 'JC', year: 'financial' } }, 'references')).toEqual([
    'Minute references begin with JC.',
    'Their numbers begin again on 1 April each year.',
  ]);
  expect(said({ reviewOn: '2019-03-01' }, 'reviewOn')).toEqual([
    'These terms are to be reviewed by 1 March 2019.',
  ]);
});
