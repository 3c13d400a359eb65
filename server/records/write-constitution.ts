import { eq, max } from 'drizzle-orm';
import * as t from '#server/db/records-schema.ts';
import type { Transaction } from '#server/db/unit-of-work.ts';
import type { CommitteeId } from '#shared/ids.ts';
import { unreachable } from '#shared/lang/unreachable.ts';
import type { ConstitutionChange } from './constitution.ts';

/** Writes what a rule decided about a constitution. What has an id already is written over. */
export function writeConstitution(
  transaction: Transaction,
  committeeId: CommitteeId,
  changes: readonly ConstitutionChange[],
): void {
  for (const change of changes) write(transaction, committeeId, change);
}

function write(
  transaction: Transaction,
  committeeId: CommitteeId,
  change: ConstitutionChange,
): void {
  switch (change.kind) {
    case 'committee': {
      const row = { ...change.committee, primaryFocus: [...change.committee.primaryFocus] };
      transaction
        .insert(t.committee)
        .values(row)
        .onConflictDoUpdate({ target: t.committee.id, set: row })
        .run();
      return;
    }
    case 'bodies': {
      const table = t.committeeOrganisation;
      transaction.delete(table).where(eq(table.committeeId, committeeId)).run();
      const rows = [
        ...change.parentIds.map((organisationId) => ({ organisationId, role: 'parent' })),
        ...change.relatedIds.map((organisationId) => ({ organisationId, role: 'related' })),
      ];
      for (const row of rows)
        transaction
          .insert(table)
          .values({ ...row, committeeId })
          .run();
      return;
    }
    case 'terms':
      transaction
        .insert(t.termsOfReference)
        .values({ ...change.terms, committeeId })
        .run();
      return;
    case 'seat': {
      const { areaIds, tenures: _, ...seat } = change.seat;
      const last = transaction
        .select({ ordinal: max(t.seat.ordinal) })
        .from(t.seat)
        .where(eq(t.seat.committeeId, committeeId))
        .get();
      transaction
        .insert(t.seat)
        .values({ ...seat, committeeId, ordinal: (last?.ordinal ?? -1) + 1 })
        .onConflictDoUpdate({ target: t.seat.id, set: seat })
        .run();
      transaction.delete(t.seatArea).where(eq(t.seatArea.seatId, seat.id)).run();
      for (const areaId of areaIds) {
        transaction.insert(t.seatArea).values({ seatId: seat.id, areaId }).run();
      }
      return;
    }
    case 'person':
      transaction.insert(t.person).values(change.person).run();
      return;
    case 'tenure': {
      const { deputies: _, ...tenure } = change.tenure;
      const row = { ...tenure, nominatedBy: [...tenure.nominatedBy] };
      transaction
        .insert(t.appointment)
        .values({ ...row, seatId: change.seatId })
        .onConflictDoUpdate({ target: t.appointment.id, set: row })
        .run();
      // Somebody sits there or was put forward: who holds the seat is on record from now on.
      transaction.update(t.seat).set({ holding: 'held' }).where(eq(t.seat.id, change.seatId)).run();
      return;
    }
    case 'deputy':
      transaction
        .insert(t.deputy)
        .values({ ...change.deputy, appointmentId: change.tenureId })
        .onConflictDoUpdate({ target: t.deputy.id, set: change.deputy })
        .run();
      return;
    default:
      unreachable(change);
  }
}
