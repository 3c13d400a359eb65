import type { ConstitutionChange } from '#server/records/constitution.ts';
import type { PersonId, SeatId } from '#shared/ids.ts';
import { endOf } from './ending.ts';
import { endInWords, nameIn } from './in-words.ts';
import { existing, type KeepingDeps, keep, personsOf, reasonIn } from './keeping.ts';

/** Ends a seat, and with it the appointments to it that would last longer. */
export const createEndSeat =
  (deps: KeepingDeps) =>
  async (order: {
    readonly seatId: SeatId;
    readonly lastDay: string | null;
    readonly reason: string;
    readonly by: PersonId;
  }): Promise<void> => {
    const committeeId = await deps.constitutions.committeeOfSeat(order.seatId);
    await keep(deps, order.by, committeeId, (found, beginning) => {
      const seat = existing(found.seats.find((one) => one.id === order.seatId));
      const reason = reasonIn(order.reason, 'Say why the seat ends');
      const toDay = endOf(seat, order.lastDay, deps.today(), 'This seat');
      const longer = seat.tenures.filter((one) => one.toDay === null || one.toDay > toDay);
      const ended = longer.map((tenure): ConstitutionChange => {
        const end = tenure.fromDay !== null && tenure.fromDay > toDay ? tenure.fromDay : toDay;
        return {
          kind: 'tenure',
          seatId: seat.id,
          tenure: { ...tenure, toDay: end, endReason: 'The seat ended.' },
        };
      });
      return {
        changes: [{ kind: 'seat', seat: { ...seat, toDay } }, ...ended],
        entries: [
          {
            ...beginning,
            deed: 'seat-ended',
            thing: 'seat',
            thingId: seat.id,
            before: {
              title: seat.title,
              holders: longer
                .filter((one) => one.status === 'confirmed')
                .map((one) => nameIn(found, one.personId)),
            },
            after: { title: seat.title, ...endInWords(order.lastDay) },
            reason,
          },
        ],
        persons: personsOf(seat),
      };
    });
  };
