import { and, desc, eq, isNotNull, isNull, notInArray, or, sql } from 'drizzle-orm';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import type { UnitOfWork } from '#server/db/unit-of-work.ts';
import {
  type DocumentId,
  type MeetingId,
  type PersonId,
  toDocumentId,
  toItemId,
  toMeetingId,
  toPersonId,
} from '#shared/ids.ts';
import { forgetAmendedWords } from './amended-words.ts';
import type { AuditBook, AuditEntry } from './audit-book.ts';
import { forgetChosenWords } from './chosen-words.ts';
import { forgetWordings } from './confirmation-store.ts';
import { forgetLateEdits } from './late-edit-store.ts';
import { carryLooks } from './look-store.ts';
import { MINUTED_TABLES } from './minuted-tables.ts';
import { forgetQuotedWords } from './quoted-words.ts';
import { carrySince } from './record-since.ts';
import { forgetTexts } from './snapshot-store.ts';
import { standingWords } from './standing-words.ts';
import { takeDown } from './take-down.ts';

/** Somebody's wish that a document's history be deleted for good. */
export interface Purge {
  readonly old: DocumentId;
  /** What takes its place. */
  readonly fresh: DocumentId;
  readonly meetingId: MeetingId;
  readonly by: PersonId;
  readonly reason: string;
  readonly at: number;
  /** Let go by the committee's rule, so many months after approval; `null`: somebody asked for it. */
  readonly afterMonths: number | null;
}

export interface PurgeStore {
  /** Writes the wish down, before anything is done about it. */
  intend(purge: Purge): Promise<void>;
  /** Those of which nobody has written down what came of them. */
  unfinished(): Promise<readonly Purge[]>;
  /** Those of a meeting that have happened, the latest first. */
  ofMeeting(meeting: MeetingId): Promise<readonly Purge[]>;
  /** It did not happen. */
  undo(purge: Purge): Promise<void>;
  /** It happened: everything that spoke of the old document speaks of the fresh one, in one transaction. */
  complete(purge: Purge, done: PurgeDone, entry: AuditEntry): Promise<void>;
  /** Whether something that happened may have left its words in the file of the records, and whether anybody asked
   *  for them to go or only the committee's rule did. */
  leftInFile(): Promise<'nothing' | 'let_go' | 'asked'>;
  /** The file has nothing of them any more. */
  cleared(at: number): Promise<void>;
}

export interface PurgeDone {
  /** The fresh document's first entry. */
  readonly seed: Uint8Array;
  /** The ids of the records that stand in it. */
  readonly standing: readonly string[];
  /** All its words. */
  readonly text: string;
  /** Of its canonical text, in hex. */
  readonly sha256: string;
  /** Of each of its paragraphs, as amendments have them. */
  readonly hashes: ReadonlySet<string>;
  readonly at: number;
}

export function createPurgeStore(
  db: RecordsDatabase,
  unitOfWork: UnitOfWork,
  audit: AuditBook,
): PurgeStore {
  return {
    intend: ({ old, fresh, meetingId, by, reason, at, afterMonths }) =>
      unitOfWork.run((transaction) => {
        transaction
          .insert(t.documentPurge)
          .values({
            ...{ oldId: old, freshId: fresh, meetingId, by, reason, afterMonths },
            ...{ askedAt: at, doneAt: null, clearedAt: null },
          })
          .run();
      }),

    unfinished: async () =>
      db.select().from(t.documentPurge).where(isNull(t.documentPurge.doneAt)).all().map(purgeOf),

    ofMeeting: async (meeting) =>
      db
        .select()
        .from(t.documentPurge)
        .where(and(eq(t.documentPurge.meetingId, meeting), isNotNull(t.documentPurge.doneAt)))
        .orderBy(desc(t.documentPurge.askedAt))
        .all()
        .map(purgeOf),

    undo: ({ fresh }) =>
      unitOfWork.run((transaction) => {
        transaction.delete(t.documentPurge).where(eq(t.documentPurge.freshId, fresh)).run();
      }),

    leftInFile: async () => {
      const { afterMonths, doneAt, clearedAt } = t.documentPurge;
      const left = db
        .select({ afterMonths })
        .from(t.documentPurge)
        .where(and(isNotNull(doneAt), isNull(clearedAt)))
        .all();
      if (left.length === 0) return 'nothing';
      return left.every((one) => one.afterMonths !== null) ? 'let_go' : 'asked';
    },

    cleared: (at) =>
      unitOfWork.run((transaction) => {
        const { doneAt, clearedAt } = t.documentPurge;
        transaction
          .update(t.documentPurge)
          .set({ clearedAt: at })
          .where(and(isNotNull(doneAt), isNull(clearedAt)))
          .run();
      }),

    complete: (purge, { seed, standing, text, hashes, sha256, at }, entry) =>
      unitOfWork.run((transaction) => {
        const { old, fresh, meetingId } = purge;
        const isLetGo = purge.afterMonths !== null;
        const words = standingWords(text);
        const { itemId = null } =
          transaction.select().from(t.document).where(eq(t.document.id, old)).get() ?? {};
        if (itemId !== null && !isLetGo) forgetChosenWords(transaction, toItemId(itemId), words);
        forgetTexts(transaction, old, isLetGo ? { sha256 } : null);
        forgetWordings(transaction, old, words);
        forgetLateEdits(transaction, old, fresh, words, isLetGo);
        forgetAmendedWords(transaction, { old, fresh, words, hashes, sealed: isLetGo });
        // What was asked of minutes that are approved stays with what was done about it.
        if (!isLetGo) forgetQuotedWords(transaction, old, words);
        transaction
          .update(t.document)
          .set({ id: fresh, seed: Buffer.from(seed) })
          .where(eq(t.document.id, old))
          .run();
        transaction
          .update(t.agendaItem)
          .set({ minuteDocumentId: fresh })
          .where(eq(t.agendaItem.minuteDocumentId, old))
          .run();
        transaction
          .update(t.comment)
          .set({
            documentId: fresh,
            // Places begin again, and the anchors are in the first entry.
            readAt: sql`min(${t.comment.readAt}, 1)`,
            anchoredAt: sql`min(${t.comment.anchoredAt}, 1)`,
          })
          .where(eq(t.comment.documentId, old))
          .run();
        // The projector reads the fresh document from its first entry, on top of these rows: records keep
        // since when they stand. Those that were taken out go, with the words that they had: also one whose row
        // did not yet say so when the server died.
        for (const table of Object.values(MINUTED_TABLES)) {
          const isOut = or(isNotNull(table.removedAt), notInArray(table.id, [...standing]));
          transaction
            .delete(table)
            .where(and(eq(table.documentId, old), isOut))
            .run();
        }
        carrySince(transaction, old, fresh);
        for (const table of [
          ...Object.values(MINUTED_TABLES),
          t.minuteText,
          t.agendaItemText,
          t.commentAnchorText,
        ]) {
          transaction
            .update(table)
            .set({ documentId: fresh })
            .where(eq(table.documentId, old))
            .run();
        }
        if (isLetGo) carryLooks(transaction, old, fresh);
        transaction.delete(t.projectedPlace).where(eq(t.projectedPlace.documentId, old)).run();
        transaction
          .update(t.documentPurge)
          .set({ doneAt: at })
          .where(eq(t.documentPurge.freshId, fresh))
          .run();
        const row = transaction.select().from(t.document).where(eq(t.document.id, fresh)).get();
        audit.write(transaction, entry);
        // Let go by rule, it says what it said.
        if (!isLetGo && row?.part === 'I' && row.kind !== 'notes')
          takeDown(transaction, audit, { meetingId, at, because: entry });
      }),
  };
}

function purgeOf(row: typeof t.documentPurge.$inferSelect): Purge {
  return {
    old: toDocumentId(row.oldId),
    fresh: toDocumentId(row.freshId),
    meetingId: toMeetingId(row.meetingId),
    by: toPersonId(row.by),
    reason: row.reason,
    at: row.askedAt,
    afterMonths: row.afterMonths,
  };
}
