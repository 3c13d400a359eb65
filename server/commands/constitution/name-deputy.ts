import { DomainError } from '#shared/domain/domain-error.ts';
import { overlap } from '#shared/domain/seat.ts';
import { inForceOn } from '#shared/domain/terms-of-reference.ts';
import {
  type AppointmentId,
  type DeputyId,
  type MeetingId,
  type PersonId,
  toDeputyId,
} from '#shared/ids.ts';
import type { Invitations } from '../invitations.ts';
import { appointmentIn } from './appointment.ts';
import { type ChosenPerson, choosePerson } from './choose-person.ts';
import { spanOf } from './ending.ts';
import { createForm } from './form.ts';
import { nameIn, termInWords } from './in-words.ts';
import { sendInvitation } from './invite.ts';
import { type KeepingDeps, keep, mayKeep } from './keeping.ts';

export interface NameDeputyOrder {
  readonly appointmentId: AppointmentId;
  readonly person: ChosenPerson;
  readonly meetingId: MeetingId | null;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly note: string | null;
  readonly by: PersonId;
}

/** Names who stands in for the holder of a seat: at one meeting, or on some days. */
export const createNameDeputy =
  (deps: KeepingDeps & { readonly invitations: Invitations }) =>
  async (
    order: NameDeputyOrder,
  ): Promise<{ readonly id: DeputyId; readonly personId: PersonId }> => {
    const committeeId = await deps.constitutions.committeeOfAppointment(order.appointmentId);
    await mayKeep(deps, order.by, committeeId);
    const form = createForm();
    const chosen = await choosePerson(form, deps, order.by, order.person);
    const id = toDeputyId(deps.random());
    await keep(deps, order.by, committeeId, (found, beginning) => {
      const { seat, tenure } = appointmentIn(found, order.appointmentId);
      const today = deps.today();
      if (tenure.status === 'nominated') {
        throw new DomainError('not-valid', 'This person is nominated and not appointed yet.');
      }
      if (tenure.toDay !== null && tenure.toDay <= today) {
        throw new DomainError('already-closed', 'This appointment has ended.');
      }
      if (inForceOn(found.terms, today)?.rules.deputies?.allowed === 'no') {
        throw new DomainError('not-valid', 'The terms of reference do not allow deputies.');
      }
      const span = spanOf(form, order.firstDay, order.lastDay);
      const { meetingId } = order;
      const meeting = found.meetings.find((one) => one.id === meetingId);
      if (meetingId !== null) {
        if (meeting === undefined) {
          form.fault('meetingId', 'Choose a meeting from the list');
        }
        if (order.firstDay !== null || order.lastDay !== null) {
          form.fault('firstDay', 'Choose a meeting or days, not both');
        }
      } else if (order.firstDay === null) {
        form.fault('firstDay', 'Enter the first day, or choose a meeting');
      }
      if (chosen.id === tenure.personId) {
        form.fault('person.personId', 'Choose somebody else: this person holds the seat');
      }
      const again = tenure.deputies.some(
        (one) => one.personId === chosen.id && one.meetingId === meetingId && overlap(one, span),
      );
      if (again) form.fault('person.personId', 'This person stands in then already');
      form.check();
      const deputy = {
        ...span,
        id,
        personId: chosen.id,
        meetingId,
        note: form.optional(order.note),
      };
      return {
        changes: [...chosen.changes, { kind: 'deputy', tenureId: tenure.id, deputy }],
        entries: [
          ...(chosen.isNew
            ? [{ ...beginning, deed: 'person-added' as const, thing: 'person', thingId: chosen.id }]
            : []),
          {
            ...beginning,
            deed: 'deputy-named',
            thing: 'deputy',
            thingId: id,
            after: {
              person: chosen.name,
              inPlaceOf: nameIn(found, tenure.personId),
              seat: seat.title,
              ...(meeting === undefined ? termInWords(span) : { meetingOn: meeting.date }),
            },
          },
        ],
        persons: [chosen.id],
      };
    });
    if (chosen.invite) await sendInvitation(deps, order.by, committeeId, chosen.id);
    return { id, personId: chosen.id };
  };
