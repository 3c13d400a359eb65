import type {
  AttendanceRow,
  AttendanceStore,
  DecidedAttendance,
} from '#server/records/attendance-store.ts';
import type { ChangeFeed } from '#server/records/change-feed.ts';
import type { Constitution, SeatRecord } from '#server/records/constitution.ts';
import type { ConstitutionStore } from '#server/records/constitution-store.ts';
import type { MeetingRow, MeetingStore } from '#server/records/meeting-store.ts';
import { NO_ITEM, type Standing } from '#shared/access/policy.ts';
import type { Standings } from '#shared/access/standings.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import { stageOf } from '#shared/domain/minutes.ts';
import { holdersOn, holdingOn, holdsOn } from '#shared/domain/seat.ts';
import { type AttendanceCode, inWords, PARTS } from '#shared/domain/vocabulary.ts';
import type { MeetingId, PersonId, SeatId } from '#shared/ids.ts';
import { unbegun } from '#shared/lang/capital.ts';
import { dayInWords } from '#shared/lang/date-words.ts';
import { announce } from './announce.ts';
import { allowed, notFound } from './asked.ts';
import { doneAtMeeting } from './on-record.ts';

export interface RecordAttendanceDeps {
  readonly meetings: MeetingStore;
  readonly standings: Standings;
  readonly constitutions: Pick<ConstitutionStore, 'of'>;
  readonly attendance: AttendanceStore;
  readonly feed: ChangeFeed;
  readonly now: () => number;
  readonly random: () => string;
}

export interface RecordAttendanceOrder {
  readonly meetingId: MeetingId;
  readonly by: PersonId;
  readonly seats: readonly SeatOrder[];
  readonly others: readonly {
    readonly id: string | null;
    readonly name: string;
    readonly note: string | null;
  }[];
  readonly removed: readonly string[];
}

interface SeatOrder {
  readonly seatId: SeatId;
  readonly code: AttendanceCode;
  /** `null`: whoever held the seat that day. */
  readonly name: string | null;
  readonly note: string | null;
}

/** Writes down who was at a meeting. Seats and people that are not named stay as they are, so that two who write
 *  at once do not undo each other. */
export const createRecordAttendance =
  (deps: RecordAttendanceDeps) =>
  async (order: RecordAttendanceOrder): Promise<void> => {
    const { meetings, standings, constitutions, attendance, feed } = deps;
    const { meetingId, by } = order;
    const standing = await allowed(standings, by, meetingId, 'record-attendance', NO_ITEM);
    const meeting = await meetings.get(meetingId);
    const found = meeting === null ? null : await constitutions.of(meeting.committeeId);
    if (meeting === null || found === null) throw notFound();
    const written = await attendance.record(meetingId, (before, minutes) => {
      // They may have been approved since the policy was asked, those of either part.
      for (const part of PARTS) {
        if (stageOf(minutes[part].state) !== 'settled') continue;
        throw new DomainError(
          'not-allowed',
          part === 'I'
            ? 'These minutes have been approved.'
            : 'The private minutes of this meeting have been approved.',
        );
      }
      return decided(deps, { order, meeting, found, standing, before });
    });
    if (written) announce(feed, 'meeting', meeting, { id: null, part: 'I' }, meetingId);
  };

interface Case {
  readonly order: RecordAttendanceOrder;
  readonly meeting: MeetingRow;
  readonly found: Constitution;
  readonly standing: Standing;
  readonly before: readonly AttendanceRow[];
}

function decided(
  { now, random }: Pick<RecordAttendanceDeps, 'now' | 'random'>,
  { order, meeting, found, standing, before }: Case,
): DecidedAttendance | null {
  const signed = { by: order.by, at: now() };
  const seats = order.seats.map((one, index) => {
    const seat = found.seats.find(({ id }) => id === one.seatId);
    const row = before.find(({ seatId }) => seatId === one.seatId);
    if (seat === undefined || (row === undefined && !holdsOn(seat, meeting.date))) throw notFound();
    const { code, note } = one;
    const name = nameFor(one, seat, found, meeting, `seats.${index}.name`);
    return { seat, row, fresh: { id: row?.id ?? random(), seatId: seat.id, code, name, note } };
  });
  const others = order.others.map((one) => {
    const row = before.find(({ id, seatId }) => id === one.id && seatId === null);
    if (one.id !== null && row === undefined) throw notFound();
    const { name, note } = one;
    const fresh = {
      id: row?.id ?? random(),
      seatId: null,
      code: 'in_attendance' as const,
      name,
      note,
    };
    return { row, fresh };
  });
  const removed = order.removed.filter((id) =>
    before.some((row) => row.id === id && row.seatId === null),
  );
  const newSeats = seats.filter(({ row, fresh }) => isChanged(row, fresh));
  const newOthers = others.filter(({ row, fresh }) => isChanged(row, fresh));
  if (newSeats.length + newOthers.length + removed.length === 0) return null;
  return {
    change: {
      meetingId: meeting.id,
      rows: [...newSeats, ...newOthers].map(({ fresh }) => ({ ...fresh, ...signed })),
      removed,
    },
    entry: {
      ...doneAtMeeting(order.by, standing, meeting, null),
      deed: 'attendance-recorded',
      thing: 'meeting',
      thingId: meeting.id,
      // Names are left out: an entry cannot be taken back.
      before: { seats: newSeats.map(({ seat, row }) => told(seat, row?.code ?? 'not_recorded')) },
      after: {
        seats: newSeats.map(({ seat, fresh }) => told(seat, fresh.code)),
        others: newOthers.length,
        removed: removed.length,
      },
    },
  };
}

/** The name that is printed. Whoever deputised is always named; nobody sat in a vacant seat. */
function nameFor(
  { code, name }: SeatOrder,
  seat: SeatRecord,
  found: Constitution,
  { date }: MeetingRow,
  path: string,
): string | null {
  const given = name?.trim() || null;
  if (code === 'not_recorded') return null;
  if (holdingOn(seat, date) === 'vacant') {
    throw new DomainError(
      'not-valid',
      `The seat “${seat.title}” was vacant on ${dayInWords(date)}.`,
    );
  }
  if (code === 'deputised' && given === null) {
    const message = `Enter who deputised for “${seat.title}”`;
    throw new DomainError('not-valid', `${message}.`, [{ path, message }]);
  }
  if (given !== null) return given;
  const holders = holdersOn(seat, date).flatMap(
    ({ personId }) => found.people.find((one) => one.id === personId)?.name ?? [],
  );
  return holders.length === 0 ? null : holders.join(' and ');
}

function isChanged(
  row: AttendanceRow | undefined,
  fresh: Pick<AttendanceRow, 'code' | 'name' | 'note'>,
): boolean {
  if (row === undefined) return fresh.code !== 'not_recorded';
  return row.code !== fresh.code || row.name !== fresh.name || row.note !== fresh.note;
}

/** “Chair: present”. */
function told(seat: SeatRecord, code: AttendanceCode): string {
  return `${seat.title}: ${unbegun(inWords(code))}`;
}
