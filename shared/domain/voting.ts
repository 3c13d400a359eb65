import type { MeetingId, OrganisationId, PersonId, SeatId } from '../ids.ts';
import { holdersOn, holdsOn, type Seat } from './seat.ts';
import type { DeputiesRule, VotingRule } from './terms-of-reference.ts';

/** A seat that has a vote, and those who may cast it. However many they are, it is one vote. */
export interface Ballot {
  readonly seatId: SeatId;
  readonly organisationId: OrganisationId | null;
  readonly voters: readonly PersonId[];
}

export interface BallotsQuestion {
  readonly seats: readonly Seat[];
  readonly deputies: DeputiesRule | null;
  readonly day: string;
  readonly meetingId: MeetingId;
  /** Those kept from voting by an interest. */
  readonly excluded: ReadonlySet<PersonId>;
}

/** Votes belong to seats: a seat that does not vote, is vacant, or whose holders are all kept from the item
 *  has none. A deputy votes only where the terms say so. */
export function ballots(question: BallotsQuestion): readonly Ballot[] {
  const { day, meetingId, excluded } = question;
  const deputiesVote = question.deputies?.allowed !== 'no' && question.deputies?.mayVote === true;
  return question.seats
    .filter((seat) => seat.membership === 'voting')
    .map((seat): Ballot => {
      const voters = holdersOn(seat, day).flatMap((tenure) => [
        tenure.personId,
        ...tenure.deputies
          .filter((one) => holdsOn(one, day) && (one.meetingId ?? meetingId) === meetingId)
          .filter(() => deputiesVote)
          .map((one) => one.personId),
      ]);
      return {
        seatId: seat.id,
        organisationId: seat.organisationId,
        voters: [...new Set(voters)].filter((person) => !excluded.has(person)),
      };
    })
    .filter((ballot) => ballot.voters.length > 0);
}

export const VOTES = ['for', 'against', 'abstain'] as const;
export type Vote = (typeof VOTES)[number];

/** Cast for a seat by one of those who may. */
export interface CastVote {
  readonly seatId: SeatId;
  readonly personId: PersonId;
  readonly vote: Vote;
}

/** Why a vote cannot be taken, or `null`. */
export function faultInVote(all: readonly Ballot[], cast: CastVote): string | null {
  const ballot = all.find((one) => one.seatId === cast.seatId);
  if (ballot === undefined) return 'This seat has no vote on this item.';
  return ballot.voters.includes(cast.personId) ? null : 'Somebody else votes for this seat.';
}

export interface Tally {
  readonly for: number;
  readonly against: number;
  readonly abstain: number;
  /** Votes that nobody cast; with a shared seat, that its holders could not agree on. */
  readonly notCast: number;
  readonly outcome: Outcome;
}

/** `chair_decides`: votes are equal, and the chair has a casting vote. `not_recorded`: the terms do not say
 *  what follows. */
export type Outcome = 'carried' | 'not_carried' | 'no_decision' | 'chair_decides' | 'not_recorded';

/** Counts what was cast. Votes by somebody who has none are not counted. */
export function tally(
  rule: VotingRule | null,
  all: readonly Ballot[],
  cast: readonly CastVote[],
): Tally {
  const sound = cast.filter((one) => faultInVote(all, one) === null);
  const bySeat = all.map(({ seatId, organisationId }) => ({
    organisationId,
    vote: agreed(sound.filter((one) => one.seatId === seatId).map((one) => one.vote)),
  }));
  const votes =
    rule?.votesBy === 'organisation' ? byOrganisation(bySeat) : bySeat.map((one) => one.vote);
  const number = (vote: Vote | null) => votes.filter((one) => one === vote).length;
  const counts = {
    for: number('for'),
    against: number('against'),
    abstain: number('abstain'),
    notCast: number(null),
  };
  return { ...counts, outcome: rule === null ? 'not_recorded' : outcome(rule, counts) };
}

/** The one vote of a seat; `null` while its holders differ or have not voted. */
function agreed(votes: readonly Vote[]): Vote | null {
  const [first] = votes;
  return first !== undefined && votes.every((one) => one === first) ? first : null;
}

interface SeatVote {
  readonly organisationId: OrganisationId | null;
  readonly vote: Vote | null;
}

/** One vote for each body, as most of its seats vote; where its own votes are equal it has not decided. A
 *  seat that speaks for no body has no part in it. */
function byOrganisation(seats: readonly SeatVote[]): readonly (Vote | null)[] {
  const bodies = Map.groupBy(
    seats.filter((one) => one.organisationId !== null),
    (one) => one.organisationId,
  );
  return [...bodies.values()].map((those) => {
    const count = (vote: Vote | null) => those.filter((one) => one.vote === vote).length;
    const difference = count('for') - count('against');
    if (difference !== 0) return difference > 0 ? 'for' : 'against';
    return count('abstain') === those.length ? 'abstain' : null;
  });
}

function outcome(rule: VotingRule, votes: Readonly<Record<'for' | 'against', number>>): Outcome {
  const cast = votes.for + votes.against;
  if (cast === 0) return 'no_decision';
  switch (rule.method) {
    case 'consensus':
      return votes.against === 0 ? 'carried' : 'no_decision';
    case 'unanimity':
      return votes.against === 0 ? 'carried' : 'not_carried';
    case 'special_majority':
      if (rule.percent === null) return 'not_recorded';
      return votes.for * 100 >= cast * rule.percent ? 'carried' : 'not_carried';
    case 'simple_majority':
      if (votes.for !== votes.against) {
        return votes.for > votes.against ? 'carried' : 'not_carried';
      }
      if (rule.castingVote === null) return 'not_recorded';
      return rule.castingVote ? 'chair_decides' : 'no_decision';
  }
}
