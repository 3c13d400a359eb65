import { and, desc, eq, inArray } from 'drizzle-orm';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import type { UnitOfWork } from '#server/db/unit-of-work.ts';
import type { MinutesOfParts } from '#shared/domain/minutes.ts';
import type {
  DocumentKind,
  ItemState,
  MeetingState,
  Part,
  Purpose,
  ShownAs,
  StandingKind,
} from '#shared/domain/vocabulary.ts';
import {
  type CommitteeId,
  type DocumentId,
  type ItemId,
  type MeetingId,
  type PersonId,
  toCommitteeId,
  toDocumentId,
  toItemId,
  toMeetingId,
} from '#shared/ids.ts';
import type { AuditBook, AuditEntry } from './audit-book.ts';
import type { FoundingMeeting } from './founding.ts';
import { minutesOf, minutesOfAll } from './minutes-store.ts';
import type { ProjectedItem } from './projected-rows.ts';
import { takeDown } from './take-down.ts';
import { writeMeeting } from './write-meeting.ts';

export interface MeetingRow {
  readonly id: MeetingId;
  readonly committeeId: CommitteeId;
  readonly title: string;
  readonly date: string;
  readonly startsAt: string | null;
  readonly venue: string | null;
  readonly state: MeetingState;
  readonly minutes: MinutesOfParts;
  readonly minutesNote: string | null;
  readonly currentItemId: ItemId | null;
  readonly demonstration: boolean;
}

/** An item: its record, with the facts projected from the agenda. */
export interface ItemRow extends ProjectedItem {
  readonly id: ItemId;
  readonly meetingId: MeetingId;
  readonly part: Part;
  readonly documentId: DocumentId;
  readonly standing: StandingKind | null;
  readonly withdrawn: boolean;
  /** How it appears to those who may not see it. */
  readonly shownAs: ShownAs;
  /** The title for `neutral`. */
  readonly neutralTitle: string | null;
  /** The reference of its minute, `JC/1819/019`; `null`: none was allotted. */
  readonly reference: string | null;
}

export interface DocumentRow {
  readonly id: DocumentId;
  readonly kind: DocumentKind;
  readonly meetingId: MeetingId;
  readonly itemId: ItemId | null;
  readonly part: Part;
  /** Another has taken its place in another part: nobody opens it any more. */
  readonly closed: boolean;
}

export interface NewItem {
  readonly id: ItemId;
  readonly meetingId: MeetingId;
  readonly part: Part;
  readonly documentId: DocumentId;
  /** What it fills itself with, if anything. */
  readonly standing: StandingKind | null;
  /** The minute's first update. */
  readonly seed: Uint8Array;
  readonly by: PersonId;
  readonly at: number;
}

/** Meetings, their items and their documents. */
export interface MeetingStore {
  get(id: MeetingId): Promise<MeetingRow | null>;
  /** Newest first. */
  ofCommittees(ids: readonly CommitteeId[]): Promise<readonly MeetingRow[]>;
  /** Items that the agenda knows, in no particular order. */
  items(meetings: readonly MeetingId[]): Promise<readonly ItemRow[]>;
  item(id: ItemId): Promise<ItemRow | null>;
  documents(meeting: MeetingId): Promise<readonly DocumentRow[]>;
  document(id: DocumentId): Promise<DocumentRow | null>;
  allDocuments(): Promise<readonly DocumentRow[]>;
  seed(id: DocumentId): Promise<Uint8Array | null>;
  /** A meeting with everything it begins with. */
  addMeeting(
    meeting: FoundingMeeting,
    committee: CommitteeId,
    at: number,
    entry: AuditEntry,
  ): Promise<void>;
  /** The item and the document of its minute, in one transaction (decision 17). */
  addItem(item: NewItem, entry: AuditEntry, also?: AuditEntry | null): Promise<void>;
  withdrawItem(id: ItemId, at: number, entry: AuditEntry): Promise<void>;
  /** Marks the item being taken (the first one opens the meeting); `null`: none. */
  takeItem(meeting: MeetingId, item: ItemId | null, at: number, entry: AuditEntry): Promise<void>;
}

export function createMeetingStore(
  db: RecordsDatabase,
  unitOfWork: UnitOfWork,
  audit: AuditBook,
): MeetingStore {
  const selectItems = () =>
    db
      .select({
        item: t.agendaItem,
        text: t.agendaItemText,
        reference: t.minuteReference.reference,
      })
      .from(t.agendaItem)
      .innerJoin(t.agendaItemText, eq(t.agendaItemText.id, t.agendaItem.id))
      .leftJoin(t.minuteReference, eq(t.minuteReference.itemId, t.agendaItem.id));

  return {
    get: async (id) => {
      const row = db.select().from(t.meeting).where(eq(t.meeting.id, id)).get();
      return row === undefined ? null : meetingRow(row, minutesOf(db, id));
    },

    ofCommittees: async (ids) => {
      const rows = db
        .select()
        .from(t.meeting)
        .where(inArray(t.meeting.committeeId, [...ids]))
        .orderBy(desc(t.meeting.date), desc(t.meeting.id))
        .all();
      const minutes = minutesOfAll(
        db,
        rows.map((row) => row.id),
      );
      return rows.map((row) => meetingRow(row, minutes(row.id)));
    },

    items: async (meetings) =>
      selectItems()
        .where(inArray(t.agendaItem.meetingId, [...meetings]))
        .all()
        .map(itemRow),

    item: async (id) => {
      const row = selectItems().where(eq(t.agendaItem.id, id)).get();
      return row === undefined ? null : itemRow(row);
    },

    documents: async (meeting) =>
      documentColumns(db).where(eq(t.document.meetingId, meeting)).all().map(documentRow),

    document: async (id) => {
      const row = documentColumns(db).where(eq(t.document.id, id)).get();
      return row === undefined ? null : documentRow(row);
    },

    allDocuments: async () => documentColumns(db).all().map(documentRow),

    seed: async (id) =>
      db.select({ seed: t.document.seed }).from(t.document).where(eq(t.document.id, id)).get()
        ?.seed ?? null,

    addMeeting: (meeting, committee, at, entry) =>
      unitOfWork.run((transaction) => {
        writeMeeting(transaction, committee, meeting, at, entry.by);
        audit.write(transaction, entry);
      }),

    addItem: (item, entry, also = null) =>
      unitOfWork.run((transaction) => {
        transaction
          .insert(t.document)
          .values({
            id: item.documentId,
            kind: 'minute',
            meetingId: item.meetingId,
            itemId: item.id,
            part: item.part,
            seed: Buffer.from(item.seed),
            createdAt: item.at,
          })
          .run();
        transaction
          .insert(t.agendaItem)
          .values({
            id: item.id,
            meetingId: item.meetingId,
            part: item.part,
            minuteDocumentId: item.documentId,
            standing: item.standing,
            createdAt: item.at,
            createdBy: item.by,
          })
          .run();
        audit.write(transaction, entry);
        if (also !== null) audit.write(transaction, also);
      }),

    withdrawItem: (id, at, entry) =>
      unitOfWork.run((transaction) => {
        transaction
          .update(t.agendaItem)
          .set({ withdrawnAt: at })
          .where(eq(t.agendaItem.id, id))
          .run();
        const item = transaction.select().from(t.agendaItem).where(eq(t.agendaItem.id, id)).get();
        audit.write(transaction, entry);
        if (item?.part === 'I') {
          const meetingId = toMeetingId(item.meetingId);
          takeDown(transaction, audit, { meetingId, at, because: entry });
        }
      }),

    takeItem: (meeting, item, at, entry) =>
      unitOfWork.run((transaction) => {
        audit.write(transaction, entry);
        transaction
          .update(t.meeting)
          .set({ currentItemId: item, ...(item === null ? {} : { state: 'open' }) })
          .where(eq(t.meeting.id, meeting))
          .run();
        if (item === null) return;
        transaction
          .update(t.agendaItem)
          .set({ startedAt: at })
          .where(and(eq(t.agendaItem.id, item), eq(t.agendaItem.meetingId, meeting)))
          .run();
      }),
  };
}

function documentColumns(db: RecordsDatabase) {
  const { id, kind, meetingId, itemId, part, closedAt } = t.document;
  return db.select({ id, kind, meetingId, itemId, part, closedAt }).from(t.document);
}

function meetingRow(row: typeof t.meeting.$inferSelect, minutes: MinutesOfParts): MeetingRow {
  return {
    ...row,
    id: toMeetingId(row.id),
    committeeId: toCommitteeId(row.committeeId),
    state: row.state as MeetingState,
    minutes,
    currentItemId: row.currentItemId === null ? null : toItemId(row.currentItemId),
  };
}

function itemRow(row: {
  item: typeof t.agendaItem.$inferSelect;
  text: typeof t.agendaItemText.$inferSelect;
  reference: string | null;
}): ItemRow {
  const { item, text, reference } = row;
  return {
    id: toItemId(item.id),
    meetingId: toMeetingId(item.meetingId),
    part: item.part as Part,
    documentId: toDocumentId(item.minuteDocumentId),
    standing: item.standing as StandingKind | null,
    withdrawn: item.withdrawnAt !== null || text.state === 'withdrawn',
    shownAs: item.shownAs as ShownAs,
    neutralTitle: item.neutralTitle,
    reference,
    title: text.title,
    recommendation: text.recommendation,
    rank: text.rank,
    leadId: text.leadId,
    leadText: text.leadText,
    purpose: text.purpose as Purpose | null,
    minutes: text.minutes,
    paper: text.paper,
    state: text.state as ItemState,
  };
}

function documentRow(row: {
  id: string;
  kind: string;
  meetingId: string;
  itemId: string | null;
  part: string;
  closedAt: number | null;
}): DocumentRow {
  return {
    id: toDocumentId(row.id),
    kind: row.kind as DocumentKind,
    meetingId: toMeetingId(row.meetingId),
    itemId: row.itemId === null ? null : toItemId(row.itemId),
    part: row.part as Part,
    closed: row.closedAt !== null,
  };
}
