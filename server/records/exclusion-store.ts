import { and, asc, eq, isNull } from 'drizzle-orm';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import type { UnitOfWork } from '#server/db/unit-of-work.ts';
import type { ExclusionLevel } from '#shared/domain/vocabulary.ts';
import {
  type ExclusionId,
  type ItemId,
  type MeetingId,
  type PersonId,
  toExclusionId,
  toItemId,
  toMeetingId,
  toPersonId,
} from '#shared/ids.ts';
import type { AuditBook, AuditEntry } from './audit-book.ts';

/** Somebody is kept from an item. It follows the person into every seat. */
export interface ExclusionRow {
  readonly id: ExclusionId;
  readonly meetingId: MeetingId;
  readonly itemId: ItemId;
  readonly personId: PersonId;
  readonly level: ExclusionLevel;
  /** The chair's. */
  readonly reason: string;
  readonly decidedBy: PersonId;
  readonly at: number;
  readonly ended: ExclusionEnd | null;
}

interface ExclusionEnd {
  readonly at: number;
  readonly by: PersonId;
  readonly reason: string;
}

export interface ExclusionStore {
  get(id: ExclusionId): Promise<ExclusionRow | null>;
  /** Those that stand and those that have ended, in their order. */
  ofMeeting(meeting: MeetingId): Promise<readonly ExclusionRow[]>;
  /** The one that stands. */
  standing(item: ItemId, person: PersonId): Promise<ExclusionRow | null>;
  add(exclusion: Omit<ExclusionRow, 'ended'>, entry: AuditEntry): Promise<void>;
  /** A new one takes the place of this one; both stay on record. */
  change(id: ExclusionId, to: Omit<ExclusionRow, 'ended'>, entry: AuditEntry): Promise<void>;
  end(id: ExclusionId, end: ExclusionEnd, entry: AuditEntry): Promise<void>;
}

export function createExclusionStore(
  db: RecordsDatabase,
  unitOfWork: UnitOfWork,
  audit: AuditBook,
): ExclusionStore {
  const table = t.itemExclusion;
  return {
    get: async (id) => {
      const row = db.select().from(table).where(eq(table.id, id)).get();
      return row === undefined ? null : exclusionRow(row);
    },

    ofMeeting: async (meeting) =>
      db
        .select()
        .from(table)
        .where(eq(table.meetingId, meeting))
        .orderBy(asc(table.at), asc(table.id))
        .all()
        .map(exclusionRow),

    standing: async (item, person) => {
      const row = db
        .select()
        .from(table)
        .where(and(eq(table.itemId, item), eq(table.personId, person), isNull(table.endedAt)))
        .get();
      return row === undefined ? null : exclusionRow(row);
    },

    add: (exclusion, entry) =>
      unitOfWork.run((transaction) => {
        transaction.insert(table).values(exclusion).run();
        audit.write(transaction, entry);
      }),

    change: (id, to, entry) =>
      unitOfWork.run((transaction) => {
        transaction
          .update(table)
          .set({ endedAt: to.at, endedBy: to.decidedBy, endReason: to.reason })
          .where(eq(table.id, id))
          .run();
        transaction.insert(table).values(to).run();
        audit.write(transaction, entry);
      }),

    end: (id, { at, by, reason }, entry) =>
      unitOfWork.run((transaction) => {
        transaction
          .update(table)
          .set({ endedAt: at, endedBy: by, endReason: reason })
          .where(eq(table.id, id))
          .run();
        audit.write(transaction, entry);
      }),
  };
}

function exclusionRow(row: typeof t.itemExclusion.$inferSelect): ExclusionRow {
  const { endedAt, endedBy, endReason, ...facts } = row;
  return {
    ...facts,
    id: toExclusionId(row.id),
    meetingId: toMeetingId(row.meetingId),
    itemId: toItemId(row.itemId),
    personId: toPersonId(row.personId),
    level: row.level as ExclusionLevel,
    decidedBy: toPersonId(row.decidedBy),
    ended:
      endedAt === null || endedBy === null
        ? null
        : { at: endedAt, by: toPersonId(endedBy), reason: endReason ?? '' },
  };
}
