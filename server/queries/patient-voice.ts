import type { CommitteeStore } from '#server/records/committee-store.ts';
import type { MinutedStore } from '#server/records/minuted-store.ts';
import { dayInLondon } from '#shared/domain/calendar.ts';
import { coverage } from '#shared/domain/coverage.ts';
import { holdingOn } from '#shared/domain/seat.ts';
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
  readonly now: () => number;
}): PatientVoiceQueries {
  const { reading, minuted, committees, now } = deps;
  return {
    async ofCommittee(person, committeeId) {
      const readable = await reading.meetings(person, { committeeId });
      if (readable.length === 0) return null;
      const seats = (await committees.seats(committeeId)).filter(
        (seat) => seat.category === 'patient_voice',
      );
      const people = await committees.people(committeeId);
      const around = await committees.organisations(committeeId);
      const bodies = around.filter((one) => VOICE_BODIES.has(one.kind));
      const ours = new Set([...around, ...seats].flatMap((one) => one.areaIds));
      const areas = (await committees.areas()).filter((area) => ours.has(area.id));
      const meetings = readable.map(({ meeting: { id, title, date } }) => ({ id, title, date }));
      const find = locator(readable);
      const contributions = (await minuted.contributions(meetings.map((one) => one.id)))
        .filter((row) => row.removedAt === null && find(row) !== null)
        .map((row) => ({
          meetingId: toMeetingId(row.meetingId),
          seatId: row.seatId === null ? null : toSeatId(row.seatId),
        }));
      const heldAt = (day: string) =>
        seats.map((seat) => ({
          ...seat,
          holding: holdingOn(seat, day),
          from: seat.fromDay,
          to: seat.toDay,
        }));
      const today = dayInLondon(now());
      return {
        seats: seats.map((seat) => seatView(seat, people, today)).filter((seat) => !seat.ended),
        areas: areas.map((area) => ({
          ...area,
          bodies: bodies.filter((one) => one.areaIds.includes(area.id)).map((one) => one.name),
        })),
        meetings,
        coverage: areas.flatMap((area) =>
          meetings.map((meeting) => ({
            areaId: area.id,
            meetingId: meeting.id,
            value: coverage(area.id, meeting, heldAt(meeting.date), contributions),
          })),
        ),
      };
    },
  };
}
