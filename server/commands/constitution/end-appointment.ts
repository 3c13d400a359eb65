import { lastDayOf } from '#shared/domain/seat.ts';
import type { AppointmentId, PersonId } from '#shared/ids.ts';
import { appointmentIn } from './appointment.ts';
import { endOf } from './ending.ts';
import { endInWords, nameIn } from './in-words.ts';
import { type KeepingDeps, keep, personsOf, reasonIn } from './keeping.ts';

/** Ends an appointment or a nomination, with its reason. Without a last day it ends at once. */
export const createEndAppointment =
  (deps: KeepingDeps) =>
  async (order: {
    readonly appointmentId: AppointmentId;
    readonly lastDay: string | null;
    readonly reason: string;
    readonly by: PersonId;
  }): Promise<void> => {
    const committeeId = await deps.constitutions.committeeOfAppointment(order.appointmentId);
    await keep(deps, order.by, committeeId, (found, beginning) => {
      const { seat, tenure } = appointmentIn(found, order.appointmentId);
      const endReason = reasonIn(order.reason, 'Say why it ends');
      const toDay = endOf(tenure, order.lastDay, deps.today(), 'This appointment');
      const facts = { person: nameIn(found, tenure.personId), seat: seat.title };
      return {
        changes: [{ kind: 'tenure', seatId: seat.id, tenure: { ...tenure, toDay, endReason } }],
        entries: [
          {
            ...beginning,
            deed: tenure.status === 'nominated' ? 'nomination-ended' : 'appointment-ended',
            thing: 'appointment',
            thingId: tenure.id,
            before: { ...facts, lastDay: lastDayOf(tenure) },
            after: { ...facts, ...endInWords(order.lastDay) },
            reason: endReason,
          },
        ],
        persons: personsOf(seat),
      };
    });
  };
