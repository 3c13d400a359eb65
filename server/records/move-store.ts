import { and, eq, isNull, sql } from 'drizzle-orm';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import type { Transaction, UnitOfWork } from '#server/db/unit-of-work.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import { stageOf } from '#shared/domain/minutes.ts';
import { PARTS, type ShownAs } from '#shared/domain/vocabulary.ts';
import {
  type DocumentId,
  type ItemId,
  type MeetingId,
  type PersonId,
  toDocumentId,
  toItemId,
  toMeetingId,
  toPersonId,
} from '#shared/ids.ts';
import { requireNoApproval } from './approval-under-way.ts';
import type { AuditBook, AuditEntry } from './audit-book.ts';
import { forgetChoicesOf } from './chosen-words.ts';
import { moveLateEdits } from './late-edit-store.ts';
import { MINUTED_TABLES } from './minuted-tables.ts';
import { minutesOf } from './minutes-store.ts';
import { takeDown } from './take-down.ts';

/** An item that went from Part I to Part II. */
export interface ItemMove {
  readonly itemId: ItemId;
  readonly meetingId: MeetingId;
  /** The minute in Part I, closed for good. */
  readonly old: DocumentId;
  /** The minute in Part II. */
  readonly fresh: DocumentId;
  readonly by: PersonId;
  readonly reason: string;
  readonly at: number;
}

export interface MovedMinute {
  /** The fresh minute's first update. */
  readonly seed: Uint8Array;
  /** The agenda on which the item stands from now on. */
  readonly agenda: DocumentId;
  /** That agenda's first update; `null`: the meeting has one of Part II already. */
  readonly newAgenda: Uint8Array | null;
  /** An amendment in words, which name its item by its place on the agenda. */
  readonly restated: (item: ItemId, stated: string) => string;
  readonly shownAs: ShownAs;
  readonly neutralTitle: string | null;
}

/** How a private item appears to those who may not see it. */
export interface PrivateAppearance {
  readonly shownAs: ShownAs;
  readonly neutralTitle: string | null;
}

export interface MoveStore {
  /** The item, its minute, what was projected from it, its comments, its amendments and the words that came too
   *  late change parts in one transaction.
   *  @throws DomainError when minutes of either part are approved, or are being approved */
  move(move: ItemMove, minute: MovedMinute, entry: AuditEntry): Promise<void>;
  /** Those whose agendas have not followed yet. */
  unfinished(): Promise<readonly ItemMove[]>;
  ofMeeting(meeting: MeetingId): Promise<readonly ItemMove[]>;
  /** The agendas have followed. */
  settle(move: ItemMove, at: number): Promise<void>;
  appear(item: ItemId, how: PrivateAppearance, entry: AuditEntry): Promise<void>;
}

export function createMoveStore(
  db: RecordsDatabase,
  unitOfWork: UnitOfWork,
  audit: AuditBook,
): MoveStore {
  return {
    move: (move, minute, entry) =>
      unitOfWork.run((transaction) => {
        requireOpen(transaction, move);
        closeAndOpen(transaction, move, minute);
        forget(transaction, move, minute.agenda);
        moveComments(transaction, move);
        moveAmendments(transaction, move);
        moveLateEdits(transaction, move, minute.agenda);
        restateAmendments(transaction, move, minute);
        forgetChoicesOf(transaction, move.itemId);
        const { old: oldId, fresh: freshId, ...rest } = move;
        transaction
          .insert(t.itemMove)
          .values({ ...rest, oldId, freshId, settledAt: null })
          .run();
        audit.write(transaction, entry);
        takeDown(transaction, audit, { ...move, because: entry });
      }),

    unfinished: async () =>
      db.select().from(t.itemMove).where(isNull(t.itemMove.settledAt)).all().map(moveOf),

    ofMeeting: async (meeting) =>
      db.select().from(t.itemMove).where(eq(t.itemMove.meetingId, meeting)).all().map(moveOf),

    settle: (move, at) =>
      unitOfWork.run((transaction) => {
        transaction
          .update(t.itemMove)
          .set({ settledAt: at })
          .where(eq(t.itemMove.freshId, move.fresh))
          .run();
      }),

    appear: (item, how, entry) =>
      unitOfWork.run((transaction) => {
        transaction.update(t.agendaItem).set(how).where(eq(t.agendaItem.id, item)).run();
        audit.write(transaction, entry);
      }),
  };
}

/** Neither what it leaves nor what it comes to is the record, or is becoming it. */
function requireOpen(transaction: Transaction, { meetingId }: ItemMove): void {
  const minutes = minutesOf(transaction, meetingId);
  for (const part of PARTS) {
    requireNoApproval(transaction, meetingId, part);
    if (stageOf(minutes[part].state) === 'settled') {
      throw new DomainError(
        'not-allowed',
        part === 'I'
          ? 'The minutes of this meeting are approved.'
          : 'The private minutes of this meeting are approved.',
      );
    }
  }
}

function closeAndOpen(
  transaction: Transaction,
  { itemId, meetingId, old, fresh, at }: ItemMove,
  { seed, shownAs, neutralTitle, agenda, newAgenda }: MovedMinute,
): void {
  const ofPartTwo = { meetingId, part: 'II', createdAt: at };
  if (newAgenda !== null) {
    transaction
      .insert(t.document)
      .values({
        ...{ ...ofPartTwo, id: agenda, kind: 'agenda', itemId: null },
        seed: Buffer.from(newAgenda),
      })
      .run();
  }
  transaction.update(t.document).set({ closedAt: at }).where(eq(t.document.id, old)).run();
  transaction
    .insert(t.document)
    .values({ ...ofPartTwo, id: fresh, kind: 'minute', itemId, seed: Buffer.from(seed) })
    .run();
  transaction
    .update(t.agendaItem)
    .set({ part: 'II', minuteDocumentId: fresh, shownAs, neutralTitle })
    .where(eq(t.agendaItem.id, itemId))
    .run();
}

/** What was projected from the closed minute goes, and comes again from the fresh one: a rebuild gives the
 *  same. The item's line goes to the other agenda, so that it is never without a title in between. */
function forget(transaction: Transaction, { itemId, old }: ItemMove, agenda: DocumentId): void {
  for (const table of [
    ...Object.values(MINUTED_TABLES),
    t.minuteText,
    t.commentAnchorText,
    t.projectedPlace,
  ]) {
    transaction.delete(table).where(eq(table.documentId, old)).run();
  }
  transaction
    .update(t.agendaItemText)
    .set({ documentId: agenda })
    .where(eq(t.agendaItemText.id, itemId))
    .run();
}

/** Places begin again, and the anchors are in the first entry. */
function moveComments(transaction: Transaction, { itemId, old, fresh }: ItemMove): void {
  transaction
    .update(t.comment)
    .set({
      documentId: fresh,
      readAt: sql`min(${t.comment.readAt}, 1)`,
      anchoredAt: sql`min(${t.comment.anchoredAt}, 1)`,
    })
    .where(and(eq(t.comment.itemId, itemId), eq(t.comment.documentId, old)))
    .run();
}

/** What was put to the meeting, corrected or accepted in Part I is asked and told in Part II from now on. */
function moveAmendments(transaction: Transaction, { itemId, fresh }: ItemMove): void {
  transaction
    .update(t.amendment)
    .set({ part: 'II', documentId: fresh })
    .where(eq(t.amendment.itemId, itemId))
    .run();
}

/** Also those of other items: where one left, the others are counted anew. */
function restateAmendments(
  transaction: Transaction,
  { meetingId }: ItemMove,
  { restated }: MovedMinute,
): void {
  const all = transaction
    .select()
    .from(t.amendment)
    .where(eq(t.amendment.meetingId, meetingId))
    .all();
  for (const { id, itemId, stated } of all) {
    const now = restated(toItemId(itemId), stated);
    if (now === stated) continue;
    transaction.update(t.amendment).set({ stated: now }).where(eq(t.amendment.id, id)).run();
  }
}

function moveOf(row: typeof t.itemMove.$inferSelect): ItemMove {
  return {
    itemId: toItemId(row.itemId),
    meetingId: toMeetingId(row.meetingId),
    old: toDocumentId(row.oldId),
    fresh: toDocumentId(row.freshId),
    by: toPersonId(row.by),
    reason: row.reason,
    at: row.at,
  };
}
