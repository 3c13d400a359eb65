import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import { stageOf } from '#shared/domain/minutes.ts';
import { MINUTES_STATES, type Part } from '#shared/domain/vocabulary.ts';
import { type DocumentId, type MeetingId, toDocumentId } from '#shared/ids.ts';

/** The documents whose words are settled: approved, or an approval of them is under way. Known without asking the
 *  database, so that it can be asked at the very moment of an edit. */
export interface SettledDocuments {
  has(document: DocumentId): boolean;
  /** For the start, before anything is edited. */
  load(): void;
  /** From here on nothing changes them but what approves them. */
  settle(documents: readonly DocumentId[]): void;
  /** One takes the place of another: it is settled if that one is. */
  follow(old: DocumentId, fresh: DocumentId): void;
  /** Nothing came of an approval. */
  release(documents: readonly DocumentId[]): void;
}

export function createSettledDocuments(db: RecordsDatabase): SettledDocuments {
  const settled = new Set<DocumentId>();
  return {
    has: (document) => settled.has(document),
    load: () => {
      const rows = db.select().from(t.minutes).where(inArray(t.minutes.state, SETTLED)).all();
      const underWay = db.select().from(t.approvalWish).all();
      for (const { meetingId, part } of [...rows, ...underWay]) {
        for (const one of documentsOf(db, meetingId as MeetingId, part as Part)) settled.add(one);
      }
    },
    settle: (documents) => {
      for (const one of documents) settled.add(one);
    },
    follow: (old, fresh) => {
      if (settled.has(old)) settled.add(fresh);
    },
    release: (documents) => {
      for (const one of documents) settled.delete(one);
    },
  };
}

const SETTLED = MINUTES_STATES.filter((one) => stageOf(one) === 'settled');

/** Not those that were closed when their item went to another part: nobody reads them as minutes any more. */
function documentsOf(db: RecordsDatabase, meeting: MeetingId, part: Part): DocumentId[] {
  return db
    .select({ id: t.document.id, kind: t.document.kind })
    .from(t.document)
    .where(
      and(
        eq(t.document.meetingId, meeting),
        eq(t.document.part, part),
        isNull(t.document.closedAt),
      ),
    )
    .all()
    .filter((one) => one.kind !== 'notes')
    .map((one) => toDocumentId(one.id));
}
