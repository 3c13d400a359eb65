import { describe, expect, test } from 'vitest';
import type { VotingRule } from '#shared/domain/terms-of-reference.ts';
import {
  type BallotsQuestion,
  ballots,
  faultInVote,
  tally,
  type Vote,
} from '#shared/domain/voting.ts';
import { toMeetingId, toPersonId, toSeatId } from '#shared/ids.ts';
import { aDeputy, aSeat, aTenure } from './a-seat.ts';

const vote = (seat: string, person: string, vote: Vote) => ({
  seatId: toSeatId(seat),
  personId: toPersonId(person),
  vote,
});
const having = (seats: BallotsQuestion['seats'], more: Partial<BallotsQuestion> = {}) =>
  ballots({
    seats,
    deputies: null,
    day: '2020-11-25',
    meetingId: toMeetingId('november'),
    excluded: new Set(),
    ...more,
  });
const majority: VotingRule = {
  method: 'simple_majority',
  percent: null,
  votesBy: 'seat',
  consensusFirst: null,
  castingVote: false,
};

describe('two managing directors who share one vote (NW London, 25 November 2020)', () => {
  const all = having([
    aSeat('md', { holders: ['ann', 'bob'] }),
    aSeat('other', { holders: ['cat'] }),
  ]);

  test('have one, whichever of them casts it', () => {
    expect(all).toHaveLength(2);
    expect(tally(majority, all, [vote('md', 'bob', 'for')])).toMatchObject({ for: 1, notCast: 1 });
    const both = [vote('md', 'ann', 'for'), vote('md', 'bob', 'for')];
    expect(tally(majority, all, both)).toMatchObject({ for: 1, notCast: 1 });
  });

  test('have cast none while they differ', () => {
    const differing = [vote('md', 'ann', 'for'), vote('md', 'bob', 'against')];
    expect(tally(majority, all, differing)).toMatchObject({ for: 0, against: 0, notCast: 2 });
  });
});

describe('who has a vote', () => {
  test('an officer in three seats has three, one for each', () => {
    const all = having(['a', 'b', 'c'].map((id) => aSeat(id, { holders: ['cfo'] })));
    const cast = ['a', 'b', 'c'].map((id) => vote(id, 'cfo', 'for'));
    expect(tally(majority, all, cast).for).toBe(3);
  });

  test('a seat without a vote never, a vacant one never, and nobody for somebody else', () => {
    const all = having([
      aSeat('hw', { membership: 'participant', holders: ['hw'] }),
      aSeat('empty', { holding: 'vacant' }),
      aSeat('brent', { holders: ['ann'] }),
    ]);
    expect(all.map((one) => one.seatId)).toEqual(['brent']);
    expect(faultInVote(all, vote('hw', 'hw', 'for'))).toBe('This seat has no vote on this item.');
    expect(faultInVote(all, vote('brent', 'hw', 'for'))).toBe('Somebody else votes for this seat.');
    expect(tally(majority, all, [vote('hw', 'hw', 'for'), vote('brent', 'hw', 'for')]).for).toBe(0);
  });

  test('whoever is kept from the item has none, and the seat of two goes on with the other', () => {
    const seats = [aSeat('md', { holders: ['ann', 'bob'] }), aSeat('gp', { holders: ['gp'] })];
    const excluded = new Set([toPersonId('ann'), toPersonId('gp')]);
    expect(having(seats, { excluded })).toEqual([
      { seatId: 'md', organisationId: null, voters: ['bob'] },
    ]);
  });

  test('a deputy has the vote at the meeting they were named for, if the terms say so', () => {
    const deputies = {
      allowed: 'yes',
      countToQuorum: null,
      mayVote: true,
      namedDaysBefore: null,
    } as const;
    const deputy = aDeputy('dan', { meetingId: toMeetingId('november') });
    const seats = [aSeat('brent', { holders: [aTenure('ann', { deputies: [deputy] })] })];
    const voters = (more: Partial<BallotsQuestion>) => having(seats, more)[0]?.voters;
    expect(voters({ deputies })).toEqual(['ann', 'dan']);
    expect(voters({ deputies, meetingId: toMeetingId('december') })).toEqual(['ann']);
    expect(voters({ deputies: { ...deputies, mayVote: null } })).toEqual(['ann']);
    expect(voters({ deputies: null })).toEqual(['ann']);
  });

  test('and the same deputy in a seat whose term has ended has none', () => {
    const ended = aTenure('ann', { toDay: '2020-11-25', deputies: [aDeputy('dan')] });
    expect(having([aSeat('brent', { holders: [ended] })])).toEqual([]);
  });
});

describe('what came of it', () => {
  const all = having(['a', 'b', 'c', 'd'].map((id) => aSeat(id, { holders: [id] })));
  const outcome = (rule: VotingRule | null, votes: string) =>
    tally(
      rule,
      all,
      [...votes].flatMap((letter, n) => {
        const said = { f: 'for', x: 'against', '-': 'abstain' }[letter] as Vote | undefined;
        const id = 'abcd'.charAt(n);
        return said === undefined ? [] : [vote(id, id, said)];
      }),
    ).outcome;

  test('a majority of the votes cast; abstentions are not cast', () => {
    expect(outcome(majority, 'ffx-')).toBe('carried');
    expect(outcome(majority, 'fxx-')).toBe('not_carried');
    expect(outcome(majority, '----')).toBe('no_decision');
  });

  test('when votes are equal the terms say what follows, or nobody does', () => {
    expect(outcome(majority, 'ffxx')).toBe('no_decision');
    expect(outcome({ ...majority, castingVote: true }, 'ffxx')).toBe('chair_decides');
    expect(outcome({ ...majority, castingVote: null }, 'ffxx')).toBe('not_recorded');
    expect(outcome(null, 'ffff')).toBe('not_recorded');
  });

  test('a special majority, unanimity, agreement', () => {
    const special: VotingRule = { ...majority, method: 'special_majority', percent: 75 };
    expect(outcome(special, 'fffx')).toBe('carried');
    expect(outcome(special, 'ffx ')).toBe('not_carried');
    expect(outcome({ ...special, percent: null }, 'ffff')).toBe('not_recorded');
    expect(outcome({ ...majority, method: 'unanimity' }, 'fff-')).toBe('carried');
    expect(outcome({ ...majority, method: 'unanimity' }, 'fffx')).toBe('not_carried');
    expect(outcome({ ...majority, method: 'consensus' }, 'fffx')).toBe('no_decision');
  });
});

test('one vote for each body (Brighton & Hove, 2013): two that differ decide nothing', () => {
  const seats = [
    ...['c1', 'c2', 'c3'].map((id) => aSeat(id, { body: 'council', holders: [id] })),
    ...['g1', 'g2'].map((id) => aSeat(id, { body: 'ccg', holders: [id] })),
    aSeat('chair', { category: 'independent_chair', holders: ['chair'] }),
  ];
  const all = having(seats);
  const rule: VotingRule = { ...majority, votesBy: 'organisation' };
  const cast = (votes: Record<string, Vote>) =>
    tally(
      rule,
      all,
      Object.entries(votes).map(([id, said]) => vote(id, id, said)),
    );
  expect(
    cast({ c1: 'for', c2: 'for', c3: 'against', g1: 'against', g2: 'against', chair: 'for' }),
  ).toEqual({ for: 1, against: 1, abstain: 0, notCast: 0, outcome: 'no_decision' });
  expect(cast({ c1: 'for', c2: 'for', g1: 'for', g2: 'against' })).toEqual({
    for: 1,
    against: 0,
    abstain: 0,
    notCast: 1,
    outcome: 'carried',
  });
});
