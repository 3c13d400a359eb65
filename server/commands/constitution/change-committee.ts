import type { CommitteeId, PersonId } from '#shared/ids.ts';
import { changedIn } from './changed-in.ts';
import { type CommitteeOrder, committeeFacts } from './committee-form.ts';
import { createForm } from './form.ts';
import { namesOfBodies } from './in-words.ts';
import { type KeepingDeps, keep } from './keeping.ts';

export interface ChangeCommitteeOrder extends CommitteeOrder {
  readonly committeeId: CommitteeId;
  readonly by: PersonId;
}

/** Changes what a committee is called, how far its authority goes, and which bodies it belongs to. */
export const createChangeCommittee =
  (deps: KeepingDeps) =>
  async (order: ChangeCommitteeOrder): Promise<void> => {
    const committees = (await deps.constitutions.committees()).filter(
      (one) => one.id !== order.committeeId,
    );
    await keep(deps, order.by, order.committeeId, (found, beginning) => {
      const form = createForm();
      const facts = committeeFacts(form, order, { bodies: found.bodies, committees });
      form.check();
      const { id, closedAt, ...was } = found.committee;
      const { parentIds, relatedIds } = facts;
      const inWords = (parents: typeof parentIds, related: typeof relatedIds) => ({
        parents: namesOfBodies(found.bodies, parents),
        related: namesOfBodies(found.bodies, related),
      });
      return {
        changes: [
          { kind: 'committee', committee: { ...facts.committee, id, closedAt } },
          { kind: 'bodies', parentIds, relatedIds },
        ],
        entries: [
          {
            ...beginning,
            deed: 'committee-changed',
            thing: 'committee',
            thingId: id,
            ...changedIn(
              { ...was, ...inWords(found.parentIds, found.relatedIds) },
              { ...facts.committee, ...inWords(parentIds, relatedIds) },
              'name',
            ),
          },
        ],
        persons: [],
      };
    });
  };
