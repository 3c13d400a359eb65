import { DomainError } from '#shared/domain/domain-error.ts';
import type { PersonId, SeatId } from '#shared/ids.ts';
import { changedIn } from './changed-in.ts';
import { createForm } from './form.ts';
import { seatInWords } from './in-words.ts';
import { existing, type KeepingDeps, keep, personsOf } from './keeping.ts';
import { checkOneChair, type SeatOrder, seatFacts } from './seat-form.ts';

/** Changes what a seat is for and what it lets its holder do. */
export const createChangeSeat =
  (deps: KeepingDeps) =>
  async (order: SeatOrder & { readonly seatId: SeatId; readonly by: PersonId }): Promise<void> => {
    const committeeId = await deps.constitutions.committeeOfSeat(order.seatId);
    await keep(deps, order.by, committeeId, (found, beginning) => {
      const seat = existing(found.seats.find((one) => one.id === order.seatId));
      if (seat.toDay !== null && seat.toDay <= deps.today()) {
        throw new DomainError('already-closed', 'This seat has ended.');
      }
      const form = createForm();
      const facts = seatFacts(form, order, found);
      checkOneChair(form, { ...seat, ...facts }, found);
      form.check();
      return {
        changes: [{ kind: 'seat', seat: { ...seat, ...facts } }],
        entries: [
          {
            ...beginning,
            deed: 'seat-changed',
            thing: 'seat',
            thingId: seat.id,
            ...changedIn(
              seatInWords({ ...seat }, found.bodies),
              seatInWords(facts, found.bodies),
              'title',
            ),
          },
        ],
        persons: personsOf(seat),
      };
    });
  };
