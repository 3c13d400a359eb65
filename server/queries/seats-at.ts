import type { AttendanceRow } from '#server/records/attendance-store.ts';
import type { Constitution, SeatRecord } from '#server/records/constitution.ts';
import { holdersOn, holdingOn, holdsOn } from '#shared/domain/seat.ts';
import type { MeetingId, PersonId } from '#shared/ids.ts';
import type { SeatAttendance } from '#shared/protocol/http/attendance.ts';

/** The seats in force on the day of a meeting, with those who held them, stood in, and were there. A seat of which
 *  something was recorded stays, whatever became of it since. */
export function seatsAt(
  found: Constitution,
  meeting: { readonly id: MeetingId; readonly date: string },
  rows: readonly AttendanceRow[],
): readonly SeatAttendance[] {
  const name = (person: PersonId) => found.people.find((one) => one.id === person)?.name;
  return found.seats.flatMap((seat) => {
    const row = rows.find((one) => one.seatId === seat.id);
    if (row === undefined && !holdsOn(seat, meeting.date)) return [];
    const holders = holdersOn(seat, meeting.date);
    const body = found.bodies.organisations.find((one) => one.id === seat.organisationId);
    return [
      {
        seatId: seat.id,
        title: seat.title,
        organisation: body?.name ?? null,
        membership: seat.membership,
        holding: holdingOn(seat, meeting.date),
        holders: holders.flatMap((one) => name(one.personId) ?? []),
        deputies: deputiesAt(seat, meeting).flatMap((person) => name(person) ?? []),
        code: row?.code ?? 'not_recorded',
        name: row?.name ?? null,
        note: row?.note ?? null,
      },
    ];
  });
}

function deputiesAt(
  seat: SeatRecord,
  { id, date }: { readonly id: MeetingId; readonly date: string },
): readonly PersonId[] {
  const deputies = holdersOn(seat, date).flatMap((tenure) => tenure.deputies);
  const there = deputies.filter((one) =>
    one.meetingId === null ? holdsOn(one, date) : one.meetingId === id,
  );
  return [...new Set(there.map((one) => one.personId))];
}
