import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import type { Transaction, UnitOfWork } from '#server/db/unit-of-work.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import { stageOf } from '#shared/domain/minutes.ts';
import type { DecisionVerb, Part } from '#shared/domain/vocabulary.ts';
import {
  type AmendmentId,
  type DocumentId,
  type ItemId,
  type MeetingId,
  type PersonId,
  toItemId,
  toMeetingId,
  toPersonId,
} from '#shared/ids.ts';
import { must } from '#shared/lang/must.ts';
import {
  type AmendmentRow as KeptAmendment,
  amendmentRow as keptAmendment,
} from './amendment-store.ts';
import { requireNoApproval } from './approval-under-way.ts';
import type { AuditBook, AuditEntry } from './audit-book.ts';
import { type MoveOrder, minutesOf, writeMove } from './minutes-store.ts';
import { type NewSealed, type SealedRow, seal } from './sealed-book.ts';

export type AmendmentRow = Omit<KeptAmendment, 'commentId' | 'afterHash'>;

/** An approval under way, with all that is needed to finish it. */
export interface ApprovalWish {
  readonly id: string;
  readonly meetingId: MeetingId;
  readonly part: Part;
  /** Of the text that the approver was shown. */
  readonly sha256: string;
  readonly at: number;
  readonly wish: WishFacts;
}

export interface WishFacts {
  /** The canonical text that the approver was shown: what is going to be sealed. */
  readonly text: string;
  /** The minutes that the agreed amendments go into, and their canonical text without them and with them. */
  readonly amended: readonly {
    readonly documentId: DocumentId;
    readonly amendmentIds: readonly AmendmentId[];
    readonly before: string;
    readonly text: string;
  }[];
  /** What the approving minute says; `null`: by correspondence. */
  readonly minute: ApprovingMinute | null;
  readonly by: PersonId;
  readonly capacity: string;
  readonly reason: string | null;
}

export interface ApprovingMinute {
  readonly meetingId: MeetingId;
  readonly itemId: ItemId;
  readonly decisionId: string;
  readonly verb: DecisionVerb;
  readonly words: string;
}

export interface Deferral {
  readonly id: string;
  readonly meetingId: MeetingId;
  readonly part: Part;
  readonly atMeetingId: MeetingId;
  readonly reason: string;
  readonly by: PersonId;
  readonly at: number;
}

/** What happens in the one transaction that makes minutes the record. */
export interface ApprovalDone {
  readonly wish: ApprovalWish;
  readonly sealed: NewSealed;
  readonly move: MoveOrder;
  readonly entry: AuditEntry;
}

export interface ApprovalStore {
  /** In the order in which they were made. */
  amendments(meeting: MeetingId, part: Part): Promise<readonly AmendmentRow[]>;
  amendment(id: AmendmentId): Promise<AmendmentRow | null>;
  /** @throws DomainError when the minutes are not unconfirmed any more, or are being approved */
  propose(amendment: AmendmentRow, entry: AuditEntry): Promise<void>;
  /** @throws DomainError like `propose` */
  settle(
    id: AmendmentId,
    state: 'agreed' | 'not_agreed' | 'withdrawn',
    at: number,
    entry: AuditEntry,
  ): Promise<void>;
  /** What was put off, the earliest first. */
  deferrals(meetings: readonly MeetingId[]): Promise<readonly Deferral[]>;
  /** @returns false, and nothing was written: this meeting has put them off already
   *  @throws DomainError when they are approved, or being approved */
  defer(deferral: Deferral, entry: AuditEntry): Promise<boolean>;
  /** Those of which nobody has written down what came of them. */
  wishes(): Promise<readonly ApprovalWish[]>;
  /** Before anything is done about it.
   *  @returns false: the minutes are not unconfirmed any more, or another is under way
   *  @throws DomainError when an item of them is being moved to Part II, or an amendment has changed */
  intend(wish: ApprovalWish): Promise<boolean>;
  /** Nothing came of it. @param entry `null`: nothing was begun either */
  giveUp(wish: ApprovalWish, entry: AuditEntry | null): Promise<void>;
  /** The minutes move, the record is sealed, and each names the other.
   *  @throws when the minutes are not unconfirmed any more; then nothing was written */
  complete(done: ApprovalDone): Promise<SealedRow>;
  /** The minutes of which this meeting is the approving one, and by which item. */
  approvedAt(meeting: MeetingId): Promise<readonly ApprovedThere[]>;
  /** By which meeting and item minutes were approved. */
  approvedBy(meeting: MeetingId, part: Part): Promise<ApprovedThere | null>;
  /** Whatever is sealed beside what was approved, with the move it makes, if any. */
  sealBeside(
    sealed: NewSealed,
    move: MoveOrder | null,
    entry: AuditEntry,
  ): Promise<SealedRow | null>;
}

export interface ApprovedThere {
  readonly meetingId: MeetingId;
  readonly part: Part;
  readonly approvingMeetingId: MeetingId | null;
  readonly approvingItemId: ItemId | null;
}

export function createApprovalStore(
  db: RecordsDatabase,
  unitOfWork: UnitOfWork,
  audit: AuditBook,
): ApprovalStore {
  return {
    amendments: async (meeting, part) =>
      db
        .select()
        .from(t.amendment)
        .where(and(eq(t.amendment.meetingId, meeting), eq(t.amendment.part, part)))
        .orderBy(asc(t.amendment.at), asc(t.amendment.id))
        .all()
        .map(amendmentRow),

    amendment: async (id) => {
      const row = db.select().from(t.amendment).where(eq(t.amendment.id, id)).get();
      return row === undefined ? null : amendmentRow(row);
    },

    propose: (amendment, entry) =>
      unitOfWork.run((transaction) => {
        requireUnconfirmed(transaction, amendment, NOT_AMENDABLE);
        transaction.insert(t.amendment).values(amendment).run();
        audit.write(transaction, entry);
      }),

    settle: (id, state, settledAt, entry) =>
      unitOfWork.run((transaction) => {
        const row = transaction.select().from(t.amendment).where(eq(t.amendment.id, id)).get();
        const found = amendmentRow(must(row, 'the amendment to be settled'));
        requireUnconfirmed(transaction, found, NOT_AMENDABLE);
        transaction
          .update(t.amendment)
          .set({ state, settledAt })
          .where(eq(t.amendment.id, id))
          .run();
        audit.write(transaction, entry);
      }),

    deferrals: async (meetings) =>
      db
        .select()
        .from(t.approvalDeferral)
        .where(inArray(t.approvalDeferral.meetingId, [...meetings]))
        .orderBy(asc(t.approvalDeferral.at))
        .all()
        .map((row) => ({
          ...row,
          meetingId: toMeetingId(row.meetingId),
          part: row.part as Part,
          atMeetingId: toMeetingId(row.atMeetingId),
          by: toPersonId(row.by),
        })),

    defer: (deferral, entry) =>
      unitOfWork.run((transaction) => {
        requireUnconfirmed(transaction, deferral, 'These minutes are not waiting to be approved.');
        const { meetingId, part, atMeetingId } = t.approvalDeferral;
        const earlier = transaction
          .select()
          .from(t.approvalDeferral)
          .where(
            and(
              eq(meetingId, deferral.meetingId),
              eq(part, deferral.part),
              eq(atMeetingId, deferral.atMeetingId),
            ),
          )
          .get();
        if (earlier !== undefined) return false;
        transaction.insert(t.approvalDeferral).values(deferral).run();
        audit.write(transaction, entry);
        return true;
      }),

    wishes: async () => db.select().from(t.approvalWish).all().map(wishRow),

    intend: (wish) =>
      unitOfWork.run((transaction) => {
        const { meetingId, part } = wish;
        const underWay = transaction
          .select()
          .from(t.approvalWish)
          .where(and(eq(t.approvalWish.meetingId, meetingId), eq(t.approvalWish.part, part)))
          .get();
        if (underWay !== undefined) return false;
        if (minutesOf(transaction, meetingId)[part].state !== 'unconfirmed') return false;
        requireNoMove(transaction, meetingId);
        requireSameAmendments(transaction, wish);
        transaction.insert(t.approvalWish).values(wish).run();
        return true;
      }),

    giveUp: ({ id }, entry) =>
      unitOfWork.run((transaction) => {
        transaction.delete(t.approvalWish).where(eq(t.approvalWish.id, id)).run();
        if (entry !== null) audit.write(transaction, entry);
      }),

    complete: ({ wish, sealed, move, entry }) =>
      unitOfWork.run((transaction) => {
        transaction.delete(t.approvalWish).where(eq(t.approvalWish.id, wish.id)).run();
        if (!writeMove(transaction, move)) throw new Error('The minutes have moved on');
        const row = seal(transaction, sealed);
        nameEachOther(transaction, wish);
        audit.write(transaction, entry);
        return row;
      }),

    approvedAt: async (meeting) =>
      db
        .select()
        .from(t.minutes)
        .where(eq(t.minutes.approvingMeetingId, meeting))
        .all()
        .map(approvedRow),

    approvedBy: async (meeting, part) => {
      const row = db
        .select()
        .from(t.minutes)
        .where(and(eq(t.minutes.meetingId, meeting), eq(t.minutes.part, part)))
        .get();
      return row === undefined ? null : approvedRow(row);
    },

    sealBeside: (sealed, move, entry) =>
      unitOfWork.run((transaction) => {
        if (move !== null && !writeMove(transaction, move)) return null;
        const row = seal(transaction, sealed);
        audit.write(transaction, entry);
        return row;
      }),
  };
}

const NOT_AMENDABLE = 'Amendments are put to a meeting while the minutes are unconfirmed.';

/** Until they are being approved.
 *  @param refusal what is said when they are not unconfirmed */
function requireUnconfirmed(
  transaction: Transaction,
  { meetingId, part }: Pick<AmendmentRow, 'meetingId' | 'part'>,
  refusal: string,
): void {
  requireNoApproval(transaction, meetingId, part);
  if (stageOf(minutesOf(transaction, meetingId)[part].state) === 'unconfirmed') return;
  throw new DomainError('already-settled', refusal);
}

/** An item on its way to Part II still changes both agendas. */
function requireNoMove(transaction: Transaction, meeting: MeetingId): void {
  const onItsWay = transaction
    .select({ id: t.itemMove.itemId })
    .from(t.itemMove)
    .where(and(eq(t.itemMove.meetingId, meeting), isNull(t.itemMove.settledAt)))
    .get();
  if (onItsWay === undefined) return;
  throw new DomainError(
    'already-settled',
    'An item of this meeting is being moved to Part II. Wait a moment, then look at the text again.',
  );
}

/** Those that the approver was shown, and all of them decided on. */
function requireSameAmendments(
  transaction: Transaction,
  { meetingId, part, wish }: ApprovalWish,
): void {
  const put = transaction
    .select({ id: t.amendment.id, state: t.amendment.state })
    .from(t.amendment)
    .where(
      and(
        eq(t.amendment.meetingId, meetingId),
        eq(t.amendment.part, part),
        eq(t.amendment.origin, 'proposal'),
      ),
    )
    .all();
  const shown = new Set<string>(wish.amended.flatMap((one) => one.amendmentIds));
  const agreed = put.filter((one) => one.state === 'agreed');
  const areTheSame = agreed.length === shown.size && agreed.every((one) => shown.has(one.id));
  if (areTheSame && put.every((one) => one.state !== 'proposed')) return;
  throw new DomainError(
    'passage-changed',
    'An amendment has changed since you looked at the text. Look at it again, and approve what it says now.',
  );
}

function nameEachOther(transaction: Transaction, { meetingId, part, wish }: ApprovalWish): void {
  transaction
    .update(t.minutes)
    .set({
      approvingMeetingId: wish.minute?.meetingId ?? null,
      approvingItemId: wish.minute?.itemId ?? null,
    })
    .where(and(eq(t.minutes.meetingId, meetingId), eq(t.minutes.part, part)))
    .run();
}

function amendmentRow(row: typeof t.amendment.$inferSelect): AmendmentRow {
  const { commentId: _, afterHash: __, ...rest } = keptAmendment(row);
  return rest;
}

function wishRow(row: typeof t.approvalWish.$inferSelect): ApprovalWish {
  return {
    ...row,
    meetingId: toMeetingId(row.meetingId),
    part: row.part as Part,
    wish: row.wish as WishFacts,
  };
}

function approvedRow(row: typeof t.minutes.$inferSelect): ApprovedThere {
  return {
    meetingId: toMeetingId(row.meetingId),
    part: row.part as Part,
    approvingMeetingId:
      row.approvingMeetingId === null ? null : toMeetingId(row.approvingMeetingId),
    approvingItemId: row.approvingItemId === null ? null : toItemId(row.approvingItemId),
  };
}
