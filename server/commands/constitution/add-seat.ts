import type { SeatRecord } from '#server/records/constitution.ts';
import { type CommitteeId, type PersonId, type SeatId, toSeatId } from '#shared/ids.ts';
import { createForm } from './form.ts';
import { seatInWords } from './in-words.ts';
import { type KeepingDeps, keep } from './keeping.ts';
import { checkOneChair, type SeatOrder, seatFacts } from './seat-form.ts';

export interface AddSeatOrder extends SeatOrder {
  readonly committeeId: CommitteeId;
  readonly firstDay: string | null;
  /** One such seat for each parent body, named after it. */
  readonly forEachParent: boolean;
  readonly by: PersonId;
}

/** Adds a seat, or one for each of the committee's parent bodies. A new seat is vacant. */
export const createAddSeat =
  (deps: KeepingDeps) =>
  async (order: AddSeatOrder): Promise<readonly SeatId[]> => {
    let ids: readonly SeatId[] = [];
    await keep(deps, order.by, order.committeeId, (found, beginning) => {
      const form = createForm();
      const facts = seatFacts(form, order, found);
      const span = { fromDay: form.day('firstDay', order.firstDay), toDay: null };
      if (order.forEachParent && found.parentIds.length === 0) {
        form.fault('forEachParent', 'Say first which bodies this is a committee of');
      }
      const bodies = order.forEachParent
        ? found.bodies.organisations.filter((one) => found.parentIds.includes(one.id))
        : [null];
      const seats: SeatRecord[] = [];
      for (const body of bodies) {
        const seat: SeatRecord = {
          ...facts,
          ...span,
          id: toSeatId(deps.random()),
          title: body === null ? facts.title : `${facts.title}, ${body.name}`,
          organisationId: body?.id ?? facts.organisationId,
          holding: 'vacant',
          demonstration: false,
          tenures: [],
        };
        checkOneChair(form, seat, { ...found, seats: [...found.seats, ...seats] });
        seats.push(seat);
      }
      form.check();
      ids = seats.map((seat) => seat.id);
      return {
        changes: seats.map((seat) => ({ kind: 'seat', seat })),
        entries: seats.map((seat) => ({
          ...beginning,
          deed: 'seat-added',
          thing: 'seat',
          thingId: seat.id,
          after: {
            ...seatInWords(
              { ...facts, title: seat.title, organisationId: seat.organisationId },
              found.bodies,
            ),
            firstDay: span.fromDay,
          },
        })),
        persons: [],
      };
    });
    return ids;
  };
