import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import type { Transaction, UnitOfWork } from '#server/db/unit-of-work.ts';
import type { AnchorState, CommentState } from '#shared/domain/comment.ts';
import type { CommentKind } from '#shared/domain/vocabulary.ts';
import {
  type CommentId,
  type DocumentId,
  type ItemId,
  type MeetingId,
  type PersonId,
  toCommentId,
  toDocumentId,
  toItemId,
  toMeetingId,
  toPersonId,
} from '#shared/ids.ts';
import type { AuditBook, AuditEntry } from './audit-book.ts';

export interface NewComment {
  readonly id: CommentId;
  readonly meetingId: MeetingId;
  readonly itemId: ItemId;
  readonly documentId: DocumentId;
  /** `null`: on the whole item. */
  readonly blockId: string | null;
  readonly quote: string;
  readonly readAt: number;
  /** The place of the entry that set the anchor; 0 for a comment on the whole item. */
  readonly anchoredAt: number;
  readonly kind: CommentKind;
  readonly text: string;
  readonly proposedText: string | null;
  readonly authorId: PersonId;
  readonly at: number;
}

export interface CommentRow extends NewComment {
  readonly state: CommentState;
  readonly settledBy: PersonId | null;
  readonly settledAt: number | null;
  readonly reason: string | null;
  /** The words that went into the minute when it was accepted; `null`: none did. */
  readonly acceptedText: string | null;
  readonly anchor: AnchorState;
  /** The words under its mark now; `null`: it has none, or that is not known yet. */
  readonly wordsNow: string | null;
}

export interface ReplyRow {
  readonly id: string;
  readonly commentId: CommentId;
  readonly at: number;
  readonly by: PersonId;
  readonly text: string;
}

/** Comments on drafts, with where their words stand now. Words that were cut from one item and pasted into
 *  another take the comment with them. */
export interface CommentStore {
  get(id: CommentId): Promise<CommentRow | null>;
  /** Oldest first. */
  ofMeeting(meeting: MeetingId): Promise<readonly CommentRow[]>;
  replies(ids: readonly CommentId[]): Promise<readonly ReplyRow[]>;
  add(comment: NewComment, entry: AuditEntry): Promise<void>;
  reply(reply: ReplyRow, entry: AuditEntry): Promise<void>;
  /** @returns false, and nothing was written: it is settled, or being accepted at this moment */
  settle(
    id: CommentId,
    state: CommentState,
    by: PersonId,
    at: number,
    reason: string | null,
    entry: AuditEntry,
  ): Promise<boolean>;
}

export function createCommentStore(
  db: RecordsDatabase,
  unitOfWork: UnitOfWork,
  audit: AuditBook,
): CommentStore {
  const select = () =>
    db
      .select({ comment: t.comment, anchor: t.commentAnchorText, reached: t.projectedPlace.place })
      .from(t.comment)
      .leftJoin(
        t.commentAnchorText,
        and(
          eq(t.commentAnchorText.id, t.comment.id),
          eq(t.commentAnchorText.documentId, t.comment.documentId),
        ),
      )
      .leftJoin(t.projectedPlace, eq(t.projectedPlace.documentId, t.comment.documentId));

  return {
    get: async (id) => {
      const row = select().where(eq(t.comment.id, id)).get();
      return row === undefined ? null : commentRow(row);
    },

    ofMeeting: async (meeting) =>
      select()
        .where(eq(t.comment.meetingId, meeting))
        .orderBy(asc(t.comment.at), asc(t.comment.id))
        .all()
        .map(commentRow)
        .filter((row, index, rows) => row.id !== rows[index - 1]?.id),

    replies: async (ids) =>
      db
        .select()
        .from(t.commentReply)
        .where(inArray(t.commentReply.commentId, [...ids]))
        .orderBy(asc(t.commentReply.at))
        .all()
        .map((row) => ({ ...row, commentId: toCommentId(row.commentId), by: toPersonId(row.by) })),

    add: (comment, entry) =>
      unitOfWork.run((transaction) => {
        const { changes } = transaction
          .insert(t.comment)
          .values({ ...comment, ...placedAnew(transaction, comment), state: 'open' })
          .onConflictDoNothing()
          .run();
        if (changes > 0) audit.write(transaction, entry);
      }),

    reply: (reply, entry) =>
      unitOfWork.run((transaction) => {
        transaction.insert(t.commentReply).values(reply).run();
        audit.write(transaction, entry);
      }),

    settle: (id, state, by, at, reason, entry) =>
      unitOfWork.run((transaction) => {
        const isOpen = and(eq(t.comment.state, 'open'), isNull(t.comment.acceptedText));
        const { changes } = transaction
          .update(t.comment)
          .set({ state, settledBy: by, settledAt: at, reason })
          .where(and(eq(t.comment.id, id), isOpen))
          .run();
        if (changes > 0) audit.write(transaction, entry);
        return changes > 0;
      }),
  };
}

function commentRow(row: {
  comment: typeof t.comment.$inferSelect;
  anchor: typeof t.commentAnchorText.$inferSelect | null;
  reached: number | null;
}): CommentRow {
  const { comment, anchor, reached } = row;
  // Until the projection has passed the entry that set the anchor, its absence says nothing.
  const stands = comment.blockId === null || anchor !== null || (reached ?? 0) < comment.anchoredAt;
  // While somebody is about to accept it, it is open, whatever is written down for that.
  const isOpen = comment.state === 'open';
  return {
    ...comment,
    id: toCommentId(comment.id),
    meetingId: toMeetingId(comment.meetingId),
    itemId: toItemId(comment.itemId),
    documentId: toDocumentId(comment.documentId),
    blockId: anchor?.blockId ?? comment.blockId,
    kind: comment.kind as CommentKind,
    authorId: toPersonId(comment.authorId),
    state: comment.state as CommentState,
    settledBy: isOpen || comment.settledBy === null ? null : toPersonId(comment.settledBy),
    settledAt: isOpen ? null : comment.settledAt,
    reason: isOpen ? null : comment.reason,
    acceptedText: isOpen ? null : comment.acceptedText,
    anchor: stands ? 'in_text' : 'text_removed',
    wordsNow: anchor?.text ?? null,
  };
}

/** The item's minute may have given way to another since the anchor was set; the anchor is in that one too, in its
 *  first entry. */
function placedAnew(
  transaction: Transaction,
  { itemId, documentId, readAt, anchoredAt }: NewComment,
) {
  const { minuteDocumentId } = t.agendaItem;
  const row = transaction
    .select({ minuteDocumentId })
    .from(t.agendaItem)
    .where(eq(t.agendaItem.id, itemId))
    .get();
  if (row === undefined || row.minuteDocumentId === documentId) return {};
  return {
    documentId: row.minuteDocumentId,
    readAt: Math.min(readAt, 1),
    anchoredAt: Math.min(anchoredAt, 1),
  };
}
