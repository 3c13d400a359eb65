import type { MeetingId, OrganisationId, PersonId } from '../ids.ts';
import { inPlaceOf, type Organisation } from './organisation.ts';
import { holdersOn, holdingOn, holdsOn, type Seat, type Tenure } from './seat.ts';
import type { DeputiesRule, QuorumClause, QuorumRule } from './terms-of-reference.ts';

/** Whether enough of the committee is there. Asked at opening and again at every item. */
export interface QuorumQuestion {
  /** `null`: the terms in force do not say. */
  readonly rule: QuorumRule | null;
  readonly deputies: DeputiesRule | null;
  readonly parents: readonly OrganisationId[];
  /** The bodies on record: one that has been merged is there in its successor. */
  readonly organisations: readonly Organisation[];
  readonly seats: readonly Seat[];
  /** The day of the meeting, in London. */
  readonly day: string;
  readonly meetingId: MeetingId;
  /** Who was there. Somebody of whom nothing is recorded was neither there nor away. */
  readonly attendance: ReadonlyMap<PersonId, 'present' | 'absent'>;
  /** Those kept from the item by an interest. */
  readonly excluded: ReadonlySet<PersonId>;
}

/** Three-valued on purpose: what nobody recorded makes a meeting neither quorate nor inquorate. */
export type QuorumState = 'quorate' | 'not_quorate' | 'not_recorded';

export interface QuorumAnswer {
  readonly state: QuorumState;
  readonly clauses: readonly ClauseAnswer[];
}

export interface ClauseAnswer {
  readonly clause: QuorumClause;
  readonly state: 'met' | 'missing' | 'not_recorded';
  readonly needed: number;
  /** How many are known to be there; the least of any body's where each body must send some. */
  readonly there: number;
}

export function quorum(question: QuorumQuestion): QuorumAnswer {
  const { rule } = question;
  if (rule === null) return { state: 'not_recorded', clauses: [] };
  const seats = question.seats.filter((seat) => holdsOn(seat, question.day));
  const clauses = rule.clauses.map((clause) => answerOf(clause, seats, question, rule.counts));
  return { state: together(clauses), clauses };
}

function together(clauses: readonly ClauseAnswer[]): QuorumState {
  if (clauses.some((one) => one.state === 'missing')) return 'not_quorate';
  return clauses.every((one) => one.state === 'met') ? 'quorate' : 'not_recorded';
}

function answerOf(
  clause: QuorumClause,
  seats: readonly Seat[],
  question: QuorumQuestion,
  counts: QuorumRule['counts'],
): ClauseAnswer {
  const needed = neededFor(clause, seats);
  const found = groupsFor(clause, seats, question).map((group) => count(group, question, counts));
  const there = Math.min(...found.map((one) => one.certain));
  const perhaps = Math.min(...found.map((one) => one.possible));
  // No parent body is on record: nobody can say whether each of them is there.
  if (found.length === 0) return { clause, state: 'not_recorded', needed, there: 0 };
  const state = there >= needed ? 'met' : perhaps < needed ? 'missing' : 'not_recorded';
  return { clause, state, needed, there };
}

function neededFor(clause: QuorumClause, seats: readonly Seat[]): number {
  switch (clause.kind) {
    case 'one_of':
    case 'all_organisations':
      return 1;
    case 'fraction':
      // A vacant seat still counts towards the size of the committee: quorum is measured against the
      // seats there are, not against the people appointed.
      return Math.ceil((seats.filter(counted).length * clause.numerator) / clause.denominator);
    default:
      return clause.number;
  }
}

/** The seats a clause looks at, in one group, or in one for each body. */
function groupsFor(
  clause: QuorumClause,
  seats: readonly Seat[],
  { parents, organisations, day }: QuorumQuestion,
): readonly (readonly Seat[])[] {
  const those = seats.filter(counted);
  switch (clause.kind) {
    case 'min_total':
    case 'fraction':
      return [those];
    case 'min_of_category':
      return [
        those.filter(
          (seat) =>
            seat.category === clause.category &&
            (!clause.votingOnly || seat.membership === 'voting'),
        ),
      ];
    case 'one_of': {
      const titles = clause.titles.map((title) => title.toLowerCase());
      return [
        those.filter(
          (seat) =>
            clause.categories.includes(seat.category) || titles.includes(seat.title.toLowerCase()),
        ),
      ];
    }
    case 'patient_voice':
      // Asked for by name, so it is there whether or not it counts towards the number.
      return [seats.filter((seat) => seat.category === 'patient_voice')];
    case 'min_per_organisation':
    case 'all_organisations': {
      const now = (id: OrganisationId) => inPlaceOf(organisations, id, day);
      return [...new Set(parents.map(now))].map((id) =>
        those.filter((seat) => seat.organisationId !== null && now(seat.organisationId) === id),
      );
    }
  }
}

const counted = (seat: Seat) => seat.countsToQuorum;

interface Count {
  readonly certain: number;
  readonly possible: number;
}

function count(
  seats: readonly Seat[],
  question: QuorumQuestion,
  counts: QuorumRule['counts'],
): Count {
  const sitting = seats.map((seat) => sittingIn(seat, question));
  const certain = sitting.map((one) => one.certain);
  const possible = sitting.map((one) => one.possible);
  // Where nobody recorded how somebody with several seats counts, both readings are kept in view.
  return {
    certain: counts === 'seats' ? taken(certain) : pairs(certain),
    possible: counts === 'persons' ? pairs(possible) : taken(possible),
  };
}

/** Who sits in a seat for certain, and who may. An unknown holder is somebody of their own. */
interface Sitting {
  readonly certain: readonly string[];
  readonly possible: readonly string[];
}

function sittingIn(seat: Seat, question: QuorumQuestion): Sitting {
  if (holdingOn(seat, question.day) === 'not_recorded') {
    return { certain: [], possible: [`somebody in ${seat.id}`] };
  }
  const all = holdersOn(seat, question.day).flatMap((tenure) => [
    { person: tenure.personId, counts: true as boolean | null },
    ...standingInFor(tenure, question),
  ]);
  const may = all.filter(
    ({ person, counts }) =>
      counts !== false &&
      !question.excluded.has(person) &&
      question.attendance.get(person) !== 'absent',
  );
  return {
    certain: may
      .filter((one) => one.counts === true && question.attendance.get(one.person) === 'present')
      .map((one) => one.person),
    possible: may.map((one) => one.person),
  };
}

function standingInFor(tenure: Tenure, { deputies: rule, day, meetingId }: QuorumQuestion) {
  const counts = rule?.allowed === 'no' ? false : (rule?.countToQuorum ?? null);
  return tenure.deputies
    .filter((one) => holdsOn(one, day) && (one.meetingId ?? meetingId) === meetingId)
    .map((one) => ({ person: one.personId, counts }));
}

function taken(seats: readonly (readonly string[])[]): number {
  return seats.filter((persons) => persons.length > 0).length;
}

/** The most pairs of a seat and a person, each seat and each person in one pair at most: somebody in three
 *  seats counts once, and so do two people who share one. */
function pairs(seats: readonly (readonly string[])[]): number {
  const seatOf = new Map<string, number>();
  const place = (seat: number, tried: Set<string>): boolean =>
    (seats[seat] ?? []).some((person) => {
      if (tried.has(person)) return false;
      tried.add(person);
      const other = seatOf.get(person);
      if (other !== undefined && !place(other, tried)) return false;
      seatOf.set(person, seat);
      return true;
    });
  return seats.filter((_, seat) => place(seat, new Set())).length;
}
