import { ApiFault } from '#client/live/api.ts';
import { addArea, addOrganisation, changeCommittee } from '#client/live/constitution-deeds.ts';
import type { OrganisationKind } from '#shared/domain/vocabulary.ts';
import type { AreaId, OrganisationId } from '#shared/ids.ts';
import type { Bodies, Constitution, KeepCommittee } from '#shared/protocol/http/constitution.ts';
import type { BodyLine } from './lines-of-bodies.ts';

export interface BodiesToAdd {
  readonly chosen: readonly OrganisationId[];
  readonly lines: readonly BodyLine[];
  readonly kind: OrganisationKind;
  readonly role: 'parent' | 'related';
}

export interface BodiesAdded {
  /** Lines that were not saved. */
  readonly left: readonly BodyLine[];
  readonly fault: ApiFault | null;
}

/** Gives a committee its bodies: those on record, and those that are new, with their areas. A body or an
 *  area whose name is on record is that one, so that trying again makes nothing twice. */
export async function addBodies(
  constitution: Constitution,
  known: Bodies,
  { chosen, lines, kind, role }: BodiesToAdd,
): Promise<BodiesAdded> {
  const areas = new Map<string, AreaId>(known.areas.map(({ name, id }) => [plain(name), id]));
  const bodies = new Map<string, OrganisationId>(
    known.organisations.map(({ name, id }) => [plain(name), id]),
  );
  const ids: OrganisationId[] = [...chosen];
  let left = lines;
  const one = async (line: BodyLine): Promise<OrganisationId> => {
    const before = bodies.get(plain(line.name));
    if (before !== undefined) return before;
    const areaIds: AreaId[] = [];
    for (const name of line.areas) {
      const area = areas.get(plain(name)) ?? (await addArea({ name, kind: 'place' })).id;
      areas.set(plain(name), area);
      areaIds.push(area);
    }
    return (await addOrganisation({ name: line.name, kind, areaIds, firstDay: null })).id;
  };
  try {
    for (const line of lines) {
      ids.push(await one(line));
      left = left.slice(1);
    }
  } catch (trouble) {
    if (!(trouble instanceof ApiFault)) throw trouble;
    if (ids.length > 0) await changeCommittee(constitution.id, withBodies(constitution, ids, role));
    return { left, fault: trouble };
  }
  await changeCommittee(constitution.id, withBodies(constitution, ids, role));
  return { left: [], fault: null };
}

/** The committee as it is, for an order that changes one thing of it. */
export function committeeAsKept(constitution: Constitution): KeepCommittee {
  return {
    name: constitution.name,
    authorityMode: constitution.authorityMode,
    authorityNote: constitution.authorityNote,
    primaryFocus: [...constitution.primaryFocus],
    predecessor: constitution.predecessor,
    parentIds: constitution.parents.map(({ id }) => id),
    relatedIds: constitution.related.map(({ id }) => id),
  };
}

/** A body is one or the other: whoever becomes a parent is no longer merely related. */
export function withBodies(
  constitution: Constitution,
  ids: readonly OrganisationId[],
  role: 'parent' | 'related',
): KeepCommittee {
  const kept = withoutBodies(constitution, ids);
  return role === 'parent'
    ? { ...kept, parentIds: [...kept.parentIds, ...new Set(ids)] }
    : { ...kept, relatedIds: [...kept.relatedIds, ...new Set(ids)] };
}

export function withoutBodies(
  constitution: Constitution,
  ids: readonly OrganisationId[],
): KeepCommittee {
  const kept = committeeAsKept(constitution);
  return {
    ...kept,
    parentIds: kept.parentIds.filter((id) => !ids.includes(id)),
    relatedIds: kept.relatedIds.filter((id) => !ids.includes(id)),
  };
}

const plain = (name: string) => name.trim().toLowerCase();
