import type { AttendanceCode, SeatCategory } from './vocabulary.ts';
import {
  hasStoodIn,
  type SatOrStoodIn,
  type WhoWasThere,
  wasThere,
  wereAway,
} from './was-there.ts';

/** Who sat where at the meeting that approved some minutes. */
export interface ApprovingTable extends WhoWasThere {
  readonly holders: readonly (SatOrStoodIn & {
    readonly seat: string;
    readonly category: SeatCategory;
  })[];
}

export type Signing =
  | { readonly allowed: true /** The seat's title. */; readonly post: string }
  | { readonly allowed: false; readonly reason: string };

/** The seats of whoever chairs a committee. */
const CHAIRS: ReadonlySet<SeatCategory> = new Set<SeatCategory>(['independent_chair', 'chair']);

/** The seats of whoever may chair a meeting. */
export const MAY_CHAIR: ReadonlySet<SeatCategory> = new Set<SeatCategory>([
  ...CHAIRS,
  'vice_chair',
]);

/** In which seat somebody chaired the approving meeting. When the chair was not there, whoever is recorded as their
 *  deputy signs, or the vice chair; when nobody sat in either seat but the vice chair's deputy, that deputy does. */
export function signingSeat(person: string, table: ApprovingTable): Signing {
  const { holders, attendance } = table;
  const seats = holders.filter((one) => one.personId === person);
  const chair = seats.find((one) => !one.standsIn && CHAIRS.has(one.category));
  const vice = seats.find((one) => !one.standsIn && one.category === 'vice_chair');
  // Where nobody recorded who was there, nobody was away.
  const wasAway = wasThere({ id: person, name: seats[0]?.name ?? '' }, table) === false;
  if (chair !== undefined && !wasAway) return { allowed: true, post: chair.seat };
  const deputised = seats.find(
    (one) =>
      one.standsIn &&
      CHAIRS.has(one.category) &&
      wereAway([one.seatId], attendance) &&
      hasStoodIn(one, table) !== false,
  );
  if (deputised !== undefined) return { allowed: true, post: `${deputised.seat} (deputy)` };
  const viceDeputised = seats.find(
    (one) => one.standsIn && one.category === 'vice_chair' && chairsInstead(one, table),
  );
  if (viceDeputised !== undefined) return { allowed: true, post: `${viceDeputised.seat} (deputy)` };
  if (wasAway && (chair ?? vice) !== undefined) return { allowed: false, reason: WAS_AWAY };
  if (vice === undefined) return { allowed: false, reason: NOT_THE_CHAIR };
  return chairWasAway(table)
    ? { allowed: true, post: vice.seat }
    : { allowed: false, reason: CHAIR_WAS_THERE };
}

/** Whether this deputy sat in the vice chair's seat, and nobody in the chair's, or in that of another vice chair. */
function chairsInstead(seat: ApprovingTable['holders'][number], table: ApprovingTable): boolean {
  const others = table.holders
    .filter((one) => MAY_CHAIR.has(one.category))
    .filter((one) => one.seatId !== seat.seatId);
  const isTaken = ({ seatId }: { readonly seatId: string }) =>
    table.attendance.some((one) => one.seatId === seatId && TAKEN.has(one.code));
  return chairWasAway(table) && !others.some(isTaken) && hasStoodIn(seat, table) === true;
}

const TAKEN: ReadonlySet<AttendanceCode> = new Set<AttendanceCode>([
  'present',
  'in_attendance',
  'deputised',
]);

/** Where nobody held the chair on that day, nobody was there in it. */
function chairWasAway({ holders, attendance }: ApprovingTable): boolean {
  const chairs = holders.filter((one) => CHAIRS.has(one.category)).map((one) => one.seatId);
  return chairs.length === 0 || wereAway(chairs, attendance);
}

const WAS_AWAY =
  'You are recorded as not at the meeting that approved these minutes. Whoever chaired it signs them.';
const NOT_THE_CHAIR = 'The chair of the meeting that approved these minutes signs them.';
const CHAIR_WAS_THERE =
  'The vice chair signs when the chair is recorded as not at the meeting that approved these minutes.';
