import { type Deed, may, type Standing, type Thing } from '#shared/access/policy.ts';
import type { Standings } from '#shared/access/standings.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import type { MeetingId, PersonId } from '#shared/ids.ts';

/** The standing of somebody who may do this at this meeting.
 *  @throws DomainError `not-found` when they may not even see it, `not-allowed` with the policy's reason */
export async function allowed(
  standings: Standings,
  person: PersonId,
  meeting: MeetingId,
  deed: Deed,
  thing: Thing,
): Promise<Standing> {
  const standing = await standings.onMeeting(person, meeting);
  if (standing === null || !may(standing, 'see', thing).allowed) throw notFound();
  const answer = may(standing, deed, thing);
  if (!answer.allowed) throw new DomainError('not-allowed', answer.reason);
  return standing;
}

/** One answer for what does not exist and for what must not be known to exist. */
export function notFound(): DomainError {
  return new DomainError('not-found', 'There is no such page.');
}
