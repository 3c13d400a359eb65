import { DomainError } from '#shared/domain/domain-error.ts';
import type { CommitteeId, PersonId } from '#shared/ids.ts';
import { everybodyIn, type KeepingDeps, keep, reasonIn } from './keeping.ts';

/** Closes a committee: its papers can still be read by those who sit on it, and nothing is written any more. */
export const createCloseCommittee =
  (deps: KeepingDeps) =>
  async (order: {
    readonly committeeId: CommitteeId;
    readonly reason: string;
    readonly by: PersonId;
  }): Promise<void> => {
    await keep(deps, order.by, order.committeeId, (found, beginning) => {
      const reason = reasonIn(order.reason, 'Say why the committee closes');
      if (found.committee.closedAt !== null) {
        throw new DomainError('already-closed', 'This committee has closed.');
      }
      return {
        changes: [{ kind: 'committee', committee: { ...found.committee, closedAt: deps.now() } }],
        entries: [
          {
            ...beginning,
            deed: 'committee-closed',
            thing: 'committee',
            thingId: found.committee.id,
            reason,
          },
        ],
        persons: everybodyIn(found),
      };
    });
  };
