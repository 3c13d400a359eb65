import { and, eq, isNull } from 'drizzle-orm';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import type { Transaction } from '#server/db/unit-of-work.ts';
import { MINUTED_TABLES } from './minuted-tables.ts';
import { MINUTED_KINDS, type MinutedKind } from './projected-rows.ts';

export interface RecordSince {
  readonly record: MinutedKind;
  readonly id: string;
  readonly since: number;
}

/** Since when the records stand of a document that began anew; of any other none are told. */
export function sincesOf(db: RecordsDatabase, documentId: string): readonly RecordSince[] {
  return db
    .select({ record: t.recordSince.record, id: t.recordSince.id, since: t.recordSince.since })
    .from(t.recordSince)
    .where(eq(t.recordSince.documentId, documentId))
    .all() as readonly RecordSince[];
}

/** Writes down since when the records of a document stand, before another begins in its place: from that one's
 *  journal it cannot be read. */
export function carrySince(transaction: Transaction, old: string, fresh: string): void {
  const { documentId } = t.recordSince;
  transaction.delete(t.recordSince).where(eq(documentId, old)).run();
  for (const record of MINUTED_KINDS) {
    const table = MINUTED_TABLES[record];
    const rows = transaction
      .select({ id: table.id, since: table.since })
      .from(table)
      .where(and(eq(table.documentId, old), isNull(table.removedAt)))
      .all();
    for (const { id, since } of rows) {
      const known = { documentId: fresh, record, id, since };
      transaction.insert(t.recordSince).values(known).onConflictDoNothing().run();
    }
  }
}
