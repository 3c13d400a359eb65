import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type QuorumQuestion, quorum } from '#shared/domain/quorum.ts';
import type { QuorumClause, QuorumRule } from '#shared/domain/terms-of-reference.ts';
import { toMeetingId, toOrganisationId, toPersonId } from '#shared/ids.ts';
import { aDeputy, aSeat, aTenure } from './a-seat.ts';

const DAY = '2018-03-01';

/** Everybody who may come is recorded: as there, or as away. */
function nobodyElse(seats: QuorumQuestion['seats'], present: readonly string[]) {
  const invited = seats.flatMap((seat) =>
    seat.tenures.flatMap((one) => [one.personId, ...one.deputies.map((two) => two.personId)]),
  );
  return new Map(
    invited.map((person) => [person, present.includes(person) ? 'present' : 'absent'] as const),
  );
}

const asked = (
  rule: QuorumRule | null,
  seats: QuorumQuestion['seats'],
  present: readonly string[],
  more: Partial<QuorumQuestion> = {},
) =>
  quorum({
    rule,
    deputies: null,
    parents: ['brent', 'ealing', 'harrow'].map(toOrganisationId),
    organisations: [],
    seats,
    day: DAY,
    meetingId: toMeetingId('march'),
    attendance: nobodyElse(seats, present),
    excluded: new Set(),
    ...more,
  });

const of = (...clauses: QuorumClause[]): QuorumRule => ({ counts: 'seats', clauses });
const byPerson = (...clauses: QuorumClause[]): QuorumRule => ({ counts: 'persons', clauses });

describe('the rule of the Derbyshire governing body, April 2020', () => {
  const rule = of(
    { kind: 'one_of', categories: ['chair', 'vice_chair'], titles: ['Audit chair'] },
    { kind: 'min_of_category', category: 'officer', number: 1, votingOnly: false },
    { kind: 'min_of_category', category: 'lay_member', number: 2, votingOnly: false },
    { kind: 'min_of_category', category: 'clinician', number: 2, votingOnly: true },
    { kind: 'min_total', number: 6 },
  );
  const seats = [
    aSeat('chair', { category: 'chair', holders: ['chair'] }),
    aSeat('audit', { category: 'lay_member', title: 'Audit chair', holders: ['audit'] }),
    aSeat('lay', { category: 'lay_member', holders: ['lay'] }),
    aSeat('officer', { category: 'officer', holders: ['officer'] }),
    aSeat('gp-1', { category: 'clinician', holders: ['gp-1'] }),
    aSeat('gp-2', { category: 'clinician', holders: ['gp-2'] }),
    aSeat('nurse', { category: 'clinician', membership: 'non_voting', holders: ['nurse'] }),
  ];

  test('is met by six of the right kinds', () => {
    const there = ['chair', 'audit', 'lay', 'officer', 'gp-1', 'gp-2'];
    expect(asked(rule, seats, there).state).toBe('quorate');
  });

  test('the audit chair may stand where the chair is away, and a seventh makes up the number', () => {
    const there = ['audit', 'lay', 'officer', 'gp-1', 'gp-2', 'nurse'];
    expect(asked(rule, seats, there).state).toBe('quorate');
    expect(asked(rule, seats, there.slice(0, 5)).state).toBe('not_quorate');
  });

  test('a clinician without a vote is not one of the two who must have it', () => {
    const answer = asked(rule, seats, ['chair', 'audit', 'lay', 'officer', 'gp-1', 'nurse']);
    expect(answer.state).toBe('not_quorate');
    expect(answer.clauses.filter((one) => one.state !== 'met')).toEqual([
      { clause: rule.clauses[3], state: 'missing', needed: 2, there: 1 },
    ]);
  });
});

describe('one officer in the seats of three CCGs', () => {
  const seats = ['brent', 'ealing', 'harrow'].map((body) =>
    aSeat(`officer-${body}`, { body, category: 'officer', holders: ['cfo'] }),
  );

  test('is three where seats are counted, and one where persons are', () => {
    const three: QuorumClause = { kind: 'min_total', number: 3 };
    expect(asked(of(three), seats, ['cfo']).clauses[0]?.there).toBe(3);
    expect(asked(byPerson(three), seats, ['cfo']).clauses[0]?.there).toBe(1);
    expect(asked(byPerson(three), seats, ['cfo']).state).toBe('not_quorate');
  });

  test('leaves it open where nobody recorded which of the two', () => {
    const unsaid: QuorumRule = { counts: null, clauses: [{ kind: 'min_total', number: 3 }] };
    expect(asked(unsaid, seats, ['cfo']).state).toBe('not_recorded');
    expect(
      asked({ ...unsaid, clauses: [{ kind: 'min_total', number: 1 }] }, seats, ['cfo']).state,
    ).toBe('quorate');
  });

  test('speaks for each of them', () => {
    expect(asked(byPerson({ kind: 'all_organisations' }), seats, ['cfo']).state).toBe('quorate');
  });
});

describe('a shared seat', () => {
  const seats = [
    aSeat('managing-director', { holders: ['ann', 'bob'] }),
    aSeat('other', { holders: ['cat'] }),
  ];

  test('counts once, whoever of the two is there', () => {
    for (const there of [['ann'], ['bob'], ['ann', 'bob']]) {
      expect(asked(of({ kind: 'min_total', number: 2 }), seats, there).clauses[0]?.there).toBe(1);
    }
  });

  test('and one of the two who holds another seat as well counts there', () => {
    const rule = byPerson({ kind: 'min_total', number: 2 });
    const both = [aSeat('shared', { holders: ['ann', 'bob'] }), aSeat('own', { holders: ['ann'] })];
    expect(asked(rule, both, ['ann', 'bob']).state).toBe('quorate');
    expect(asked(rule, both, ['ann']).state).toBe('not_quorate');
  });
});

describe('a vacant seat', () => {
  const seats = [
    aSeat('one', { holders: ['ann'] }),
    aSeat('two', { holders: ['bob'] }),
    aSeat('three', { holding: 'vacant' }),
    aSeat('four', { holders: [aTenure('cat', { toDay: DAY })] }),
  ];

  test('counts to the size of the committee, and not to who is there', () => {
    const half = of({ kind: 'fraction', numerator: 2, denominator: 3 });
    expect(asked(half, seats, ['ann', 'bob', 'cat']).clauses[0]).toMatchObject({
      needed: 3,
      there: 2,
      state: 'missing',
    });
  });

  test('of which nobody recorded the holder leaves it open', () => {
    const unknown = [...seats.slice(0, 2), aSeat('three', { holding: 'not_recorded' })];
    expect(asked(of({ kind: 'min_total', number: 3 }), unknown, ['ann', 'bob']).state).toBe(
      'not_recorded',
    );
    expect(asked(of({ kind: 'min_total', number: 4 }), unknown, ['ann', 'bob']).state).toBe(
      'not_quorate',
    );
  });
});

describe('a deputy for one meeting', () => {
  const deputy = aDeputy('dan', { meetingId: toMeetingId('march') });
  const seats = [aSeat('one', { holders: [aTenure('ann', { deputies: [deputy] })] })];
  const one = of({ kind: 'min_total', number: 1 });
  const deputies = {
    allowed: 'yes',
    countToQuorum: true,
    mayVote: true,
    namedDaysBefore: null,
  } as const;

  test('counts at that meeting and at no other', () => {
    expect(asked(one, seats, ['dan'], { deputies }).state).toBe('quorate');
    const april = toMeetingId('april');
    expect(asked(one, seats, ['dan'], { deputies, meetingId: april }).state).toBe('not_quorate');
  });

  test('does not count where the terms say so, and where they are silent it stays open', () => {
    const no = { ...deputies, countToQuorum: false };
    expect(asked(one, seats, ['dan'], { deputies: no }).state).toBe('not_quorate');
    expect(asked(one, seats, ['dan'], { deputies: null }).state).toBe('not_recorded');
  });

  test('and the holder together are one', () => {
    const two = of({ kind: 'min_total', number: 2 });
    expect(asked(two, seats, ['ann', 'dan'], { deputies }).state).toBe('not_quorate');
  });
});

describe('what nobody recorded', () => {
  test('no rule: neither quorate nor not', () => {
    expect(asked(null, [aSeat('one', { holders: ['ann'] })], ['ann']).state).toBe('not_recorded');
  });

  test('no attendance: open, unless even everybody would be too few', () => {
    const seats = [aSeat('one', { holders: ['ann'] })];
    const unsaid = { attendance: new Map() };
    expect(asked(of({ kind: 'min_total', number: 1 }), seats, [], unsaid).state).toBe(
      'not_recorded',
    );
    expect(asked(of({ kind: 'min_total', number: 2 }), seats, [], unsaid).state).toBe(
      'not_quorate',
    );
  });

  test('no parent bodies on record: nobody can say whether each is there', () => {
    const seats = [aSeat('one', { holders: ['ann'] })];
    expect(asked(of({ kind: 'all_organisations' }), seats, ['ann'], { parents: [] }).state).toBe(
      'not_recorded',
    );
  });
});

describe('bodies that merge', () => {
  const ids = ['brent', 'ealing', 'harrow', 'north-west'].map(toOrganisationId);
  const [, , , successorId] = ids;
  const organisations = ids.map((id) => {
    const merged = id !== successorId;
    return {
      id,
      fromDay: null,
      toDay: merged ? '2018-03-01' : null,
      successorId: merged ? (successorId ?? null) : null,
    };
  });
  const seats = ['brent', 'ealing', 'harrow'].map((body) => aSeat(body, { body, holders: [body] }));
  const each = of({ kind: 'all_organisations' });

  test('are there in the one that took their place, from its first day', () => {
    expect(asked(each, seats, ['brent'], { organisations }).state).toBe('quorate');
    expect(asked(each, seats, ['brent'], { organisations, day: '2018-02-28' }).state).toBe(
      'not_quorate',
    );
  });

  test('and again when that one is merged in its turn', () => {
    const icb = toOrganisationId('icb');
    const later = [
      ...organisations.map((one) =>
        one.id === successorId ? { ...one, toDay: '2022-07-01', successorId: icb } : one,
      ),
      { id: icb, fromDay: '2022-07-01', toDay: null, successorId: null },
    ];
    const parents = ['brent', 'icb'].map(toOrganisationId);
    const there = { organisations: later, parents, day: '2022-07-01' };
    expect(asked(each, seats, ['harrow'], there).clauses).toHaveLength(1);
    expect(asked(each, seats, ['harrow'], there).state).toBe('quorate');
  });
});

test('whoever is kept from an item does not count for it, and the item can become inquorate', () => {
  const seats = ['ann', 'bob'].map((person) => aSeat(person, { holders: [person] }));
  const two = of({ kind: 'min_total', number: 2 });
  expect(asked(two, seats, ['ann', 'bob']).state).toBe('quorate');
  const excluded = new Set([toPersonId('bob')]);
  expect(asked(two, seats, ['ann', 'bob'], { excluded }).state).toBe('not_quorate');
});

test('a representative of patients is there by name, though the seat counts towards no number', () => {
  const seats = [
    aSeat('hw', { category: 'patient_voice', countsToQuorum: false, holders: ['hw'] }),
  ];
  expect(asked(of({ kind: 'patient_voice', number: 1 }), seats, ['hw']).state).toBe('quorate');
  expect(asked(of({ kind: 'min_total', number: 1 }), seats, ['hw']).state).toBe('not_quorate');
});

test('one third is rounded up', () => {
  const seats = Array.from({ length: 7 }, (_, n) => aSeat(`s${n}`, { holders: [`p${n}`] }));
  const third = of({ kind: 'fraction', numerator: 1, denominator: 3 });
  expect(asked(third, seats, ['p1', 'p2']).clauses[0]?.needed).toBe(3);
});

test('a person arriving never loses quorum', () => {
  const people = ['ann', 'bob', 'cat', 'dan'];
  const holders = fc.array(fc.constantFrom(...people), { maxLength: 3 });
  const bodies = fc.constantFrom('brent', 'ealing', 'harrow');
  const categories = fc.constantFrom('officer' as const, 'lay_member' as const);
  const clause = fc.oneof(
    fc.record({ kind: fc.constant('min_total' as const), number: fc.integer({ min: 1, max: 4 }) }),
    fc.constant({ kind: 'all_organisations' as const }),
    fc.constant({ kind: 'fraction' as const, numerator: 1, denominator: 3 }),
    fc.record({
      kind: fc.constant('min_of_category' as const),
      category: categories,
      number: fc.integer({ min: 1, max: 2 }),
      votingOnly: fc.boolean(),
    }),
  );
  fc.assert(
    fc.property(
      fc.array(fc.tuple(holders, bodies, categories), { maxLength: 5 }),
      fc.array(clause, { maxLength: 3 }),
      fc.constantFrom('seats' as const, 'persons' as const, null),
      fc.subarray(people),
      fc.constantFrom(...people),
      (told, clauses, counts, there, late) => {
        const seats = told.map(([held, body, category], n) =>
          aSeat(`s${n}`, { holders: [...new Set(held)], body, category }),
        );
        const before = asked({ counts, clauses }, seats, there);
        const after = asked({ counts, clauses }, seats, [...there, late]);
        if (before.state === 'quorate') expect(after.state).toBe('quorate');
      },
    ),
  );
});
