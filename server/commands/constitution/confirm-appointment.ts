import { DomainError } from '#shared/domain/domain-error.ts';
import type { AppointmentId, PersonId } from '#shared/ids.ts';
import { placeIn } from './appointing.ts';
import { appointmentIn } from './appointment.ts';
import { spanOf } from './ending.ts';
import { createForm } from './form.ts';
import { nameIn, termInWords } from './in-words.ts';
import { type KeepingDeps, keep, personsOf } from './keeping.ts';

/** Appoints somebody who was put forward. */
export const createConfirmAppointment =
  (deps: KeepingDeps) =>
  async (order: {
    readonly appointmentId: AppointmentId;
    readonly firstDay: string;
    readonly lastDay: string | null;
    readonly shared: boolean;
    readonly by: PersonId;
  }): Promise<void> => {
    const committeeId = await deps.constitutions.committeeOfAppointment(order.appointmentId);
    await keep(deps, order.by, committeeId, (found, beginning) => {
      const { seat, tenure } = appointmentIn(found, order.appointmentId);
      if (tenure.status === 'confirmed' || tenure.endReason !== null) {
        throw new DomainError('already-settled', 'This nomination has been settled.');
      }
      const form = createForm();
      const span = spanOf(form, order.firstDay, order.lastDay);
      const confirmed = { ...tenure, ...span, shared: order.shared, status: 'confirmed' } as const;
      const besides = placeIn(form, seat, confirmed, found);
      form.check();
      return {
        changes: [{ kind: 'tenure', seatId: seat.id, tenure: confirmed }, ...besides],
        entries: [
          {
            ...beginning,
            deed: 'appointment-confirmed',
            thing: 'appointment',
            thingId: tenure.id,
            before: { status: 'nominated' },
            after: {
              person: nameIn(found, tenure.personId),
              seat: seat.title,
              ...termInWords(span),
              shared: order.shared,
            },
          },
        ],
        persons: personsOf(seat),
      };
    });
  };
