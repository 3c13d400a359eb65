import type { PersonId } from '#shared/ids.ts';

/** Under which client ids people have shown themselves, also after they have left: somebody who was away may come
 *  back with words written under one of them, and nobody else is to have taken it meanwhile. */
export interface ShownIds {
  note(client: number, person: PersonId): void;
  personOf(client: number): PersonId | undefined;
}

/** Of each person so many are remembered, the latest: every page has one. */
const MOST_OF_ONE = 32;

export function createShownIds(): ShownIds {
  const persons = new Map<number, PersonId>();
  const idsOf = new Map<PersonId, Set<number>>();
  return {
    note: (client, person) => {
      const ids = idsOf.get(person) ?? new Set();
      idsOf.set(person, ids);
      ids.delete(client);
      ids.add(client);
      persons.set(client, person);
      const [oldest] = ids;
      if (ids.size <= MOST_OF_ONE || oldest === undefined) return;
      ids.delete(oldest);
      persons.delete(oldest);
    },
    personOf: (client) => persons.get(client),
  };
}
