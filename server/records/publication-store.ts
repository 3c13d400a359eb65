import { and, asc, desc, eq, inArray, lte } from 'drizzle-orm';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import type { Transaction, UnitOfWork } from '#server/db/unit-of-work.ts';
import type { ChoiceMarks, PublicChoices } from '#shared/domain/publication.ts';
import type { MinutesState } from '#shared/domain/vocabulary.ts';
import {
  type CommitteeId,
  type MeetingId,
  type PersonId,
  toMeetingId,
  toPersonId,
} from '#shared/ids.ts';
import type { AuditBook, AuditEntry } from './audit-book.ts';
import type { KeptChoices } from './chosen-words.ts';
import { type MoveOrder, minutesOf, writeMove } from './minutes-store.ts';
import { type NewSealed, type SealedRow, seal } from './sealed-book.ts';

/** A public version of Part I that one person prepared. */
export interface PublicationDraft {
  readonly id: string;
  readonly meetingId: MeetingId;
  readonly standing: 'confirmed' | 'unconfirmed';
  readonly choices: PublicChoices;
  /** What the choices stood for; `null`: nobody kept it. */
  readonly marks: ChoiceMarks | null;
  /** Of the public text, in hex. */
  readonly sha256: string;
  readonly preparedBy: PersonId;
  readonly preparedAt: number;
  readonly state: 'waiting' | 'published' | 'sent_back' | 'replaced';
  readonly settledBy: PersonId | null;
  readonly settledAt: number | null;
  readonly reason: string | null;
}

export type NewDraft = Omit<PublicationDraft, 'state' | 'settledBy' | 'settledAt' | 'reason'>;

/** Who settled a draft, and when. */
export interface Settling {
  readonly by: PersonId;
  readonly at: number;
  readonly reason: string | null;
}

/** What people prepare for the public, what is out, and who received it. */
/** What the first publication of approved minutes brings with it. */
export interface PublishingMoves {
  readonly published: MoveOrder;
  /** At once, where every body has received them before. */
  readonly received: MoveOrder;
  /** The ids of those bodies. */
  readonly bodies: readonly string[];
}

export interface PublicationStore {
  /** Newest first. */
  drafts(meeting: MeetingId): Promise<readonly PublicationDraft[]>;
  /** Takes the place of the one that waits, if any. */
  prepare(draft: NewDraft, entry: AuditEntry): Promise<void>;
  /** @returns false, and nothing was written: it does not wait any more */
  sendBack(id: string, settling: Settling, entry: AuditEntry): Promise<boolean>;
  /** The draft is settled, its text is sealed and the minutes move, in one unit of work.
   *  @returns false, and nothing was written: it does not wait any more, or the minutes have moved */
  publish(
    id: string,
    settling: Settling,
    sealed: NewSealed,
    moves: PublishingMoves | null,
    entry: AuditEntry,
  ): Promise<boolean>;
  /** @param decidedOn where the minutes stood, and how many receipts there were, when it was decided
   *  @returns false, and nothing was written: it was decided on what is not so any more */
  receive(
    sealed: NewSealed,
    move: MoveOrder | null,
    entry: AuditEntry,
    decidedOn: { readonly state: MinutesState; readonly receipts: number },
  ): Promise<boolean>;
  /** What is public, what was taken down, and who received it, of all committees: all that the public site is made from. */
  siteRows(): Promise<readonly SealedRow[]>;
  /** What was out of a meeting was taken down, and nothing has taken its place. */
  isTakenDown(meeting: MeetingId): Promise<boolean>;
  /** How often something was taken down, ever. */
  takenDown(): Promise<number>;
  /** Whether the terms of reference in force on a day let unconfirmed minutes be published. */
  unconfirmedMayBeOut(committee: CommitteeId, day: string): Promise<boolean>;
}

export function createPublicationStore(
  db: RecordsDatabase,
  unitOfWork: UnitOfWork,
  audit: AuditBook,
): PublicationStore {
  return {
    drafts: async (meeting) =>
      db
        .select()
        .from(t.publicationDraft)
        .where(eq(t.publicationDraft.meetingId, meeting))
        .orderBy(desc(t.publicationDraft.preparedAt), desc(t.publicationDraft.id))
        .all()
        .map(draftOf),

    prepare: ({ choices, marks, ...draft }, entry) =>
      unitOfWork.run((transaction) => {
        for (const one of transaction
          .select()
          .from(t.publicationDraft)
          .where(eq(t.publicationDraft.meetingId, draft.meetingId))
          .all()) {
          if (one.state !== 'waiting') continue;
          transaction
            .update(t.publicationDraft)
            .set({ state: 'replaced' })
            .where(eq(t.publicationDraft.id, one.id))
            .run();
        }
        transaction
          .insert(t.publicationDraft)
          .values({ ...draft, part: 'I', withheld: { ...choices, marks }, state: 'waiting' })
          .run();
        audit.write(transaction, entry);
      }),

    sendBack: (id, settling, entry) =>
      unitOfWork.run((transaction) => {
        if (!settle(transaction, id, 'sent_back', settling)) return false;
        audit.write(transaction, entry);
        return true;
      }),

    publish: (id, settling, sealed, moves, entry) =>
      unitOfWork.run((transaction) => {
        if (!waits(transaction, id)) return false;
        if (moves !== null && !writeMove(transaction, moves.published)) return false;
        if (moves !== null && haveReceived(transaction, sealed, moves.bodies)) {
          writeMove(transaction, moves.received);
        }
        settle(transaction, id, 'published', settling);
        seal(transaction, sealed);
        audit.write(transaction, entry);
        return true;
      }),

    receive: (sealed, move, entry, { state, receipts }) =>
      unitOfWork.run((transaction) => {
        const { meetingId, part } = sealed;
        if (minutesOf(transaction, meetingId)[part].state !== state) return false;
        if (receiptsOf(transaction, sealed).length !== receipts) return false;
        if (move !== null && !writeMove(transaction, move)) return false;
        seal(transaction, sealed);
        audit.write(transaction, entry);
        return true;
      }),

    siteRows: async () =>
      db
        .select()
        .from(t.sealedRecord)
        .where(inArray(t.sealedRecord.kind, ['published', 'taken_down', 'received']))
        .orderBy(asc(t.sealedRecord.committeeId), asc(t.sealedRecord.seq))
        .all() as SealedRow[],

    isTakenDown: async (meeting) => {
      const kinds = inArray(t.sealedRecord.kind, ['published', 'taken_down']);
      const last = db
        .select({ kind: t.sealedRecord.kind })
        .from(t.sealedRecord)
        .where(and(eq(t.sealedRecord.meetingId, meeting), kinds))
        .orderBy(desc(t.sealedRecord.seq))
        .limit(1)
        .get();
      return last?.kind === 'taken_down';
    },

    takenDown: async () => db.$count(t.sealedRecord, eq(t.sealedRecord.kind, 'taken_down')),

    unconfirmedMayBeOut: async (committee, day) => {
      const terms = db
        .select({ rules: t.termsOfReference.rules })
        .from(t.termsOfReference)
        .where(
          and(eq(t.termsOfReference.committeeId, committee), lte(t.termsOfReference.fromDay, day)),
        )
        .orderBy(desc(t.termsOfReference.fromDay), desc(t.termsOfReference.version))
        .limit(1)
        .get();
      const said = terms?.rules as { readonly unconfirmedMinutesPublished?: unknown } | undefined;
      return said?.unconfirmedMinutesPublished === true;
    },
  };
}

/** The ids of the bodies that have received minutes. */
function receiptsOf(
  transaction: Transaction,
  { meetingId, part }: Pick<NewSealed, 'meetingId' | 'part'>,
): readonly string[] {
  const { sealedRecord: row } = t;
  return transaction
    .select({ body: row.body })
    .from(row)
    .where(and(eq(row.meetingId, meetingId), eq(row.part, part), eq(row.kind, 'received')))
    .all()
    .map(({ body }) => (JSON.parse(body) as ReceiptBody).organisation.id);
}

function haveReceived(
  transaction: Transaction,
  minutes: Pick<NewSealed, 'meetingId' | 'part'>,
  bodies: readonly string[],
): boolean {
  const received = new Set(receiptsOf(transaction, minutes));
  return bodies.length > 0 && bodies.every((id) => received.has(id));
}

interface ReceiptBody {
  readonly organisation: { readonly id: string };
}

function waits(transaction: Transaction, id: string): boolean {
  const wanted = eq(t.publicationDraft.id, id);
  const row = transaction.select().from(t.publicationDraft).where(wanted).get();
  return row?.state === 'waiting';
}

function settle(
  transaction: Transaction,
  id: string,
  state: 'published' | 'sent_back',
  { by, at, reason }: Settling,
): boolean {
  if (!waits(transaction, id)) return false;
  transaction
    .update(t.publicationDraft)
    .set({ state, settledBy: by, settledAt: at, reason })
    .where(eq(t.publicationDraft.id, id))
    .run();
  return true;
}

function draftOf(row: typeof t.publicationDraft.$inferSelect): PublicationDraft {
  const { part: _, withheld, ...rest } = row;
  const { marks = null, ...choices } = withheld as KeptChoices;
  return {
    ...rest,
    meetingId: toMeetingId(row.meetingId),
    standing: row.standing as PublicationDraft['standing'],
    choices,
    marks,
    preparedBy: toPersonId(row.preparedBy),
    state: row.state as PublicationDraft['state'],
    settledBy: row.settledBy === null ? null : toPersonId(row.settledBy),
  };
}
