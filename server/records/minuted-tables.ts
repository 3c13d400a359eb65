import { and, count, eq, gt, inArray, isNull } from 'drizzle-orm';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import type { Transaction } from '#server/db/unit-of-work.ts';
import { MINUTED_KINDS, type MinutedKind, type ProjectedRecord } from './projected-rows.ts';

/** The tables of minuted facts, one for each kind of record. */
export const MINUTED_TABLES = {
  action: t.actionText,
  decision: t.decisionText,
  contribution: t.contributionText,
  proposal: t.proposalText,
} as const;

/** Whose minute the rows are. */
export interface MinuteKey {
  readonly documentId: string;
  readonly meetingId: string;
  readonly itemId: string;
}

export function putRecord(
  transaction: Transaction,
  minute: MinuteKey,
  { record, ...facts }: ProjectedRecord,
): void {
  // A projected record is its table's row but for the minute's key, so any of the four shapes will do.
  const table = MINUTED_TABLES[record] as typeof t.actionText;
  const row = { ...facts, ...minute } as typeof t.actionText.$inferInsert;
  transaction
    .insert(table)
    .values(row)
    .onConflictDoUpdate({ target: [table.id, table.documentId], set: row })
    .run();
}

/** A minute's records, standing and removed, in no particular order. */
export function recordsIn(
  db: RecordsDatabase,
  minute: { readonly documentId: string; readonly meetingId: string },
): ProjectedRecord[] {
  return MINUTED_KINDS.flatMap((record) => {
    const table = MINUTED_TABLES[record];
    return db
      .select()
      .from(table)
      .where(and(eq(table.meetingId, minute.meetingId), eq(table.documentId, minute.documentId)))
      .all()
      .map(({ documentId: _, meetingId: __, itemId: ___, ...facts }) => {
        return { record, ...facts } as ProjectedRecord;
      });
  });
}

export interface StandingRow {
  readonly id: string;
  readonly documentId: string;
  readonly since: number;
}

/** Where records of these ids stand, over all documents. */
export function standingRows(
  db: RecordsDatabase,
  record: MinutedKind,
  ids: readonly string[],
): StandingRow[] {
  const table = MINUTED_TABLES[record];
  return db
    .select({ id: table.id, documentId: table.documentId, since: table.since })
    .from(table)
    .where(and(inArray(table.id, [...ids]), isNull(table.removedAt)))
    .all();
}

/** The ids that stand in more than one document. */
export function standingTwice(db: RecordsDatabase, record: MinutedKind): string[] {
  const table = MINUTED_TABLES[record];
  return db
    .select({ id: table.id })
    .from(table)
    .where(isNull(table.removedAt))
    .groupBy(table.id)
    .having(gt(count(), 1))
    .all()
    .map((row) => row.id);
}
