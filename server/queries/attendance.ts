import type { AttendanceStore } from '#server/records/attendance-store.ts';
import type { ConstitutionStore } from '#server/records/constitution-store.ts';
import { mayBy, NO_ITEM } from '#shared/access/policy.ts';
import type { MeetingId, PersonId } from '#shared/ids.ts';
import type { MeetingAttendance } from '#shared/protocol/http/attendance.ts';
import { toInstant } from './calendar.ts';
import type { Reading } from './reading.ts';
import { seatsAt } from './seats-at.ts';

export interface AttendanceQueries {
  /** `null`: no such meeting, or not for this reader. */
  ofMeeting(person: PersonId, meeting: MeetingId): Promise<MeetingAttendance | null>;
}

export function createAttendanceQueries(deps: {
  readonly reading: Reading;
  readonly constitutions: Pick<ConstitutionStore, 'of' | 'person'>;
  readonly attendance: AttendanceStore;
}): AttendanceQueries {
  const { reading, constitutions, attendance } = deps;

  return {
    async ofMeeting(person, id) {
      const readable = await reading.meeting(person, id);
      if (readable === null) return null;
      const { meeting, standing } = readable;
      const found = await constitutions.of(meeting.committeeId);
      if (found === null) return null;
      const rows = await attendance.of(id);
      const may = mayBy(standing, 'record-attendance', NO_ITEM);
      const latest = rows.toSorted((a, b) => a.at - b.at).at(-1);
      const by = latest === undefined ? null : await constitutions.person(latest.by);
      return {
        seats: [...seatsAt(found, meeting, rows)],
        others: rows.flatMap(({ id: row, seatId, name, note }) =>
          seatId === null && name !== null ? [{ id: row, name, note }] : [],
        ),
        recorded:
          latest === undefined
            ? null
            : { by: by?.name ?? 'Somebody no longer on this committee', at: toInstant(latest.at) },
        mayRecord: may.allowed,
        whyNot: may.allowed ? null : may.reason,
      };
    },
  };
}
