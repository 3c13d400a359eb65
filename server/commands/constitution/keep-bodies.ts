import type { AuditEntry } from '#server/records/audit-book.ts';
import type { Bodies, BodyStore, OrganisationRecord } from '#server/records/body-store.ts';
import type { AreaKind, OrganisationKind } from '#shared/domain/vocabulary.ts';
import {
  type AreaId,
  type OrganisationId,
  type PersonId,
  toAreaId,
  toOrganisationId,
} from '#shared/ids.ts';
import { changedIn } from './changed-in.ts';
import { isSame } from './committee-form.ts';
import { createForm, type Form } from './form.ts';
import { namesOfAreas } from './in-words.ts';
import { existing, type KeepingDeps } from './keeping.ts';
import { mayKeepBodies } from './may-keep-bodies.ts';

/** Bodies and areas are shared by all committees: those who keep any constitution add to them. */
export interface KeepBodiesDeps extends KeepingDeps {
  readonly bodies: BodyStore;
}

export interface OrganisationOrder {
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly areaIds: readonly AreaId[];
  readonly firstDay: string | null;
  readonly by: PersonId;
}

export const createAddArea =
  ({ bodies, random, ...deps }: KeepBodiesDeps) =>
  async (order: {
    readonly name: string;
    readonly kind: AreaKind;
    readonly by: PersonId;
  }): Promise<AreaId> => {
    const beginning = await mayKeepBodies(deps, order.by, []);
    const id = toAreaId(random());
    await bodies.change(({ areas }) => {
      const form = createForm();
      const name = form.text('name', order.name, 'Enter the name of the area');
      if (areas.some((one) => isSame(one.name, name))) {
        form.fault('name', 'There is an area of this name already');
      }
      form.check();
      const area = { id, name, kind: order.kind };
      return {
        change: { kind: 'area-added', area },
        entry: {
          ...beginning,
          deed: 'area-added',
          thing: 'area',
          thingId: id,
          after: { name, kind: order.kind },
        },
      };
    });
    return id;
  };

export const createAddOrganisation =
  ({ bodies, random, ...deps }: KeepBodiesDeps) =>
  async (order: OrganisationOrder): Promise<OrganisationId> => {
    const beginning = await mayKeepBodies(deps, order.by, []);
    const id = toOrganisationId(random());
    await bodies.change((found) => {
      const form = createForm();
      const facts = organisationFacts(form, order, found, null);
      form.check();
      return {
        change: {
          kind: 'organisation-added',
          organisation: { ...facts, id, toDay: null, successorId: null },
        },
        entry: {
          ...beginning,
          deed: 'organisation-added',
          thing: 'organisation',
          thingId: id,
          after: inWords(facts, found),
        },
      };
    });
    return id;
  };

export const createChangeOrganisation =
  ({ bodies, ...deps }: KeepBodiesDeps) =>
  async (order: OrganisationOrder & { readonly organisationId: OrganisationId }): Promise<void> => {
    const id = order.organisationId;
    const beginning = await mayKeepBodies(deps, order.by, await bodies.committeesOf(id));
    await bodies.change((found) => {
      const was = existing(found.organisations.find((one) => one.id === id));
      const form = createForm();
      const facts = organisationFacts(form, order, found, id);
      form.check();
      const entry: AuditEntry = {
        ...beginning,
        deed: 'organisation-changed',
        thing: 'organisation',
        thingId: id,
        ...changedIn(inWords(was, found), inWords(facts, found), 'name'),
      };
      return {
        change: { kind: 'organisation-changed', organisation: { ...was, ...facts } },
        entry,
      };
    });
  };

function inWords(
  {
    name,
    kind,
    areaIds,
    fromDay,
  }: Pick<OrganisationRecord, 'name' | 'kind' | 'areaIds' | 'fromDay'>,
  bodies: Bodies,
) {
  return { name, kind, areas: namesOfAreas(bodies, areaIds), firstDay: fromDay };
}

function organisationFacts(
  form: Form,
  order: OrganisationOrder,
  { organisations, areas }: Bodies,
  id: OrganisationId | null,
): Pick<OrganisationRecord, 'name' | 'kind' | 'areaIds' | 'fromDay'> {
  const name = form.text('name', order.name, 'Enter the name of the body');
  if (organisations.some((one) => one.id !== id && isSame(one.name, name))) {
    form.fault('name', 'There is a body of this name already');
  }
  const known = new Set(areas.map((one) => one.id));
  if (order.areaIds.some((one) => !known.has(one))) {
    form.fault('areaIds', 'Choose areas from the list');
  }
  const fromDay = form.day('firstDay', order.firstDay);
  return { name, kind: order.kind, areaIds: [...new Set(order.areaIds)], fromDay };
}
