import { type Deed, mayBy, NO_ITEM, type Standing, type Thing } from '#shared/access/policy.ts';
import type { Standings } from '#shared/access/standings.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import type { Part } from '#shared/domain/vocabulary.ts';
import type { CommitteeId, ItemId, MeetingId, PersonId } from '#shared/ids.ts';

/** The standing of somebody who may do this at this meeting.
 *  @throws DomainError `not-found` when they may not even see it, `not-allowed` with the policy's reason */
export async function allowed(
  standings: Standings,
  person: PersonId,
  meeting: MeetingId,
  deed: Deed,
  thing: Thing,
): Promise<Standing> {
  return permitted(await standings.onMeeting(person, meeting), deed, thing);
}

/** The standing of somebody who may do this on this committee. Refused like `allowed`. */
export async function allowedOn(
  standings: Standings,
  person: PersonId,
  committee: CommitteeId,
  deed: Deed,
  thing: Thing = NO_ITEM,
): Promise<Standing> {
  return permitted(await standings.onCommittee(person, committee), deed, thing);
}

/** The standing of somebody who may do this in the service, apart from any committee. Refused like
 *  `allowed`. */
export async function allowedInService(
  standings: Standings,
  person: PersonId,
  deed: Deed,
): Promise<Standing> {
  return permitted(await standings.inService(person), deed, NO_ITEM);
}

/** An item, as the policy is asked about it. */
export function thingOf(item: { readonly id: ItemId; readonly part: Part }): Thing {
  return { part: item.part, itemId: item.id };
}

/** One answer for what does not exist and for what must not be known to exist. */
export function notFound(): DomainError {
  return new DomainError('not-found', 'There is no such page.');
}

function permitted(standing: Standing | null, deed: Deed, thing: Thing): Standing {
  const answer = mayBy(standing, deed, thing);
  if (standing === null || (!answer.allowed && answer.hidden)) throw notFound();
  if (!answer.allowed) throw new DomainError('not-allowed', answer.reason);
  return standing;
}
