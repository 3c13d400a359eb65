import type { BodyStore } from '#server/records/body-store.ts';
import { type CommitteeId, type PersonId, toCommitteeId } from '#shared/ids.ts';
import { allowedInService } from '../asked.ts';
import { actedAs } from '../on-record.ts';
import { type CommitteeOrder, committeeFacts } from './committee-form.ts';
import { createForm } from './form.ts';
import { namesOfBodies } from './in-words.ts';
import type { KeepingDeps } from './keeping.ts';

/** Founds a committee: its name, what it may decide, and the bodies it is a committee of. Terms of reference
 *  and seats come next. */
export const createFoundCommittee =
  ({ constitutions, standings, bodies, random }: KeepingDeps & { readonly bodies: BodyStore }) =>
  async (order: CommitteeOrder & { readonly by: PersonId }): Promise<CommitteeId> => {
    const standing = await allowedInService(standings, order.by, 'found-committee');
    const form = createForm();
    const known = await bodies.all();
    const { committee, parentIds, relatedIds } = committeeFacts(form, order, {
      bodies: known,
      committees: await constitutions.committees(),
    });
    form.check();
    const id = toCommitteeId(random());
    await constitutions.found(
      [
        { kind: 'committee', committee: { ...committee, id, closedAt: null } },
        { kind: 'bodies', parentIds, relatedIds },
      ],
      id,
      {
        by: order.by,
        capacity: actedAs(standing),
        committeeId: id,
        deed: 'committee-founded',
        thing: 'committee',
        thingId: id,
        after: {
          ...committee,
          parents: namesOfBodies(known, parentIds),
          related: namesOfBodies(known, relatedIds),
        },
      },
    );
    return id;
  };
