import { and, asc, eq, isNull } from 'drizzle-orm';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import type { UnitOfWork } from '#server/db/unit-of-work.ts';
import { isBeforeMeeting } from '#shared/domain/amendment.ts';
import { stageOf } from '#shared/domain/minutes.ts';
import type { AmendmentOrigin, AmendmentState, Part } from '#shared/domain/vocabulary.ts';
import {
  type AmendmentId,
  type CommentId,
  type DocumentId,
  type ItemId,
  type MeetingId,
  type PersonId,
  toAmendmentId,
  toCommentId,
  toDocumentId,
  toItemId,
  toMeetingId,
  toPersonId,
} from '#shared/ids.ts';
import type { AuditBook, AuditEntry } from './audit-book.ts';
import { minutesOf } from './minutes-store.ts';

/** A change of minutes that were sent round already. */
export interface AmendmentRow extends NewCorrection {
  readonly origin: AmendmentOrigin;
  readonly state: AmendmentState;
  readonly authorId: PersonId | null;
  readonly commentId: CommentId | null;
}

export interface NewCorrection {
  readonly id: AmendmentId;
  readonly meetingId: MeetingId;
  readonly part: Part;
  readonly itemId: ItemId;
  readonly documentId: DocumentId;
  readonly blockId: string;
  readonly from: number;
  readonly to: number;
  readonly quote: string;
  readonly words: string;
  readonly stated: string;
  readonly reason: string | null;
  readonly by: PersonId;
  readonly at: number;
  /** Of the block's text before it and after it; `null`: not known, or not needed any more. */
  readonly beforeHash: string | null;
  readonly afterHash: string | null;
}

/** The amendments of minutes, and the secretary's corrections: each is on record as a wish before the document
 *  is edited, and as made after it. */
export interface AmendmentStore {
  get(id: AmendmentId): Promise<AmendmentRow | null>;
  /** Oldest first; wishes are not among them. */
  ofMeeting(meeting: MeetingId): Promise<readonly AmendmentRow[]>;
  /** @returns false: these minutes are a draft or approved */
  wish(correction: NewCorrection): Promise<boolean>;
  /** The document was not edited. */
  unwish(id: AmendmentId): Promise<void>;
  /** The document has it. */
  made(id: AmendmentId, at: number, entry: AuditEntry): Promise<void>;
  /** Wishes whose outcome is not on record. */
  unfinished(): Promise<readonly AmendmentRow[]>;
  /** The paragraphs of a minute that an amendment before the meeting would change. */
  blocksBeforeMeeting(document: DocumentId): Promise<ReadonlySet<string>>;
}

/** A correction of which it is not known yet that the document has it. */
const isWish = and(eq(t.amendment.origin, 'correction'), isNull(t.amendment.settledAt));

export function createAmendmentStore(
  db: RecordsDatabase,
  unitOfWork: UnitOfWork,
  audit: AuditBook,
): AmendmentStore {
  return {
    get: async (id) => {
      const row = db.select().from(t.amendment).where(eq(t.amendment.id, id)).get();
      return row === undefined ? null : amendmentRow(row);
    },

    ofMeeting: async (meeting) =>
      db
        .select()
        .from(t.amendment)
        .where(eq(t.amendment.meetingId, meeting))
        .orderBy(asc(t.amendment.at), asc(t.amendment.id))
        .all()
        .filter((row) => row.origin !== 'correction' || row.settledAt !== null)
        .map(amendmentRow),

    wish: (correction) =>
      unitOfWork.run((transaction) => {
        const { state } = minutesOf(transaction, correction.meetingId)[correction.part];
        const stage = stageOf(state);
        if (stage !== 'circulated' && stage !== 'unconfirmed') return false;
        transaction
          .insert(t.amendment)
          .values({ ...correction, origin: 'correction', state: 'made' })
          .onConflictDoNothing()
          .run();
        return true;
      }),

    unwish: (id) =>
      unitOfWork.run((transaction) => {
        transaction
          .delete(t.amendment)
          .where(and(eq(t.amendment.id, id), isWish))
          .run();
      }),

    made: (id, at, entry) =>
      unitOfWork.run((transaction) => {
        const { changes } = transaction
          .update(t.amendment)
          .set({ settledAt: at, beforeHash: null, afterHash: null })
          .where(and(eq(t.amendment.id, id), isWish))
          .run();
        if (changes > 0) audit.write(transaction, entry);
      }),

    unfinished: async () => db.select().from(t.amendment).where(isWish).all().map(amendmentRow),

    blocksBeforeMeeting: async (document) =>
      new Set(
        db
          .select()
          .from(t.amendment)
          .where(eq(t.amendment.documentId, document))
          .all()
          .map(amendmentRow)
          .filter(isBeforeMeeting)
          .map((one) => one.blockId),
      ),
  };
}

export function amendmentRow(row: typeof t.amendment.$inferSelect): AmendmentRow {
  const { settledAt: _, ...rest } = row;
  return {
    ...rest,
    id: toAmendmentId(row.id),
    meetingId: toMeetingId(row.meetingId),
    part: row.part as Part,
    itemId: toItemId(row.itemId),
    documentId: toDocumentId(row.documentId),
    origin: row.origin as AmendmentOrigin,
    state: row.state as AmendmentState,
    by: toPersonId(row.by),
    authorId: row.authorId === null ? null : toPersonId(row.authorId),
    commentId: row.commentId === null ? null : toCommentId(row.commentId),
  };
}
