import { asc, inArray } from 'drizzle-orm';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import type { UnitOfWork } from '#server/db/unit-of-work.ts';
import { type PersonId, toPersonId } from '#shared/ids.ts';
import type { AuditBook, AuditEntry } from './audit-book.ts';

export interface ResponseRow {
  readonly id: string;
  readonly contributionId: string;
  readonly at: number;
  readonly by: PersonId;
  readonly text: string;
}

/** What the committee answered to contributions. */
export interface ResponseStore {
  /** Oldest first. */
  of(contributions: readonly string[]): Promise<readonly ResponseRow[]>;
  add(response: ResponseRow, entry: AuditEntry): Promise<void>;
}

export function createResponseStore(
  db: RecordsDatabase,
  unitOfWork: UnitOfWork,
  audit: AuditBook,
): ResponseStore {
  return {
    of: async (contributions) =>
      db
        .select()
        .from(t.contributionResponse)
        .where(inArray(t.contributionResponse.contributionId, [...contributions]))
        .orderBy(asc(t.contributionResponse.at))
        .all()
        .map((row) => ({ ...row, by: toPersonId(row.by) })),

    add: (response, entry) =>
      unitOfWork.run((transaction) => {
        transaction.insert(t.contributionResponse).values(response).run();
        audit.write(transaction, entry);
      }),
  };
}
