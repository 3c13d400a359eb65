import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import type { Transaction, UnitOfWork } from '#server/db/unit-of-work.ts';
import type { CommentSettlement } from '#shared/domain/comment.ts';
import { type Stage, stageOf } from '#shared/domain/minutes.ts';
import type { Part } from '#shared/domain/vocabulary.ts';
import {
  type CommentId,
  type MeetingId,
  type PersonId,
  toCommentId,
  toMeetingId,
  toPersonId,
} from '#shared/ids.ts';
import { must } from '#shared/lang/must.ts';
import type { AuditBook, AuditEntry } from './audit-book.ts';
import { minutesOf } from './minutes-store.ts';

/** Somebody takes a suggested wording into the minutes. */
export interface Acceptance {
  readonly commentId: CommentId;
  readonly by: PersonId;
  readonly at: number;
  /** What goes into the minutes. */
  readonly words: string;
  readonly reason: string | null;
}

export type NewAmendment = Omit<typeof t.amendment.$inferInsert, 'origin' | 'state'>;

/** Suggested wordings that are taken into the minutes: a wish first, then the edit of the document, then what
 *  came of it. While the wish stands nobody else settles the comment. */
export interface AcceptanceStore {
  /** `taken`: somebody else has settled the comment or is about to. `approved`: so are the minutes. */
  claim(acceptance: Acceptance, part: Part): Promise<'claimed' | 'taken' | 'approved'>;
  /** Takes the wish back: the document was not edited. */
  release(id: CommentId): Promise<void>;
  /** The comment is settled; in minutes that were sent round already, by an amendment. Once: finished again, nothing
   *  is written. */
  finish(
    acceptance: Acceptance,
    settled: {
      readonly state: CommentSettlement;
      readonly part: Part;
      /** `null`: the words stood there already. */
      readonly amendment: NewAmendment | null;
    },
    entry: AuditEntry,
  ): Promise<void>;
  /** Wishes whose outcome is not on record. */
  unfinished(): Promise<readonly Acceptance[]>;
}

export function createAcceptanceStore(
  db: RecordsDatabase,
  unitOfWork: UnitOfWork,
  audit: AuditBook,
): AcceptanceStore {
  return {
    claim: ({ commentId, by, at, words, reason }, part) =>
      unitOfWork.run((transaction) => {
        const meeting = meetingOf(transaction, commentId);
        if (stageNow(transaction, meeting, part) === 'settled') return 'approved';
        const { changes } = transaction
          .update(t.comment)
          .set({ acceptedText: words, settledBy: by, settledAt: at, reason })
          .where(and(eq(t.comment.id, commentId), isOpen))
          .run();
        return changes > 0 ? 'claimed' : 'taken';
      }),

    release: (id) =>
      unitOfWork.run((transaction) => {
        transaction
          .update(t.comment)
          .set({ acceptedText: null, settledBy: null, settledAt: null, reason: null })
          .where(and(eq(t.comment.id, id), isWished))
          .run();
      }),

    finish: ({ commentId }, { state, part, amendment }, entry) =>
      unitOfWork.run((transaction) => {
        const { changes } = transaction
          .update(t.comment)
          .set({ state })
          .where(and(eq(t.comment.id, commentId), isWished))
          .run();
        if (changes === 0) return;
        const stage = stageNow(transaction, meetingOf(transaction, commentId), part);
        if (amendment !== null && stage !== 'draft') {
          transaction
            .insert(t.amendment)
            .values({ ...amendment, origin: 'suggestion', state: 'made' })
            .run();
        }
        audit.write(transaction, entry);
      }),

    unfinished: async () => db.select().from(t.comment).where(isWished).all().map(acceptanceOf),
  };
}

const isOpen = and(eq(t.comment.state, 'open'), isNull(t.comment.acceptedText));
const isWished = and(eq(t.comment.state, 'open'), isNotNull(t.comment.acceptedText));

function meetingOf(transaction: Transaction, id: CommentId): MeetingId {
  const row = transaction.select().from(t.comment).where(eq(t.comment.id, id)).get();
  return toMeetingId(must(row, 'the comment').meetingId);
}

function stageNow(transaction: Transaction, meeting: MeetingId, part: Part): Stage {
  return stageOf(minutesOf(transaction, meeting)[part].state);
}

function acceptanceOf(row: typeof t.comment.$inferSelect): Acceptance {
  return {
    commentId: toCommentId(row.id),
    by: toPersonId(must(row.settledBy, 'who accepts')),
    at: row.settledAt ?? 0,
    words: row.acceptedText ?? '',
    reason: row.reason,
  };
}
