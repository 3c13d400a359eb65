import { wasThere } from './approval.ts';
import type { AttendanceCode, SeatCategory } from './vocabulary.ts';

/** Who sat where at the meeting that approved some minutes. */
export interface ApprovingTable {
  readonly holders: readonly {
    readonly personId: string;
    readonly seatId: string;
    readonly seat: string;
    readonly category: SeatCategory;
  }[];
  readonly attendance: readonly { readonly seatId: string | null; readonly code: AttendanceCode }[];
}

export type Signing =
  | { readonly allowed: true /** The seat's title. */; readonly post: string }
  | { readonly allowed: false; readonly reason: string };

/** In which seat somebody chaired the approving meeting. The vice chair signs when the chair was not there. */
export function signingSeat(person: string, { holders, attendance }: ApprovingTable): Signing {
  const sits = (one: { readonly personId: string }) => one.personId === person;
  const chairs = holders.filter((one) => CHAIRS.has(one.category));
  const chair = chairs.find(sits);
  const vice = holders.filter((one) => one.category === 'vice_chair').find(sits);
  const ownSeats = holders.filter(sits).map((one) => one.seatId);
  // Where nobody recorded who was there, nobody was away.
  const wasAway = wasThere(ownSeats, attendance) === false;
  if (wasAway && (chair ?? vice) !== undefined) return { allowed: false, reason: WAS_AWAY };
  if (chair !== undefined) return { allowed: true, post: chair.seat };
  if (vice === undefined) return { allowed: false, reason: NOT_THE_CHAIR };
  const chairSeats = [...new Set(chairs.map((one) => one.seatId))];
  return wasThere(chairSeats, attendance) === false
    ? { allowed: true, post: vice.seat }
    : { allowed: false, reason: CHAIR_WAS_THERE };
}

const CHAIRS: ReadonlySet<SeatCategory> = new Set<SeatCategory>(['independent_chair', 'chair']);

const WAS_AWAY =
  'You are recorded as not at the meeting that approved these minutes. Whoever chaired it signs them.';
const NOT_THE_CHAIR = 'The chair of the meeting that approved these minutes signs them.';
const CHAIR_WAS_THERE =
  'The vice chair signs when the chair is recorded as not at the meeting that approved these minutes.';
