import { asc, eq, inArray } from 'drizzle-orm';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import type { Transaction, UnitOfWork } from '#server/db/unit-of-work.ts';
import { DRAFTING, type MinutesOfParts, type MinutesStanding } from '#shared/domain/minutes.ts';
import type { MinutesState, Part } from '#shared/domain/vocabulary.ts';
import {
  type MeetingId,
  type PersonId,
  type SnapshotId,
  toPersonId,
  toSnapshotId,
} from '#shared/ids.ts';
import { requireNoApproval } from './approval-under-way.ts';
import type { AuditBook, AuditEntry } from './audit-book.ts';
import { type NewSealed, seal } from './sealed-book.ts';
import { type NewSnapshot, writeSnapshot } from './snapshot-store.ts';

/** A move in the life of the minutes of one part. */
export interface MinutesMove {
  readonly id: string;
  readonly meetingId: MeetingId;
  readonly part: Part;
  readonly from: MinutesState;
  readonly to: MinutesState;
  readonly by: PersonId;
  /** What they acted as, in the policy's words. */
  readonly capacity: string;
  readonly at: number;
  readonly reason: string | null;
  /** What was missing when they were moved all the same, as sentences. */
  readonly missing: readonly string[];
  readonly snapshotId: SnapshotId;
}

export interface MoveOrder {
  readonly move: MinutesMove;
  /** The last day for comments from here on. */
  readonly commentsUntil: string | null;
  readonly snapshot: NewSnapshot;
}

/** The life of minutes. What stands is the last move's word; the moves themselves are only added to. */
export interface MinutesStore {
  of(meeting: MeetingId): Promise<MinutesOfParts>;
  /** Oldest first. */
  moves(meeting: MeetingId, part: Part): Promise<readonly MinutesMove[]>;
  /** The move, its snapshot, its entry and what is sealed with it in one unit of work.
   *  @returns false, and nothing was written: they are not in the state that the move is from any more */
  move(order: MoveOrder, entry: AuditEntry, sealed?: NewSealed | null): Promise<boolean>;
}

export function createMinutesStore(
  db: RecordsDatabase,
  unitOfWork: UnitOfWork,
  audit: AuditBook,
): MinutesStore {
  return {
    of: async (meeting) => minutesOf(db, meeting),

    moves: async (meeting, part) =>
      db
        .select()
        .from(t.minutesMove)
        .where(eq(t.minutesMove.meetingId, meeting))
        .orderBy(asc(t.minutesMove.at))
        .all()
        .filter((row) => row.part === part)
        .map((row) => ({
          id: row.id,
          meetingId: meeting,
          part,
          from: row.fromState as MinutesState,
          to: row.toState as MinutesState,
          by: toPersonId(row.by),
          capacity: row.capacity,
          at: row.at,
          reason: row.reason,
          missing: row.missing,
          snapshotId: toSnapshotId(row.snapshotId),
        })),

    move: (order, entry, sealed = null) =>
      unitOfWork.run((transaction) => {
        if (!writeMove(transaction, order)) return false;
        audit.write(transaction, entry);
        if (sealed !== null) seal(transaction, sealed);
        return true;
      }),
  };
}

/** For commands that move minutes together with something else.
 *  @returns false, and nothing was written: they are not in the state that the move is from any more
 *  @throws DomainError when an approval is under way; the approval itself takes its wish away first */
export function writeMove(
  transaction: Transaction,
  { move, commentsUntil, snapshot }: MoveOrder,
): boolean {
  const { meetingId, part, from, to, at, ...rest } = move;
  if (minutesOf(transaction, meetingId)[part].state !== from) return false;
  requireNoApproval(transaction, meetingId, part);
  const now = { state: to, since: at, commentsUntil };
  transaction
    .insert(t.minutes)
    .values({ meetingId, part, ...now })
    .onConflictDoUpdate({ target: [t.minutes.meetingId, t.minutes.part], set: now })
    .run();
  transaction
    .insert(t.minutesMove)
    .values({ ...rest, meetingId, part, fromState: from, toState: to, at })
    .run();
  writeSnapshot(transaction, snapshot);
  return true;
}

/** Where the minutes of both parts of a meeting stand. */
export function minutesOf(db: Pick<RecordsDatabase, 'select'>, meeting: MeetingId): MinutesOfParts {
  const rows = db.select().from(t.minutes).where(eq(t.minutes.meetingId, meeting)).all();
  return standings(rows);
}

/** The same of many meetings, in one reading. */
export function minutesOfAll(
  db: Pick<RecordsDatabase, 'select'>,
  meetings: readonly string[],
): (meeting: string) => MinutesOfParts {
  const rows = db
    .select()
    .from(t.minutes)
    .where(inArray(t.minutes.meetingId, [...meetings]))
    .all();
  return (meeting) => standings(rows.filter((row) => row.meetingId === meeting));
}

function standings(rows: readonly (typeof t.minutes.$inferSelect)[]): MinutesOfParts {
  const of = (part: Part): MinutesStanding => {
    const row = rows.find((one) => one.part === part);
    if (row === undefined) return DRAFTING;
    return { state: row.state as MinutesState, commentsUntil: row.commentsUntil };
  };
  return { I: of('I'), II: of('II') };
}
