import { lastDayOf } from '#shared/domain/seat.ts';
import type { DeputyId, PersonId } from '#shared/ids.ts';
import { deputyIn } from './appointment.ts';
import { endOf } from './ending.ts';
import { endInWords, nameIn } from './in-words.ts';
import { type KeepingDeps, keep, reasonIn } from './keeping.ts';

/** Somebody stands in no longer. */
export const createEndDeputy =
  (deps: KeepingDeps) =>
  async (order: {
    readonly deputyId: DeputyId;
    readonly lastDay: string | null;
    readonly reason: string;
    readonly by: PersonId;
  }): Promise<void> => {
    const committeeId = await deps.constitutions.committeeOfDeputy(order.deputyId);
    await keep(deps, order.by, committeeId, (found, beginning) => {
      const { seat, tenure, deputy } = deputyIn(found, order.deputyId);
      const reason = reasonIn(order.reason, 'Say why it ends');
      const toDay = endOf(deputy, order.lastDay, deps.today(), 'This');
      const facts = { person: nameIn(found, deputy.personId), seat: seat.title };
      return {
        changes: [{ kind: 'deputy', tenureId: tenure.id, deputy: { ...deputy, toDay } }],
        entries: [
          {
            ...beginning,
            deed: 'deputy-ended',
            thing: 'deputy',
            thingId: deputy.id,
            before: { ...facts, lastDay: lastDayOf(deputy) },
            after: { ...facts, ...endInWords(order.lastDay) },
            reason,
          },
        ],
        persons: [deputy.personId],
      };
    });
  };
