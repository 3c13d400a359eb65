import { and, asc, eq } from 'drizzle-orm';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import type { Transaction, UnitOfWork } from '#server/db/unit-of-work.ts';
import type { MinutesOfParts } from '#shared/domain/minutes.ts';
import { type AttendanceCode, PARTS } from '#shared/domain/vocabulary.ts';
import { type MeetingId, type PersonId, type SeatId, toPersonId, toSeatId } from '#shared/ids.ts';
import { requireNoApproval } from './approval-under-way.ts';
import type { AuditBook, AuditEntry } from './audit-book.ts';
import { minutesOf } from './minutes-store.ts';

/** Somebody's being at a meeting or not. There is none for a seat of which nothing was recorded. */
export interface AttendanceRow {
  readonly id: string;
  /** `null`: in attendance without a seat. */
  readonly seatId: SeatId | null;
  readonly code: AttendanceCode;
  readonly name: string | null;
  readonly note: string | null;
  readonly by: PersonId;
  readonly at: number;
}

export interface AttendanceChange {
  readonly meetingId: MeetingId;
  /** Written over what there was; `not_recorded`: there is none any more. */
  readonly rows: readonly AttendanceRow[];
  /** Rows that go, by id. */
  readonly removed: readonly string[];
}

/** What a rule decided: nothing is written when it is `null`. */
export interface DecidedAttendance {
  readonly change: AttendanceChange;
  readonly entry: AuditEntry;
}

/** Who was at meetings. */
export interface AttendanceStore {
  /** In the order in which they were first recorded. */
  of(meeting: MeetingId): Promise<readonly AttendanceRow[]>;
  /** Reads, has the rule decide, and writes what it decided, in one unit of work. A rule that refuses throws.
   *  @throws DomainError while an approval of these minutes is under way: what it seals says who was there
   *  @returns whether anything was written */
  record(
    meeting: MeetingId,
    decide: (before: readonly AttendanceRow[], minutes: MinutesOfParts) => DecidedAttendance | null,
  ): Promise<boolean>;
}

export function createAttendanceStore(
  db: RecordsDatabase,
  unitOfWork: UnitOfWork,
  audit: AuditBook,
): AttendanceStore {
  return {
    of: async (meeting) => attendanceOf(db, meeting),

    record: (meeting, decide) =>
      unitOfWork.run((transaction) => {
        for (const part of PARTS) requireNoApproval(transaction, meeting, part);
        const decided = decide(attendanceOf(transaction, meeting), minutesOf(transaction, meeting));
        if (decided === null) return false;
        const { change, entry } = decided;
        for (const id of change.removed) remove(transaction, meeting, id);
        for (const row of change.rows) put(transaction, meeting, row);
        audit.write(transaction, entry);
        return true;
      }),
  };
}

function attendanceOf(db: Pick<RecordsDatabase, 'select'>, meeting: MeetingId): AttendanceRow[] {
  return db
    .select()
    .from(t.attendance)
    .where(eq(t.attendance.meetingId, meeting))
    .orderBy(asc(t.attendance.at), asc(t.attendance.name))
    .all()
    .map(({ meetingId: _, ...row }) => ({
      ...row,
      seatId: row.seatId === null ? null : toSeatId(row.seatId),
      code: row.code as AttendanceCode,
      by: toPersonId(row.by),
    }));
}

function remove(transaction: Transaction, meeting: MeetingId, id: string): void {
  const { meetingId, id: rowId } = t.attendance;
  transaction
    .delete(t.attendance)
    .where(and(eq(meetingId, meeting), eq(rowId, id)))
    .run();
}

function put(transaction: Transaction, meetingId: MeetingId, row: AttendanceRow): void {
  if (row.code === 'not_recorded') {
    remove(transaction, meetingId, row.id);
    return;
  }
  const { code, name, note, by, at } = row;
  transaction
    .insert(t.attendance)
    .values({ ...row, meetingId })
    .onConflictDoUpdate({ target: t.attendance.id, set: { code, name, note, by, at } })
    .run();
}
