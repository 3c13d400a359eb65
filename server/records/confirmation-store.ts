import { and, eq, inArray } from 'drizzle-orm';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import type { Transaction, UnitOfWork } from '#server/db/unit-of-work.ts';
import { type DocumentId, type PersonId, type SeatId, toPersonId, toSeatId } from '#shared/ids.ts';
import type { AuditBook, AuditEntry } from './audit-book.ts';
import { holdsOn } from './standing-store.ts';
import type { StandingWords } from './standing-words.ts';

/** The wording of a contribution, confirmed by whom it is put down to. */
export interface ConfirmationRow {
  readonly contributionId: string;
  readonly by: PersonId;
  readonly at: number;
  readonly wording: string;
}

/** Which contributions are worded as those who made them say. */
export interface ConfirmationStore {
  of(contributions: readonly string[]): Promise<ReadonlyMap<string, ConfirmationRow>>;
  /** Takes the place of an earlier one. */
  confirm(row: ConfirmationRow, entry: AuditEntry): Promise<void>;
  /** The seats that somebody holds on one of these days, or stood in for at the meeting. */
  seatsOf(
    person: PersonId,
    days: readonly string[],
    meetings: readonly string[],
  ): Promise<ReadonlySet<SeatId>>;
}

export function createConfirmationStore(
  db: RecordsDatabase,
  unitOfWork: UnitOfWork,
  audit: AuditBook,
): ConfirmationStore {
  return {
    of: async (contributions) => {
      const rows = db
        .select()
        .from(t.contributionConfirmation)
        .where(inArray(t.contributionConfirmation.contributionId, [...contributions]))
        .all();
      return new Map(
        rows.map((row) => [row.contributionId, { ...row, by: toPersonId(row.by) }] as const),
      );
    },

    confirm: ({ contributionId, ...said }, entry) =>
      unitOfWork.run((transaction) => {
        transaction
          .insert(t.contributionConfirmation)
          .values({ contributionId, ...said })
          .onConflictDoUpdate({ target: t.contributionConfirmation.contributionId, set: said })
          .run();
        audit.write(transaction, entry);
      }),

    seatsOf: async (person, days, meetings) => {
      const confirmed = eq(t.appointment.status, 'confirmed');
      const own = days.flatMap((day) =>
        db
          .select({ id: t.appointment.seatId })
          .from(t.appointment)
          .where(and(eq(t.appointment.personId, person), confirmed, holdsOn(t.appointment, day)))
          .all(),
      );
      const standIns = db
        .select({ id: t.appointment.seatId })
        .from(t.deputy)
        .innerJoin(t.appointment, eq(t.appointment.id, t.deputy.appointmentId))
        .where(
          and(eq(t.deputy.personId, person), inArray(t.deputy.meetingId, [...meetings]), confirmed),
        )
        .all();
      return new Set([...own, ...standIns].map((row) => toSeatId(row.id)));
    },
  };
}

/** Words that were confirmed and do not stand any more go when their document's history does, also those of a
 *  contribution that was taken out. That they were other words stays. To be asked before its rows go. */
export function forgetWordings(
  transaction: Transaction,
  document: DocumentId,
  { stands }: StandingWords,
): void {
  const rows = transaction
    .select({
      id: t.contributionText.id,
      text: t.contributionText.text,
      confirmed: t.contributionConfirmation.wording,
    })
    .from(t.contributionText)
    .innerJoin(
      t.contributionConfirmation,
      eq(t.contributionConfirmation.contributionId, t.contributionText.id),
    )
    .where(eq(t.contributionText.documentId, document))
    .all();
  for (const { id, text, confirmed } of rows) {
    if (confirmed === text && stands(confirmed)) continue;
    transaction
      .update(t.contributionConfirmation)
      .set({ wording: '' })
      .where(eq(t.contributionConfirmation.contributionId, id))
      .run();
  }
}
