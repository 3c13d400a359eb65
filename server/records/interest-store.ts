import { asc, eq, inArray } from 'drizzle-orm';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import type { UnitOfWork } from '#server/db/unit-of-work.ts';
import type { InterestType } from '#shared/domain/vocabulary.ts';
import { type InterestId, type PersonId, toInterestId, toPersonId } from '#shared/ids.ts';
import type { AuditBook, AuditEntry } from './audit-book.ts';

/** What the entry in the register says. */
export interface InterestFacts {
  readonly type: InterestType;
  readonly description: string;
  /** Whose interest it is, when it is not the person's own. */
  readonly relationship: string | null;
  /** What is done about it. */
  readonly mitigation: string | null;
  readonly fromDay: string | null;
  readonly toDay: string | null;
}

export interface InterestRow extends InterestFacts {
  readonly id: InterestId;
  readonly personId: PersonId;
  readonly declaredAt: number;
  readonly declaredBy: PersonId;
  /** An entry is ended and never taken away. */
  readonly endedAt: number | null;
}

/** The register of interests. An interest is the person's, whatever committees they sit on. */
export interface InterestStore {
  get(id: InterestId): Promise<InterestRow | null>;
  /** In the order in which they were declared. */
  of(persons: readonly PersonId[]): Promise<readonly InterestRow[]>;
  add(interest: Omit<InterestRow, 'endedAt'>, entry: AuditEntry): Promise<void>;
  end(id: InterestId, at: number, toDay: string, entry: AuditEntry): Promise<void>;
}

export function createInterestStore(
  db: RecordsDatabase,
  unitOfWork: UnitOfWork,
  audit: AuditBook,
): InterestStore {
  const table = t.registeredInterest;
  return {
    get: async (id) => {
      const row = db.select().from(table).where(eq(table.id, id)).get();
      return row === undefined ? null : interestRow(row);
    },

    of: async (persons) =>
      db
        .select()
        .from(table)
        .where(inArray(table.personId, [...persons]))
        .orderBy(asc(table.declaredAt), asc(table.id))
        .all()
        .map(interestRow),

    add: (interest, entry) =>
      unitOfWork.run((transaction) => {
        transaction.insert(table).values(interest).run();
        audit.write(transaction, entry);
      }),

    end: (id, endedAt, toDay, entry) =>
      unitOfWork.run((transaction) => {
        transaction.update(table).set({ endedAt, toDay }).where(eq(table.id, id)).run();
        audit.write(transaction, entry);
      }),
  };
}

function interestRow(row: typeof t.registeredInterest.$inferSelect): InterestRow {
  return {
    ...row,
    id: toInterestId(row.id),
    personId: toPersonId(row.personId),
    declaredBy: toPersonId(row.declaredBy),
    type: row.type as InterestType,
  };
}
