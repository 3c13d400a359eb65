import type { Constitution, SeatRecord } from '#server/records/constitution.ts';
import { overlap, type Span } from '#shared/domain/seat.ts';
import type { DraftRight, Membership, SeatCategory } from '#shared/domain/vocabulary.ts';
import type { AreaId, OrganisationId, SeatId } from '#shared/ids.ts';
import type { Form } from './form.ts';

/** A seat as a form tells of it. */
export interface SeatOrder {
  readonly title: string;
  readonly category: SeatCategory;
  readonly membership: Membership;
  readonly countsToQuorum: boolean;
  readonly draftRight: DraftRight;
  readonly seesPrivate: boolean;
  readonly organisationId: OrganisationId | null;
  readonly areaIds: readonly AreaId[];
  readonly note: string | null;
}

/** What the form says, with its faults told to `form`. */
export function seatFacts(form: Form, order: SeatOrder, found: Constitution) {
  const { organisationId, areaIds } = order;
  const known = new Set(found.bodies.organisations.map((one) => one.id));
  if (organisationId !== null && !known.has(organisationId)) {
    form.fault('organisationId', 'Choose a body from the list');
  }
  const areas = new Set(found.bodies.areas.map((one) => one.id));
  if (areaIds.some((id) => !areas.has(id))) form.fault('areaIds', 'Choose areas from the list');
  const { category, membership, countsToQuorum, draftRight, seesPrivate } = order;
  if (countsToQuorum && (membership === 'observer' || membership === 'in_attendance')) {
    form.fault('countsToQuorum', 'Somebody who observes or attends does not count to the quorum');
  }
  return {
    title: form.text('title', order.title, 'Enter the title of the seat'),
    category,
    membership,
    countsToQuorum,
    draftRight,
    seesPrivate,
    organisationId,
    areaIds: [...new Set(areaIds)],
    note: form.optional(order.note),
  };
}

const isChair = (category: SeatCategory) =>
  category === 'chair' || category === 'independent_chair';

/** A committee has one chair, unless it is several committees in one room, each with its own. */
export function checkOneChair(
  form: Form,
  seat: Span & { readonly id: SeatId | null; readonly category: SeatCategory },
  { committee, seats }: Pick<Constitution, 'committee'> & { readonly seats: readonly SeatRecord[] },
): void {
  if (!isChair(seat.category) || committee.authorityMode === 'in_common') return;
  const other = seats.find(
    (one) => one.id !== seat.id && isChair(one.category) && overlap(one, seat),
  );
  if (other === undefined) return;
  form.fault(
    'category',
    `This committee has a chair’s seat already: ${other.title}. End that seat first, or choose what else this seat is for`,
  );
}
