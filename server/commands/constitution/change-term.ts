import { DomainError } from '#shared/domain/domain-error.ts';
import { lastDayOf, untilAfter } from '#shared/domain/seat.ts';
import type { AppointmentId, PersonId } from '#shared/ids.ts';
import { placeIn } from './appointing.ts';
import { appointmentIn } from './appointment.ts';
import { createForm } from './form.ts';
import { nameIn } from './in-words.ts';
import { type KeepingDeps, keep, personsOf } from './keeping.ts';

/** Makes a term longer or shorter, to a last day that is still to come; `null` leaves its end open. */
export const createChangeTerm =
  (deps: KeepingDeps) =>
  async (order: {
    readonly appointmentId: AppointmentId;
    readonly lastDay: string | null;
    readonly by: PersonId;
  }): Promise<void> => {
    const committeeId = await deps.constitutions.committeeOfAppointment(order.appointmentId);
    await keep(deps, order.by, committeeId, (found, beginning) => {
      const { seat, tenure } = appointmentIn(found, order.appointmentId);
      const today = deps.today();
      if (tenure.toDay !== null && tenure.toDay <= today) {
        throw new DomainError('already-closed', 'This appointment has ended.');
      }
      if (tenure.status === 'nominated') {
        throw new DomainError('not-valid', 'This person is nominated and not appointed yet.');
      }
      const form = createForm();
      form.day('lastDay', order.lastDay);
      form.check();
      if (order.lastDay !== null && order.lastDay < (tenure.fromDay ?? '')) {
        form.fault('lastDay', 'The last day must be the same as or after the first day');
      } else if (order.lastDay !== null && order.lastDay < today) {
        form.fault('lastDay', 'Enter today or a later day. To end the appointment now, end it');
      }
      const toDay = untilAfter(order.lastDay);
      const besides = placeIn(form, seat, { ...tenure, toDay }, found);
      form.check();
      const facts = { person: nameIn(found, tenure.personId), seat: seat.title };
      return {
        changes: [{ kind: 'tenure', seatId: seat.id, tenure: { ...tenure, toDay } }, ...besides],
        entries: [
          {
            ...beginning,
            deed: 'term-changed',
            thing: 'appointment',
            thingId: tenure.id,
            before: { ...facts, lastDay: lastDayOf(tenure) },
            after: { ...facts, lastDay: order.lastDay },
          },
        ],
        persons: personsOf(seat),
      };
    });
  };
