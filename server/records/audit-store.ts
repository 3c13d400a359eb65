import { and, asc, desc, eq, gt, gte, inArray, lt, lte, type SQL } from 'drizzle-orm';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import type { Part } from '#shared/domain/vocabulary.ts';
import {
  type CommitteeId,
  type ItemId,
  type MeetingId,
  type PersonId,
  toCommitteeId,
  toItemId,
  toMeetingId,
} from '#shared/ids.ts';

/** An entry as it stands in the book. */
export interface AuditRow {
  readonly seq: number;
  readonly at: number;
  /** A person's id, or `server`. */
  readonly actorId: string;
  readonly capacity: string;
  readonly deed: string;
  readonly committeeId: CommitteeId | null;
  readonly meetingId: MeetingId | null;
  readonly itemId: ItemId | null;
  readonly part: Part | null;
  readonly thing: string;
  readonly thingId: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
  readonly reason: string | null;
  readonly hash: string;
}

export interface AuditFilter {
  /** Missing: the whole service. */
  readonly committeeId?: CommitteeId | undefined;
  readonly actorId?: PersonId | undefined;
  readonly meetingId?: MeetingId | undefined;
  readonly things?: readonly string[] | undefined;
  /** Milliseconds since 1970, both included. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

export interface AuditStore {
  /** The entries on one side of an entry, the nearest to it first, and not more than `most`. */
  beside(
    filter: AuditFilter,
    side: { readonly before: number } | { readonly after: number },
    most: number,
  ): Promise<readonly AuditRow[]>;
  /** Who has done something, and at which meetings, in what a filter leaves. */
  actors(filter: AuditFilter): Promise<readonly string[]>;
}

export function createAuditStore(db: RecordsDatabase): AuditStore {
  return {
    beside: async (filter, side, most) => {
      const back = 'before' in side;
      const beyond = back ? lt(t.auditEvent.seq, side.before) : gt(t.auditEvent.seq, side.after);
      return db
        .select()
        .from(t.auditEvent)
        .where(and(beyond, ...conditions(filter)))
        .orderBy(back ? desc(t.auditEvent.seq) : asc(t.auditEvent.seq))
        .limit(most)
        .all()
        .map(auditRow);
    },

    actors: async (filter) =>
      db
        .selectDistinct({ id: t.auditEvent.actorId })
        .from(t.auditEvent)
        .where(and(...conditions(filter)))
        .all()
        .map((row) => row.id),
  };
}

function conditions(filter: AuditFilter): (SQL | undefined)[] {
  const { committeeId, actorId, meetingId, things, from, to } = filter;
  return [
    committeeId === undefined ? undefined : eq(t.auditEvent.committeeId, committeeId),
    actorId === undefined ? undefined : eq(t.auditEvent.actorId, actorId),
    meetingId === undefined ? undefined : eq(t.auditEvent.meetingId, meetingId),
    things === undefined ? undefined : inArray(t.auditEvent.thing, [...things]),
    from === undefined ? undefined : gte(t.auditEvent.at, from),
    to === undefined ? undefined : lte(t.auditEvent.at, to),
  ];
}

function auditRow(row: typeof t.auditEvent.$inferSelect): AuditRow {
  return {
    ...row,
    committeeId: row.committeeId === null ? null : toCommitteeId(row.committeeId),
    meetingId: row.meetingId === null ? null : toMeetingId(row.meetingId),
    itemId: row.itemId === null ? null : toItemId(row.itemId),
    part: row.part as Part | null,
  };
}
