import { DomainError } from '#shared/domain/domain-error.ts';
import { succeeds } from '#shared/domain/organisation.ts';
import type { OrganisationId, PersonId } from '#shared/ids.ts';
import { dayInWords } from '#shared/lang/date-words.ts';
import { createForm } from './form.ts';
import type { KeepBodiesDeps } from './keep-bodies.ts';
import { existing } from './keeping.ts';
import { mayKeepBodies } from './may-keep-bodies.ts';

/** A body goes into another one, which takes its place from a day. What was decided in its name stays in its
 *  name. */
export const createMergeOrganisation =
  ({ bodies, ...deps }: KeepBodiesDeps) =>
  async (order: {
    readonly organisationId: OrganisationId;
    readonly intoId: OrganisationId;
    readonly from: string;
    readonly by: PersonId;
  }): Promise<void> => {
    const { organisationId: id, intoId, from } = order;
    const beginning = await mayKeepBodies(deps, order.by, await bodies.committeesOf(id));
    await bodies.change(({ organisations }) => {
      const was = existing(organisations.find((one) => one.id === id));
      if (was.successorId !== null) {
        throw new DomainError('already-closed', 'This body has gone into another one already.');
      }
      const form = createForm();
      const into = organisations.find((one) => one.id === intoId);
      if (into === undefined) form.fault('intoId', 'Choose a body from the list');
      else if (intoId === id) form.fault('intoId', 'Choose another body: this is the same one');
      else if (succeeds(organisations, id, intoId)) {
        form.fault('intoId', `Choose another body: ${into.name} went into this one`);
      }
      form.day('from', from);
      if (was.fromDay !== null && from <= was.fromDay) {
        form.fault('from', `Choose a day after ${dayInWords(was.fromDay)}: the body began then`);
      }
      form.check();
      return {
        change: {
          kind: 'organisation-changed',
          organisation: { ...was, toDay: from, successorId: intoId },
        },
        entry: {
          ...beginning,
          deed: 'organisation-merged',
          thing: 'organisation',
          thingId: id,
          before: { name: was.name },
          after: { name: was.name, into: into?.name ?? '', from },
        },
      };
    });
  };
