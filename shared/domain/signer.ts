import type { SeatCategory } from './vocabulary.ts';
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
export const CHAIRS: ReadonlySet<SeatCategory> = new Set<SeatCategory>([
  'independent_chair',
  'chair',
]);

/** In which seat somebody chaired the approving meeting. When the chair was not there, whoever is recorded as their
 *  deputy signs, or the vice chair. */
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
  if (wasAway && (chair ?? vice) !== undefined) return { allowed: false, reason: WAS_AWAY };
  if (vice === undefined) return { allowed: false, reason: NOT_THE_CHAIR };
  const chairs = holders.filter((one) => CHAIRS.has(one.category)).map((one) => one.seatId);
  return wereAway(chairs, attendance)
    ? { allowed: true, post: vice.seat }
    : { allowed: false, reason: CHAIR_WAS_THERE };
}

const WAS_AWAY =
  'You are recorded as not at the meeting that approved these minutes. Whoever chaired it signs them.';
const NOT_THE_CHAIR = 'The chair of the meeting that approved these minutes signs them.';
const CHAIR_WAS_THERE =
  'The vice chair signs when the chair is recorded as not at the meeting that approved these minutes.';
