import type { Bodies } from '#server/records/body-store.ts';
import type { Constitution } from '#server/records/constitution.ts';
import { lastDayOf, type Span } from '#shared/domain/seat.ts';
import type { AreaId, OrganisationId, PersonId } from '#shared/ids.ts';

/** What an entry in the record of who did what says of a constitution: names in the place of ids. */

export function namesOfBodies(bodies: Bodies, ids: readonly OrganisationId[]): readonly string[] {
  return bodies.organisations.filter((one) => ids.includes(one.id)).map((one) => one.name);
}

export function namesOfAreas(bodies: Bodies, ids: readonly AreaId[]): readonly string[] {
  return bodies.areas.filter((one) => ids.includes(one.id)).map((one) => one.name);
}

export function nameIn({ people }: Constitution, id: PersonId): string {
  return people.find((one) => one.id === id)?.name ?? 'Somebody';
}

export function seatInWords<
  Facts extends {
    readonly organisationId: OrganisationId | null;
    readonly areaIds: readonly AreaId[];
  },
>({ organisationId, areaIds, ...facts }: Facts, bodies: Bodies) {
  const [organisation = null] =
    organisationId === null ? [] : namesOfBodies(bodies, [organisationId]);
  return { ...facts, organisation, areas: namesOfAreas(bodies, areaIds) };
}

export function termInWords(span: Span) {
  return { firstDay: span.fromDay, lastDay: lastDayOf(span) };
}

/** How a term came to its end: on a last day, or at once. */
export function endInWords(lastDay: string | null) {
  return lastDay === null ? { ends: 'at once' } : { lastDay };
}
