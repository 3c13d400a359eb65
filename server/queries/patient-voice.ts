import type { CommitteeStore } from '#server/records/committee-store.ts';
import type { MinutedStore } from '#server/records/minuted-store.ts';
import { coverage } from '#shared/domain/coverage.ts';
import { type CommitteeId, type PersonId, toMeetingId, toSeatId } from '#shared/ids.ts';
import type { PatientVoice } from '#shared/protocol/http/committee.ts';
import { seatView } from './committees.ts';
import { locator, type Reading } from './reading.ts';

export interface PatientVoiceQueries {
  /** Seats, areas and coverage; `null`: no such committee, or not for this reader. */
  ofCommittee(person: PersonId, id: CommitteeId): Promise<PatientVoice | null>;
}

/** The kinds of body that speak for patients and nominate to such seats (domain.md 5.3). */
const VOICE_BODIES = new Set(['healthwatch', 'link', 'lay_forum', 'reference_group']);

export function createPatientVoiceQueries(deps: {
  readonly reading: Reading;
  readonly minuted: MinutedStore;
  readonly committees: CommitteeStore;
}): PatientVoiceQueries {
  const { reading, minuted, committees } = deps;
  return {
    async ofCommittee(person, committeeId) {
      const readable = await reading.meetings(person, { committeeId });
      if (readable.length === 0) return null;
      const seats = (await committees.seats(committeeId)).filter(
        (seat) => seat.category === 'patient_voice',
      );
      const people = await committees.people(committeeId);
      const areas = await committees.areas();
      const bodies = (await committees.organisations(committeeId)).filter((one) =>
        VOICE_BODIES.has(one.kind),
      );
      const meetings = readable.map(({ meeting: { id, title, date } }) => ({ id, title, date }));
      const find = locator(readable);
      const contributions = (await minuted.contributions(meetings.map((one) => one.id)))
        .filter((row) => row.removedAt === null && find(row) !== null)
        .map((row) => ({
          meetingId: toMeetingId(row.meetingId),
          seatId: row.seatId === null ? null : toSeatId(row.seatId),
        }));
      const holdings = seats.map((seat) => ({ ...seat, from: seat.fromDay, to: seat.toDay }));
      return {
        seats: seats.map((seat) => seatView(seat, people)),
        areas: areas.map((area) => ({
          ...area,
          bodies: bodies.filter((one) => one.areaIds.includes(area.id)).map((one) => one.name),
        })),
        meetings,
        coverage: areas.flatMap((area) =>
          meetings.map((meeting) => ({
            areaId: area.id,
            meetingId: meeting.id,
            value: coverage(area.id, meeting, holdings, contributions),
          })),
        ),
      };
    },
  };
}
