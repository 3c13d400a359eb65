import { randomBytes } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import * as Y from 'yjs';
import { openRecords, type RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import { loadDemonstration } from '#server/demo/demonstration.ts';
import { createAuditBook } from '#server/records/audit-book.ts';
import { createFoundingStore } from '#server/records/founding-store.ts';
import type { Part } from '#shared/domain/vocabulary.ts';
import { type DocumentId, toDocumentId } from '#shared/ids.ts';
import { must } from '#shared/lang/must.ts';

/** A committee to play with: the demonstration in a records database of its own, in memory. */
export interface World {
  readonly db: RecordsDatabase;
  /** The world's clock, in milliseconds since 1970. It stands still until `pass` moves it. */
  readonly now: () => number;
  pass(milliseconds: number): void;
  /** The document of an item's minute: `world.minuteOf('sjc-2018-03-01-item-1')`. */
  minuteOf(itemId: string): DocumentId;
  agendaOf(meetingId: string, part?: Part): DocumentId;
  notesOf(meetingId: string): DocumentId;
  /** Every document of the meeting, or of all meetings. */
  documents(meetingId?: string): readonly (typeof t.document.$inferSelect)[];
  /** A document as its seed makes it, for reading. */
  seeded(id: DocumentId): Y.Doc;
  close(): void;
}

/** Monday 5 March 2018, 9am in London: the practice meeting is then on Thursday 22 March 2018. */
const WORLD_BEGINS = Date.UTC(2018, 2, 5, 9);

export async function makeWorld(begins = WORLD_BEGINS): Promise<World> {
  const records = openRecords(':memory:');
  const { db } = records;
  let at = begins;
  const now = () => at;
  await loadDemonstration({
    founding: createFoundingStore(db, createAuditBook({ now })),
    now,
    randomBytes,
  });

  const documentOf = (kind: string, meetingId: string, part: string) =>
    toDocumentId(
      must(
        db
          .select({ id: t.document.id })
          .from(t.document)
          .where(
            and(
              eq(t.document.kind, kind),
              eq(t.document.meetingId, meetingId),
              eq(t.document.part, part),
              isNull(t.document.itemId),
            ),
          )
          .get(),
        `the ${kind} of ${meetingId}, Part ${part}`,
      ).id,
    );

  return {
    db,
    now,
    pass: (milliseconds) => {
      at += milliseconds;
    },
    minuteOf: (itemId) =>
      toDocumentId(
        must(
          db.select().from(t.agendaItem).where(eq(t.agendaItem.id, itemId)).get(),
          `the item ${itemId}`,
        ).minuteDocumentId,
      ),
    agendaOf: (meetingId, part = 'I') => documentOf('agenda', meetingId, part),
    notesOf: (meetingId) => documentOf('notes', meetingId, 'I'),
    documents: (meetingId) =>
      db
        .select()
        .from(t.document)
        .where(meetingId === undefined ? undefined : eq(t.document.meetingId, meetingId))
        .all(),
    seeded: (id) => {
      const row = must(
        db.select().from(t.document).where(eq(t.document.id, id)).get(),
        `the document ${id}`,
      );
      const doc = new Y.Doc();
      Y.applyUpdate(doc, row.seed);
      return doc;
    },
    close: () => records.close(),
  };
}
