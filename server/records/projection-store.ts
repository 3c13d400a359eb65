import { and, eq, inArray, sql } from 'drizzle-orm';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import { createUnitOfWork, type Transaction } from '#server/db/unit-of-work.ts';
import type { DocumentKind, Part } from '#shared/domain/vocabulary.ts';
import {
  type CommitteeId,
  type DocumentId,
  type ItemId,
  type MeetingId,
  type Place,
  toCommitteeId,
  toDocumentId,
  toItemId,
  toMeetingId,
  toPlace,
} from '#shared/ids.ts';
import {
  MINUTED_TABLES,
  putRecord,
  recordsIn,
  standingRows,
  standingTwice,
} from './minuted-tables.ts';
import type {
  MinutedKind,
  ProjectedAnchor,
  ProjectedItem,
  ProjectedRecord,
} from './projected-rows.ts';
import { type RecordSince, sincesOf } from './record-since.ts';

/** What the records know of a document. */
export interface ProjectedDocument {
  readonly id: DocumentId;
  readonly kind: DocumentKind;
  readonly committeeId: CommitteeId;
  readonly meetingId: MeetingId;
  /** The item whose minute it is. */
  readonly itemId: ItemId | null;
  readonly part: Part;
  /** Another has taken its place in another part. */
  readonly closed: boolean;
}

/** A document that is a minute. */
export interface ProjectedMinute extends ProjectedDocument {
  readonly itemId: ItemId;
}

interface MinuteRows {
  /** The place that the rows were written at; 0: there are none. */
  readonly place: Place;
  readonly records: readonly ProjectedRecord[];
  readonly anchors: readonly ProjectedAnchor[];
  readonly blocks: unknown;
  /** Since when records stand whose document began anew. */
  readonly sinces: readonly RecordSince[];
}

export interface MinuteChange {
  readonly place: Place;
  /** Those that are new or changed. A record's row is never taken away. */
  readonly records: readonly ProjectedRecord[];
  readonly anchors: readonly ProjectedAnchor[];
  readonly anchorsGone: readonly string[];
  /** The whole minute, when it has changed. */
  readonly blocks: { readonly now: unknown } | null;
}

interface AgendaRows {
  readonly place: Place;
  readonly items: readonly ProjectedItem[];
}

interface AgendaChange {
  readonly place: Place;
  readonly items: readonly ProjectedItem[];
  readonly itemsGone: readonly string[];
}

/** What is to be written for one document. */
export type DocumentChange =
  | { readonly kind: 'minute'; readonly document: ProjectedMinute; readonly change: MinuteChange }
  | {
      readonly kind: 'agenda';
      readonly document: ProjectedDocument;
      readonly change: AgendaChange;
    };

export interface StandingPlace {
  readonly document: DocumentId;
  readonly since: number;
}

/** The tables projected from documents. Only the projector holds this store (decision 4). Each writing
 *  method is one transaction that writes the places as well, so rows never speak of another place. */
export interface ProjectionStore {
  /** `null`: the records know no such document. */
  document(id: DocumentId): Promise<ProjectedDocument | null>;
  places(): Promise<ReadonlyMap<DocumentId, Place>>;
  minute(document: ProjectedMinute): Promise<MinuteRows>;
  agenda(document: ProjectedDocument): Promise<AgendaRows>;
  /** The items that the records have on this agenda: those of its meeting and part. */
  itemsOn(agenda: ProjectedDocument): Promise<ReadonlySet<string>>;
  write(changes: readonly DocumentChange[]): Promise<void>;
  /** In which documents a record stands, over all meetings. */
  standingIn(
    record: MinutedKind,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, readonly StandingPlace[]>>;
  /** The ids of records that stand in more than one document. */
  standingTwice(record: MinutedKind): Promise<readonly string[]>;
  /** Takes away what was projected from a document, its place too. */
  clear(id: DocumentId): Promise<void>;
  clearAll(): Promise<void>;
}

const PROJECTED = [
  ...Object.values(MINUTED_TABLES),
  t.commentAnchorText,
  t.minuteText,
  t.agendaItemText,
  t.projectedPlace,
];

export function createProjectionStore(db: RecordsDatabase): ProjectionStore {
  const unitOfWork = createUnitOfWork(db);
  const pen = preparePen(db);
  const placeOf = (id: DocumentId): Place =>
    toPlace(
      db.select().from(t.projectedPlace).where(eq(t.projectedPlace.documentId, id)).get()?.place ??
        0,
    );

  return {
    document: async (id) => {
      const { id: documentId, kind, meetingId, itemId, part, closedAt } = t.document;
      const row = db
        .select({
          id: documentId,
          kind,
          meetingId,
          itemId,
          part,
          closedAt,
          committeeId: t.meeting.committeeId,
        })
        .from(t.document)
        .innerJoin(t.meeting, eq(t.meeting.id, t.document.meetingId))
        .where(eq(t.document.id, id))
        .get();
      if (row === undefined) return null;
      return {
        id,
        kind: row.kind as DocumentKind,
        committeeId: toCommitteeId(row.committeeId),
        meetingId: toMeetingId(row.meetingId),
        itemId: row.itemId === null ? null : toItemId(row.itemId),
        part: row.part as Part,
        closed: row.closedAt !== null,
      };
    },

    places: async () =>
      new Map(
        db
          .select()
          .from(t.projectedPlace)
          .all()
          .map((row) => [toDocumentId(row.documentId), toPlace(row.place)]),
      ),

    minute: async ({ id, meetingId }) => ({
      place: placeOf(id),
      records: recordsIn(db, { documentId: id, meetingId }),
      anchors: db
        .select({
          id: t.commentAnchorText.id,
          blockId: t.commentAnchorText.blockId,
          text: t.commentAnchorText.text,
        })
        .from(t.commentAnchorText)
        .where(eq(t.commentAnchorText.documentId, id))
        .all(),
      blocks:
        db.select().from(t.minuteText).where(eq(t.minuteText.documentId, id)).get()?.blocks ?? null,
      sinces: sincesOf(db, id),
    }),

    agenda: async ({ id, meetingId }) => ({
      place: placeOf(id),
      items: db
        .select()
        .from(t.agendaItemText)
        .where(and(eq(t.agendaItemText.meetingId, meetingId), eq(t.agendaItemText.documentId, id)))
        .all()
        .map(({ documentId: _, meetingId: __, ...item }) => item as ProjectedItem),
    }),

    itemsOn: async ({ meetingId, part }) =>
      new Set(
        db
          .select({ id: t.agendaItem.id })
          .from(t.agendaItem)
          .where(and(eq(t.agendaItem.meetingId, meetingId), eq(t.agendaItem.part, part)))
          .all()
          .map((row) => row.id),
      ),

    write: (changes) =>
      unitOfWork.run((transaction) => {
        for (const one of changes) {
          const { document, change } = one;
          if (one.kind === 'minute') putMinute(transaction, pen, one.document, one.change);
          else putAgenda(transaction, one.document, one.change);
          pen.place.run({ documentId: document.id, place: change.place });
        }
      }),

    standingIn: async (record, ids) => {
      const places = new Map<string, StandingPlace[]>();
      for (const row of standingRows(db, record, ids)) {
        const known = places.get(row.id) ?? [];
        known.push({ document: toDocumentId(row.documentId), since: row.since });
        places.set(row.id, known);
      }
      return places;
    },

    standingTwice: async (record) => standingTwice(db, record),

    clear: (id) =>
      unitOfWork.run((transaction) => {
        for (const table of PROJECTED) {
          transaction.delete(table).where(eq(table.documentId, id)).run();
        }
      }),

    clearAll: () =>
      unitOfWork.run((transaction) => {
        for (const table of PROJECTED) transaction.delete(table).run();
      }),
  };
}

/** What is written every second while somebody types, prepared once: building the SQL anew costs more than
 *  running it. There is one connection, so that it runs within the transaction that is open. */
function preparePen(db: RecordsDatabase) {
  const value = sql.placeholder;
  return {
    blocks: db
      .insert(t.minuteText)
      .values({
        documentId: value('documentId'),
        meetingId: value('meetingId'),
        itemId: value('itemId'),
        blocks: value('blocks'),
      })
      .onConflictDoUpdate({
        target: t.minuteText.documentId,
        set: {
          meetingId: sql`excluded.meeting_id`,
          itemId: sql`excluded.item_id`,
          blocks: sql`excluded.blocks`,
        },
      })
      .prepare(),
    place: db
      .insert(t.projectedPlace)
      .values({ documentId: value('documentId'), place: value('place') })
      .onConflictDoUpdate({
        target: t.projectedPlace.documentId,
        set: { place: sql`excluded.place` },
      })
      .prepare(),
  };
}

function putMinute(
  transaction: Transaction,
  pen: ReturnType<typeof preparePen>,
  { id, meetingId, itemId }: ProjectedMinute,
  change: MinuteChange,
): void {
  const minute = { documentId: id, meetingId, itemId };
  for (const record of change.records) putRecord(transaction, minute, record);
  for (const anchor of change.anchors) putAnchor(transaction, id, anchor);
  takeAnchors(transaction, id, change.anchorsGone);
  if (change.blocks === null) return;
  pen.blocks.run({ ...minute, blocks: change.blocks.now });
}

function putAgenda(
  transaction: Transaction,
  { id, meetingId }: ProjectedDocument,
  change: AgendaChange,
): void {
  const table = t.agendaItemText;
  for (const item of change.items) {
    const row = { ...item, documentId: id, meetingId };
    transaction.insert(table).values(row).onConflictDoUpdate({ target: table.id, set: row }).run();
  }
  if (change.itemsGone.length === 0) return;
  transaction
    .delete(table)
    .where(and(eq(table.documentId, id), inArray(table.id, [...change.itemsGone])))
    .run();
}

function putAnchor(
  transaction: Transaction,
  documentId: DocumentId,
  anchor: ProjectedAnchor,
): void {
  const table = t.commentAnchorText;
  transaction
    .insert(table)
    .values({ ...anchor, documentId })
    .onConflictDoUpdate({ target: [table.id, table.documentId], set: anchor })
    .run();
}

function takeAnchors(
  transaction: Transaction,
  documentId: DocumentId,
  ids: readonly string[],
): void {
  if (ids.length === 0) return;
  const table = t.commentAnchorText;
  transaction
    .delete(table)
    .where(and(eq(table.documentId, documentId), inArray(table.id, [...ids])))
    .run();
}
