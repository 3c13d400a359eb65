import { DomainError } from '#shared/domain/domain-error.ts';
import type { AppointmentId, CommitteeId, PersonId } from '#shared/ids.ts';
import { allowedOn, notFound } from '../asked.ts';
import type { Invitations } from '../invitations.ts';
import { actedAs } from '../on-record.ts';
import { appointmentIn } from './appointment.ts';
import { existing, type KeepingDeps } from './keeping.ts';

type InviteDeps = KeepingDeps & { readonly invitations: Invitations };

/** Asks in whoever holds an appointment or is nominated: the letter's link signs them in once. */
export const createInvite =
  (deps: InviteDeps) =>
  async (order: {
    readonly appointmentId: AppointmentId;
    readonly by: PersonId;
  }): Promise<void> => {
    const committeeId = await deps.constitutions.committeeOfAppointment(order.appointmentId);
    if (committeeId === null) throw notFound();
    await allowedOn(deps.standings, order.by, committeeId, 'invite');
    const found = existing((await deps.constitutions.of(committeeId)) ?? undefined);
    const { tenure } = appointmentIn(found, order.appointmentId);
    if (tenure.toDay !== null && tenure.toDay <= deps.today()) {
      throw new DomainError('already-closed', 'This appointment has ended.');
    }
    const person = found.people.find((one) => one.id === tenure.personId);
    if (person?.email == null) {
      throw new DomainError('not-valid', 'Give them an e-mail address first.');
    }
    await sendInvitation(deps, order.by, committeeId, tenure.personId);
  };

/** @throws DomainError as the policy or the invitations refuse */
export async function sendInvitation(
  { standings, invitations }: InviteDeps,
  by: PersonId,
  committeeId: CommitteeId | null,
  personId: PersonId,
): Promise<void> {
  if (committeeId === null) throw notFound();
  const standing = await allowedOn(standings, by, committeeId, 'invite');
  await invitations.invite(personId, by, {
    by,
    capacity: actedAs(standing),
    committeeId,
    deed: 'person-invited',
    thing: 'person',
    thingId: personId,
  });
}
