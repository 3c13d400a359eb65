import { and, asc, eq, isNotNull, ne, notInArray, or } from 'drizzle-orm';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import type { Transaction, UnitOfWork } from '#server/db/unit-of-work.ts';
import type { Part, SnapshotKind } from '#shared/domain/vocabulary.ts';
import {
  type DocumentId,
  type ItemId,
  type MeetingId,
  type PersonId,
  type Place,
  type SnapshotId,
  toDocumentId,
  toItemId,
  toMeetingId,
  toPersonId,
  toPlace,
  toSnapshotId,
} from '#shared/ids.ts';
import type { AuditBook, AuditEntry } from './audit-book.ts';

/** One document as it stood. */
export interface SnapshotText {
  readonly documentId: DocumentId;
  /** `null`: the agenda. */
  readonly itemId: ItemId | null;
  readonly place: Place;
  /** The canonical text (shared/document/canonical.ts); `null`: words were removed for good since. */
  readonly content: string | null;
  /** Of that text, in hex. */
  readonly sha256: string;
}

/** A part of a meeting at a moment that has a name. */
export interface SnapshotRow {
  readonly id: SnapshotId;
  readonly meetingId: MeetingId;
  readonly part: Part;
  readonly kind: SnapshotKind;
  readonly name: string;
  readonly at: number;
  readonly by: PersonId;
}

export interface NewSnapshot extends SnapshotRow {
  readonly texts: readonly SnapshotText[];
}

/** Named snapshots. Who may see which of their documents is the reader's question, by item. */
export interface SnapshotStore {
  get(id: SnapshotId): Promise<SnapshotRow | null>;
  /** Of both parts, oldest first. */
  ofMeeting(meeting: MeetingId): Promise<readonly SnapshotRow[]>;
  texts(id: SnapshotId): Promise<readonly SnapshotText[]>;
  add(snapshot: NewSnapshot, entry: AuditEntry): Promise<void>;
}

export function createSnapshotStore(
  db: RecordsDatabase,
  unitOfWork: UnitOfWork,
  audit: AuditBook,
): SnapshotStore {
  return {
    get: async (id) => {
      const row = db.select().from(t.snapshot).where(eq(t.snapshot.id, id)).get();
      return row === undefined ? null : snapshotRow(row);
    },

    ofMeeting: async (meeting) =>
      db
        .select()
        .from(t.snapshot)
        .where(eq(t.snapshot.meetingId, meeting))
        .orderBy(asc(t.snapshot.at))
        .all()
        .map(snapshotRow),

    texts: async (id) =>
      db
        .select()
        .from(t.snapshotText)
        .where(eq(t.snapshotText.snapshotId, id))
        .all()
        .map((row) => ({
          documentId: toDocumentId(row.documentId),
          itemId: row.itemId === null ? null : toItemId(row.itemId),
          place: toPlace(row.place),
          content: row.content,
          sha256: row.sha256,
        })),

    add: (snapshot, entry) =>
      unitOfWork.run((transaction) => {
        writeSnapshot(transaction, snapshot);
        audit.write(transaction, entry);
      }),
  };
}

/** For what takes a snapshot together with something else. */
export function writeSnapshot(transaction: Transaction, { texts, ...row }: NewSnapshot): void {
  transaction.insert(t.snapshot).values(row).run();
  for (const text of texts) {
    transaction
      .insert(t.snapshotText)
      .values({ ...text, snapshotId: row.id })
      .run();
  }
}

/** The words of a document go from every snapshot when its history is deleted for good.
 *  @param approved what its minutes were approved as: a snapshot that says exactly that stays, and so does the agenda of Part I
 *  as it was published, which was never a draft, but not what stood in the minutes by then; `null`: it was not let go by rule */
export function forgetTexts(
  transaction: Transaction,
  document: DocumentId,
  approved: { readonly sha256: string } | null,
): void {
  const { snapshotId, documentId, itemId, sha256 } = t.snapshotText;
  const published = transaction
    .select({ id: t.snapshot.id })
    .from(t.snapshot)
    .where(and(eq(t.snapshot.kind, 'agenda_published'), eq(t.snapshot.part, 'I')));
  const goes =
    approved === null
      ? eq(documentId, document)
      : and(
          eq(documentId, document),
          ne(sha256, approved.sha256),
          or(notInArray(snapshotId, published), isNotNull(itemId)),
        );
  // A hash of few words could be guessed from.
  transaction.update(t.snapshotText).set({ content: null, sha256: '' }).where(goes).run();
}

function snapshotRow(row: typeof t.snapshot.$inferSelect): SnapshotRow {
  return {
    id: toSnapshotId(row.id),
    meetingId: toMeetingId(row.meetingId),
    part: row.part as Part,
    kind: row.kind as SnapshotKind,
    name: row.name,
    at: row.at,
    by: toPersonId(row.by),
  };
}
