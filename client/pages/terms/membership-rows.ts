import type { MembershipRow } from '#shared/domain/terms-of-reference.ts';
import type { Constitution, ConstitutionSeat } from '#shared/protocol/http/constitution.ts';

/** The list of members as terms of reference have it, made from the seats there are: seats of one kind are
 *  one line, and a seat for every parent body is a line “for each”. `null`: there are no seats. */
export function rowsOfSeats({
  seats,
  parents,
}: Pick<Constitution, 'seats' | 'parents'>): readonly MembershipRow[] | null {
  const standing = seats.filter(({ state }) => state !== 'ended');
  if (standing.length === 0) return null;
  const kinds = new Map<string, ConstitutionSeat[]>();
  for (const seat of standing) {
    const { category, membership, countsToQuorum } = seat;
    const title = seat.organisation === null ? withoutNumber(seat.title) : '';
    const kind = [category, membership, countsToQuorum, title].join('\n');
    kinds.set(kind, [...(kinds.get(kind) ?? []), seat]);
  }
  return [...kinds.values()].flatMap((alike) => rowsOf(alike, parents));
}

function rowsOf(
  seats: readonly ConstitutionSeat[],
  parents: Constitution['parents'],
): readonly MembershipRow[] {
  const [first] = seats;
  if (first === undefined) return [];
  const each = evenly(seats, parents);
  if (each !== null) {
    return [{ ...rowOf(first), title: 'Member', number: each, forEachParent: true }];
  }
  if (first.organisation !== null) {
    return seats.map((seat) => ({
      ...rowOf(seat),
      number: 1,
      organisationId: seat.organisation?.id ?? null,
    }));
  }
  return [{ ...rowOf(first), title: withoutNumber(first.title), number: seats.length }];
}

/** How many each parent body has of these seats, when all have as many and nobody else has any. */
function evenly(
  seats: readonly ConstitutionSeat[],
  parents: Constitution['parents'],
): number | null {
  if (parents.length < 2 || seats.length % parents.length !== 0) return null;
  const each = seats.length / parents.length;
  return parents.every(
    ({ id }) => seats.filter(({ organisation }) => organisation?.id === id).length === each,
  )
    ? each
    : null;
}

function rowOf({
  title,
  category,
  membership,
  countsToQuorum,
}: ConstitutionSeat): Omit<MembershipRow, 'number'> {
  return {
    title,
    category,
    membership,
    countsToQuorum,
    organisationId: null,
    forEachParent: false,
  };
}

const withoutNumber = (title: string) => title.replace(/ \d+$/, '');
