import { eq, sql } from 'drizzle-orm';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import type { UnitOfWork } from '#server/db/unit-of-work.ts';
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
