import type { TenureRecord } from '#server/records/constitution.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import type { AppointmentStatus } from '#shared/domain/vocabulary.ts';
import {
  type AppointmentId,
  type OrganisationId,
  type PersonId,
  type SeatId,
  toAppointmentId,
} from '#shared/ids.ts';
import type { Invitations } from '../invitations.ts';
import { placeIn } from './appointing.ts';
import { type ChosenPerson, choosePerson } from './choose-person.ts';
import { spanOf } from './ending.ts';
import { createForm } from './form.ts';
import { termInWords } from './in-words.ts';
import { sendInvitation } from './invite.ts';
import { existing, type KeepingDeps, keep, mayKeep } from './keeping.ts';

export interface AppointOrder {
  readonly seatId: SeatId;
  readonly person: ChosenPerson;
  readonly status: AppointmentStatus;
  readonly shared: boolean;
  readonly nominatedById: OrganisationId | null;
  readonly nominatedOn: string | null;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly by: PersonId;
}

/** Puts somebody forward for a seat, or appoints them to it. */
export const createAppoint =
  (deps: KeepingDeps & { readonly invitations: Invitations }) =>
  async (
    order: AppointOrder,
  ): Promise<{ readonly id: AppointmentId; readonly personId: PersonId }> => {
    const committeeId = await deps.constitutions.committeeOfSeat(order.seatId);
    await mayKeep(deps, order.by, committeeId);
    const form = createForm();
    const chosen = await choosePerson(form, deps, order.by, order.person);
    const id = toAppointmentId(deps.random());
    await keep(deps, order.by, committeeId, (found, beginning) => {
      const seat = existing(found.seats.find((one) => one.id === order.seatId));
      if (seat.toDay !== null && seat.toDay <= deps.today()) {
        throw new DomainError('already-closed', 'This seat has ended.');
      }
      const span = spanOf(form, order.firstDay, order.lastDay);
      form.day('nominatedOn', order.nominatedOn);
      const body = found.bodies.organisations.find((one) => one.id === order.nominatedById);
      if (order.nominatedById !== null && body === undefined) {
        form.fault('nominatedById', 'Choose a body from the list');
      }
      if (order.status === 'confirmed' && order.firstDay === null) {
        form.fault('firstDay', 'Enter the first day of the appointment');
      }
      const tenure: TenureRecord = {
        ...span,
        id,
        personId: chosen.id,
        status: order.status,
        shared: order.shared,
        nominatedBy: body === undefined ? [] : [body.name],
        nominatedById: order.nominatedById,
        nominatedOn: order.nominatedOn,
        endReason: null,
        deputies: [],
      };
      const besides = order.status === 'confirmed' ? placeIn(form, seat, tenure, found) : [];
      if (order.status === 'nominated') {
        const again = seat.tenures.some(
          (one) =>
            one.personId === chosen.id && one.status === 'nominated' && one.endReason === null,
        );
        if (again) form.fault('person.personId', 'This person is nominated for the seat already');
      }
      form.check();
      return {
        changes: [...chosen.changes, { kind: 'tenure', seatId: seat.id, tenure }, ...besides],
        entries: [
          ...(chosen.isNew
            ? [{ ...beginning, deed: 'person-added' as const, thing: 'person', thingId: chosen.id }]
            : []),
          {
            ...beginning,
            deed: order.status === 'confirmed' ? 'appointed' : 'nominated',
            thing: 'appointment',
            thingId: id,
            after: {
              person: chosen.name,
              seat: seat.title,
              ...termInWords(span),
              shared: order.shared,
              nominatedBy: body?.name ?? null,
            },
          },
        ],
        persons: [chosen.id, ...seat.tenures.map((one) => one.personId)],
      };
    });
    if (chosen.invite) await sendInvitation(deps, order.by, committeeId, chosen.id);
    return { id, personId: chosen.id };
  };
