import { and, eq, gte, sql } from 'drizzle-orm';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import type { Transaction, UnitOfWork } from '#server/db/unit-of-work.ts';
import { type DocumentId, type PersonId, type Place, toDocumentId, toPlace } from '#shared/ids.ts';

export interface Look {
  readonly documentId: DocumentId;
  readonly place: Place;
  readonly at: number;
}

/** Up to which place of each minute people have read. Nobody else is told. */
export interface LookStore {
  of(person: PersonId): Promise<readonly Look[]>;
  /** A look never goes back. */
  put(person: PersonId, looks: readonly Look[]): Promise<void>;
}

export function createLookStore(db: RecordsDatabase, unitOfWork: UnitOfWork): LookStore {
  return {
    of: async (person) =>
      db
        .select()
        .from(t.lastLook)
        .where(eq(t.lastLook.personId, person))
        .all()
        .map((row) => ({
          documentId: toDocumentId(row.documentId),
          place: toPlace(row.place),
          at: row.at,
        })),

    put: (personId, looks) =>
      unitOfWork.run((transaction) => {
        for (const { documentId, place, at } of looks) {
          transaction
            .insert(t.lastLook)
            .values({ personId, documentId, place, at })
            .onConflictDoUpdate({
              target: [t.lastLook.personId, t.lastLook.documentId],
              set: { place: sql`max(${t.lastLook.place}, ${place})`, at },
            })
            .run();
        }
      }),
  };
}

/** Whoever has read all of a document has read all of the one that says the same in its place. */
export function carryLooks(transaction: Transaction, old: DocumentId, fresh: DocumentId): void {
  const { personId, documentId, place, at } = t.lastLook;
  const reached = transaction
    .select({ place: t.projectedPlace.place })
    .from(t.projectedPlace)
    .where(eq(t.projectedPlace.documentId, old))
    .get();
  if (reached === undefined) return;
  const readAll = and(eq(documentId, old), gte(place, reached.place));
  const rows = transaction.select({ personId, at }).from(t.lastLook).where(readAll).all();
  transaction.delete(t.lastLook).where(readAll).run();
  for (const row of rows) {
    transaction
      .insert(t.lastLook)
      .values({ ...row, documentId: fresh, place: 1 })
      .onConflictDoNothing()
      .run();
  }
}
