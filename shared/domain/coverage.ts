import type { AreaId, MeetingId, SeatId } from '../ids.ts';
import type { SeatHolding } from './vocabulary.ts';

/** Three-valued on purpose: what nobody recorded is neither met nor missed (domain.md 5.4). */
export const COVERAGES = ['met', 'not_met', 'not_recorded'] as const;
export type Coverage = (typeof COVERAGES)[number];

export interface PatientVoiceSeat {
  readonly id: SeatId;
  readonly holding: SeatHolding;
  readonly areaIds: readonly AreaId[];
  /** Calendar days the present holding is known to begin and end; `null` for open. */
  readonly from: string | null;
  readonly to: string | null;
}

export interface MinutedContribution {
  readonly meetingId: MeetingId;
  readonly seatId: SeatId | null;
}

/** Was an area heard at a meeting?
 *  `met`: a contribution by a seat that speaks for the area is minuted.
 *  `not_met`: every seat that speaks for the area was vacant on the day, or none speaks for it; a
 *  vacancy never counts as cover.
 *  `not_recorded`: a seat that speaks for it was held, but no words are on record; or nobody recorded
 *  which seats were held. */
export function coverage(
  area: AreaId,
  meeting: { readonly id: MeetingId; readonly date: string },
  seats: readonly PatientVoiceSeat[],
  contributions: readonly MinutedContribution[],
): Coverage {
  const speaking = seats.filter(
    (seat) => seat.areaIds.includes(area) && inForce(seat, meeting.date),
  );
  const heard = contributions.some(
    (one) =>
      one.meetingId === meeting.id &&
      one.seatId !== null &&
      speaking.some((seat) => seat.id === one.seatId),
  );
  if (heard) return 'met';
  if (speaking.length > 0) {
    return speaking.every((seat) => seat.holding === 'vacant') ? 'not_met' : 'not_recorded';
  }
  const inOffice = seats.filter((seat) => inForce(seat, meeting.date));
  const unknown = inOffice.length === 0 || inOffice.some((seat) => seat.holding === 'not_recorded');
  return unknown ? 'not_recorded' : 'not_met';
}

function inForce(seat: PatientVoiceSeat, day: string): boolean {
  return (seat.from === null || seat.from <= day) && (seat.to === null || day < seat.to);
}
