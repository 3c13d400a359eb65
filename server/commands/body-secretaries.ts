import type { BodySecretaryStore } from '#server/records/body-secretary-store.ts';
import type { BodyStore } from '#server/records/body-store.ts';
import type { ConstitutionStore } from '#server/records/constitution-store.ts';
import type { Standings } from '#shared/access/standings.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import type { OrganisationId, PersonId } from '#shared/ids.ts';
import { notFound } from './asked.ts';
import { mayKeepBodies } from './constitution/may-keep-bodies.ts';

export interface BodySecretariesDeps {
  readonly secretaries: BodySecretaryStore;
  readonly bodies: BodyStore;
  readonly constitutions: Pick<ConstitutionStore, 'person'>;
  readonly standings: Standings;
  /** Tells that what these people may do has changed. */
  readonly rightsChanged: (persons: readonly PersonId[]) => void;
  /** Today's calendar day in London. */
  readonly today: () => string;
  readonly random: () => string;
}

export interface NameSecretaryOrder {
  readonly organisationId: OrganisationId;
  readonly personId: PersonId;
  readonly firstDay: string;
  readonly by: PersonId;
}

export interface EndSecretaryOrder {
  readonly organisationId: OrganisationId;
  readonly secretaryId: string;
  readonly by: PersonId;
}

export interface BodySecretaries {
  /** Somebody keeps a body's own minutes from a day on, and receives those of its committees. */
  name(order: NameSecretaryOrder): Promise<void>;
  /** From today on somebody does so no more. */
  end(order: EndSecretaryOrder): Promise<void>;
}

export function createBodySecretaries(deps: BodySecretariesDeps): BodySecretaries {
  const { secretaries, bodies, constitutions, standings, rightsChanged, today, random } = deps;

  const kept = async (id: OrganisationId, by: PersonId) => {
    const belongsTo = await bodies.committeesOf(id);
    const beginning = await mayKeepBodies({ standings }, by, belongsTo);
    const body = (await bodies.all()).organisations.find((one) => one.id === id);
    if (body === undefined) throw notFound();
    return { body, beginning };
  };

  return {
    name: async ({ organisationId, personId, firstDay, by }) => {
      const { body, beginning } = await kept(organisationId, by);
      const person = await constitutions.person(personId);
      if (person === null) throw fault('personId', 'Choose a person');
      const standing = (await secretaries.all()).some(
        (one) =>
          one.organisationId === organisationId &&
          one.personId === personId &&
          (one.toDay === null || one.toDay > today()),
      );
      if (standing) throw fault('personId', `${person.name} is the secretary of this body already`);
      await secretaries.name(
        { id: random(), organisationId, personId, fromDay: firstDay, toDay: null },
        {
          ...beginning,
          deed: 'body-secretary-named',
          thing: 'organisation',
          thingId: organisationId,
          after: { name: body.name, person: person.name, firstDay },
        },
      );
      rightsChanged([personId]);
    },

    end: async ({ organisationId, secretaryId, by }) => {
      const { body, beginning } = await kept(organisationId, by);
      const one = (await secretaries.all()).find(({ id }) => id === secretaryId);
      if (one === undefined || one.organisationId !== organisationId) throw notFound();
      if (one.toDay !== null) throw new DomainError('already-closed', 'This has ended already.');
      const day = today();
      await secretaries.end(secretaryId, day, {
        ...beginning,
        deed: 'body-secretary-ended',
        thing: 'organisation',
        thingId: organisationId,
        before: { name: body.name, person: one.name },
        after: { name: body.name, person: one.name, endedOn: day },
      });
      rightsChanged([one.personId]);
    },
  };
}

function fault(path: string, message: string): DomainError {
  return new DomainError('not-valid', message, [{ path, message }]);
}
