import type { BodySecretaryStore } from '#server/records/body-secretary-store.ts';
import type { BodyStore } from '#server/records/body-store.ts';
import type { ConstitutionStore } from '#server/records/constitution-store.ts';
import { dayInLondon } from '#shared/domain/calendar.ts';
import type { CommitteeId, OrganisationId, PersonId } from '#shared/ids.ts';
import type { BodySecretaryList } from '#shared/protocol/http/publication.ts';

export interface BodySecretaryQueriesDeps {
  readonly secretaries: BodySecretaryStore;
  readonly bodies: BodyStore;
  readonly constitutions: Pick<ConstitutionStore, 'people'>;
  /** The committees whose constitution a person keeps; `null`: every one. */
  readonly committeesKept: (person: PersonId) => Promise<readonly CommitteeId[] | null>;
  readonly now: () => number;
}

/** Who keeps a body's own minutes, for those who keep the list of bodies. `null`: no such body, or not for this
 *  reader. */
export const createBodySecretaryQuery =
  ({ secretaries, bodies, constitutions, committeesKept, now }: BodySecretaryQueriesDeps) =>
  async (person: PersonId, id: OrganisationId): Promise<BodySecretaryList | null> => {
    const kept = await committeesKept(person);
    if (kept?.length === 0) return null;
    const body = (await bodies.all()).organisations.find((one) => one.id === id);
    if (body === undefined) return null;
    const today = dayInLondon(now());
    const belongsTo = await bodies.committeesOf(id);
    return {
      name: body.name,
      mayKeep: kept === null || belongsTo.every((one) => kept.includes(one)),
      secretaries: (await secretaries.all())
        .filter((one) => one.organisationId === id && (one.toDay === null || one.toDay > today))
        .map(({ id: secretaryId, name, fromDay }) => ({ id: secretaryId, name, fromDay })),
      people: (await constitutions.people(kept)).map((one) => ({ id: one.id, name: one.name })),
    };
  };
