import { asc, eq, inArray } from 'drizzle-orm';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import type { UnitOfWork } from '#server/db/unit-of-work.ts';
import type { ActionProgress, ActionStep, ActionUpdateKind } from '#shared/domain/action.ts';
import {
  type ActionId,
  type ItemId,
  type MeetingId,
  type PersonId,
  toItemId,
  toMeetingId,
  toPersonId,
} from '#shared/ids.ts';
import type { AuditBook, AuditEntry } from './audit-book.ts';

export interface ActionRecord {
  readonly progress: ActionProgress;
  /** The last moved day, if it was ever moved. */
  readonly movedTo: string | null;
}

export interface ActionUpdateRow {
  readonly id: string;
  readonly actionId: string;
  readonly at: number;
  readonly by: PersonId;
  readonly kind: ActionUpdateKind;
  readonly note: string;
  readonly newDueDate: string | null;
  /** The minute that agreed to close it; only with `closed`. */
  readonly minute: { readonly meetingId: MeetingId; readonly itemId: ItemId } | null;
}

/** What became of actions after the meeting. An action nobody spoke of since is open. */
export interface ActionStore {
  record(id: ActionId): Promise<ActionRecord>;
  records(ids: readonly string[]): Promise<ReadonlyMap<string, ActionRecord>>;
  /** Oldest first. */
  history(ids: readonly string[]): Promise<readonly ActionUpdateRow[]>;
  apply(
    id: ActionId,
    step: ActionStep,
    made: { readonly id: string; readonly at: number; readonly by: PersonId },
    entry: AuditEntry,
  ): Promise<void>;
}

/** How an action stands that nobody has spoken of since it was minuted. */
export const OPEN_ACTION: ActionRecord = { progress: { state: 'open' }, movedTo: null };

export function createActionStore(
  db: RecordsDatabase,
  unitOfWork: UnitOfWork,
  audit: AuditBook,
): ActionStore {
  return {
    record: async (id) => {
      const row = db.select().from(t.actionProgress).where(eq(t.actionProgress.actionId, id)).get();
      return row === undefined ? OPEN_ACTION : recordOf(row);
    },

    records: async (ids) =>
      new Map(
        db
          .select()
          .from(t.actionProgress)
          .where(inArray(t.actionProgress.actionId, [...ids]))
          .all()
          .map((row) => [row.actionId, recordOf(row)]),
      ),

    history: async (ids) =>
      db
        .select()
        .from(t.actionUpdate)
        .where(inArray(t.actionUpdate.actionId, [...ids]))
        .orderBy(asc(t.actionUpdate.at), asc(t.actionUpdate.id))
        .all()
        .map(({ meetingId, itemId, ...row }) => ({
          ...row,
          by: toPersonId(row.by),
          kind: row.kind as ActionUpdateKind,
          minute:
            meetingId === null || itemId === null
              ? null
              : { meetingId: toMeetingId(meetingId), itemId: toItemId(itemId) },
        })),

    apply: (id, step, made, entry) =>
      unitOfWork.run((transaction) => {
        const { progress } = step;
        const closing = progress.state === 'closed' ? progress : null;
        transaction
          .insert(t.actionUpdate)
          .values({
            id: made.id,
            actionId: id,
            at: made.at,
            by: made.by,
            kind: step.kind,
            note: step.note,
            newDueDate: step.newDueDate,
            meetingId: closing?.meetingId ?? null,
            itemId: closing?.itemId ?? null,
          })
          .run();
        const values = {
          state: progress.state,
          proposedBy: progress.state === 'proposed_for_closure' ? progress.by : null,
          closedMeetingId: closing?.meetingId ?? null,
          closedItemId: closing?.itemId ?? null,
          ...(step.newDueDate === null ? {} : { movedTo: step.newDueDate }),
        };
        transaction
          .insert(t.actionProgress)
          .values({ actionId: id, ...values })
          .onConflictDoUpdate({ target: t.actionProgress.actionId, set: values })
          .run();
        audit.write(transaction, entry);
      }),
  };
}

function recordOf(row: typeof t.actionProgress.$inferSelect): ActionRecord {
  return { progress: progressOf(row), movedTo: row.movedTo };
}

function progressOf(row: typeof t.actionProgress.$inferSelect): ActionProgress {
  if (row.state === 'closed' && row.closedMeetingId !== null && row.closedItemId !== null) {
    return {
      state: 'closed',
      meetingId: toMeetingId(row.closedMeetingId),
      itemId: toItemId(row.closedItemId),
    };
  }
  if (row.state === 'proposed_for_closure' && row.proposedBy !== null) {
    return { state: 'proposed_for_closure', by: toPersonId(row.proposedBy) };
  }
  return { state: row.state === 'in_progress' ? 'in_progress' : 'open' };
}
