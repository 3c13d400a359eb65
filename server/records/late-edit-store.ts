import { isDeepStrictEqual } from 'node:util';
import { and, asc, eq, isNull, ne } from 'drizzle-orm';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import type { Transaction, UnitOfWork } from '#server/db/unit-of-work.ts';
import { coversBlocks, type LateChange } from '#shared/domain/late-change.ts';
import type { LateEditState } from '#shared/domain/vocabulary.ts';
import {
  type DocumentId,
  type ItemId,
  type LateEditId,
  type MeetingId,
  type PersonId,
  toDocumentId,
  toItemId,
  toLateEditId,
  toMeetingId,
  toPersonId,
} from '#shared/ids.ts';
import type { AuditBook, AuditEntry } from './audit-book.ts';
import type { ItemMove } from './move-store.ts';
import type { StandingWords } from './standing-words.ts';

export interface NewLateEdit {
  readonly id: LateEditId;
  readonly meetingId: MeetingId;
  /** `null`: the agenda. */
  readonly itemId: ItemId | null;
  readonly documentId: DocumentId;
  readonly authorId: PersonId;
  readonly at: number;
  readonly changes: readonly LateChange[];
  /** The client ids that the words were written under. */
  readonly clients: readonly number[];
  /** Of the changes, in hex. */
  readonly digest: string;
}

export interface LateEditRow extends NewLateEdit {
  readonly state: LateEditState;
  readonly settledBy: PersonId | null;
  readonly settledAt: number | null;
}

/** Words that came too late. */
export interface LateEditStore {
  get(id: LateEditId): Promise<LateEditRow | null>;
  /** Oldest first. */
  ofMeeting(meeting: MeetingId): Promise<readonly LateEditRow[]>;
  /** The same words are kept once. What says more of the same takes the place of what still waits.
   *  @param most how many of one author may wait in one document
   *  @returns the row that has changed; `null`: none has */
  keep(late: NewLateEdit, most: number, entry: AuditEntry): Promise<LateEditId | null>;
  /** @param seen what is settled: not what has come to it since
   *  @returns false when it does not wait any more, or says something else now */
  settle(
    seen: Pick<LateEditRow, 'id' | 'digest'>,
    state: Exclude<LateEditState, 'waiting'>,
    by: PersonId,
    at: number,
    entry: AuditEntry,
  ): Promise<boolean>;
}

/** As it is written, by this file alone. */
interface Kept {
  readonly clients: readonly number[];
  readonly blocks: readonly LateChange[];
}

export function createLateEditStore(
  db: RecordsDatabase,
  unitOfWork: UnitOfWork,
  audit: AuditBook,
): LateEditStore {
  return {
    get: async (id) => {
      const row = db.select().from(t.lateEdit).where(eq(t.lateEdit.id, id)).get();
      return row === undefined ? null : lateEditRow(row);
    },

    ofMeeting: async (meeting) =>
      db
        .select()
        .from(t.lateEdit)
        .where(eq(t.lateEdit.meetingId, meeting))
        .orderBy(asc(t.lateEdit.at), asc(t.lateEdit.id))
        .all()
        .map(lateEditRow),

    keep: ({ clients, changes, ...late }, most, entry) =>
      unitOfWork.run((transaction) => {
        if (!isOpen(transaction, late.documentId)) return null;
        const same = transaction
          .select()
          .from(t.lateEdit)
          .where(
            and(eq(t.lateEdit.documentId, late.documentId), eq(t.lateEdit.authorId, late.authorId)),
          )
          .all();
        if (same.some((row) => row.digest === late.digest)) return null;
        const waiting = same.filter((row) => row.state === 'waiting').map(lateEditRow);
        const lesser = waiting.filter(
          (one) =>
            one.clients.every((client) => clients.includes(client)) &&
            coversBlocks(changes, one.changes),
        );
        if (waiting.length - lesser.length >= most) return null;
        for (const { id } of lesser) {
          transaction.delete(t.lateEdit).where(eq(t.lateEdit.id, id)).run();
        }
        // Who looks at the tray keeps the row that they know.
        const id = lesser[0]?.id ?? late.id;
        const values = { ...late, id, changes: { clients, blocks: changes }, state: 'waiting' };
        transaction.insert(t.lateEdit).values(values).run();
        // What somebody goes on writing is one deed.
        if (lesser.length === 0) audit.write(transaction, entry);
        return id;
      }),

    settle: ({ id, digest }, state, by, at, entry) =>
      unitOfWork.run((transaction) => {
        const { changes } = transaction
          .update(t.lateEdit)
          .set({ state, settledBy: by, settledAt: at })
          .where(
            and(
              eq(t.lateEdit.id, id),
              eq(t.lateEdit.digest, digest),
              eq(t.lateEdit.state, 'waiting'),
            ),
          )
          .run();
        if (changes === 0) return false;
        audit.write(transaction, entry);
        return true;
      }),
  };
}

/** Meanwhile it may have given way to another, without the words that were deleted from it. */
function isOpen(transaction: Transaction, document: DocumentId): boolean {
  const row = transaction
    .select({ id: t.document.id })
    .from(t.document)
    .where(and(eq(t.document.id, document), isNull(t.document.closedAt)))
    .get();
  return row !== undefined;
}

/** Words that were deleted for good are in no tray: what stood before goes where it does not stand any more, and so
 *  does what somebody wrote in its place, when it repeats words that are lost. The rest waits on in the document that
 *  took the place.
 *  @param isLetGo it is by rule that the history goes: what its author wrote and nobody has answered stays theirs */
export function forgetLateEdits(
  transaction: Transaction,
  old: DocumentId,
  fresh: DocumentId,
  words: StandingWords,
  isLetGo: boolean,
): void {
  const rows = transaction.select().from(t.lateEdit).where(eq(t.lateEdit.documentId, old)).all();
  for (const row of rows) {
    const own = eq(t.lateEdit.id, row.id);
    const { clients, blocks } = row.changes as Kept;
    const keepsOwn = isLetGo && row.state === 'waiting';
    const left = blocks.flatMap((one) => leftOf(one, words, keepsOwn));
    if (left.length === 0) {
      transaction.delete(t.lateEdit).where(own).run();
      continue;
    }
    const changes = { clients, blocks: left };
    // A hash of words that are lost could be guessed from.
    const digest = isDeepStrictEqual(left, blocks) ? row.digest : `left of ${row.id}`;
    transaction.update(t.lateEdit).set({ documentId: fresh, changes, digest }).where(own).run();
  }
}

function leftOf(
  one: LateChange,
  { stands, repeatsLost }: StandingWords,
  keepsOwn: boolean,
): LateChange[] {
  if (stands(one.before)) return [one];
  const isLost = !keepsOwn && repeatsLost(one.after, one.before);
  return one.after === '' || isLost ? [] : [{ ...one, before: '' }];
}

/** What somebody wrote of an item goes to Part II with it. On an agenda one row may speak of several items: what it
 *  says of this one becomes a row of its own. */
export function moveLateEdits(
  transaction: Transaction,
  { itemId, meetingId, old, fresh }: Pick<ItemMove, 'itemId' | 'meetingId' | 'old' | 'fresh'>,
  agenda: DocumentId,
): void {
  transaction
    .update(t.lateEdit)
    .set({ documentId: fresh })
    .where(eq(t.lateEdit.documentId, old))
    .run();
  const { itemId: ofItem, meetingId: ofMeeting, documentId } = t.lateEdit;
  const ofAgenda = transaction
    .select()
    .from(t.lateEdit)
    .where(and(isNull(ofItem), eq(ofMeeting, meetingId), ne(documentId, agenda)))
    .all();
  for (const row of ofAgenda) {
    const { clients, blocks } = row.changes as Kept;
    const moved = blocks.filter((one) => one.blockId === itemId);
    if (moved.length === 0) continue;
    const left = blocks.filter((one) => one.blockId !== itemId);
    const id = left.length === 0 ? row.id : `${row.id}-${itemId}`;
    transaction.delete(t.lateEdit).where(eq(t.lateEdit.id, row.id)).run();
    const rows = [
      { ...row, id, documentId: agenda, changes: { clients, blocks: moved } },
      // A hash of what was said of the item could be guessed from.
      { ...row, changes: { clients, blocks: left }, digest: `left of ${row.id}` },
    ];
    for (const one of rows.filter(({ changes }) => changes.blocks.length > 0)) {
      transaction.insert(t.lateEdit).values(one).run();
    }
  }
}

function lateEditRow(row: typeof t.lateEdit.$inferSelect): LateEditRow {
  const { clients, blocks } = row.changes as Kept;
  return {
    id: toLateEditId(row.id),
    meetingId: toMeetingId(row.meetingId),
    itemId: row.itemId === null ? null : toItemId(row.itemId),
    documentId: toDocumentId(row.documentId),
    authorId: toPersonId(row.authorId),
    at: row.at,
    changes: blocks,
    clients,
    digest: row.digest,
    state: row.state as LateEditState,
    settledBy: row.settledBy === null ? null : toPersonId(row.settledBy),
    settledAt: row.settledAt,
  };
}
