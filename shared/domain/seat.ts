import type { AppointmentId, MeetingId, OrganisationId, PersonId, SeatId } from '../ids.ts';
import { dayAfter, daysBetween } from './calendar.ts';
import type { AppointmentStatus, Membership, SeatCategory, SeatHolding } from './vocabulary.ts';

/** Days on which something holds, in London: from its first day until the day before `toDay`. `null`: open,
 *  or nobody recorded it. */
export interface Span {
  readonly fromDay: string | null;
  readonly toDay: string | null;
}

export interface Seat extends Span {
  readonly id: SeatId;
  readonly title: string;
  readonly category: SeatCategory;
  readonly membership: Membership;
  readonly countsToQuorum: boolean;
  readonly organisationId: OrganisationId | null;
  /** `not_recorded`: the source does not say whether anybody sits there. Else the tenures say it. */
  readonly holding: SeatHolding;
  readonly tenures: readonly Tenure[];
}

/** Somebody's appointment to a seat. */
export interface Tenure extends Span {
  readonly id: AppointmentId;
  readonly personId: PersonId;
  readonly status: AppointmentStatus;
  readonly shared: boolean;
  readonly deputies: readonly StandIn[];
}

export interface StandIn extends Span {
  readonly personId: PersonId;
  /** `null`: at every meeting on those days. */
  readonly meetingId: MeetingId | null;
}

export function holdsOn({ fromDay, toDay }: Span, day: string): boolean {
  return (fromDay === null || fromDay <= day) && (toDay === null || day < toDay);
}

/** Whether there is a day on which both hold. */
export function overlap(a: Span, b: Span): boolean {
  const starts = [a.fromDay, b.fromDay].filter((day) => day !== null).sort();
  const ends = [a.toDay, b.toDay].filter((day) => day !== null).sort();
  const [start, end] = [starts.at(-1), ends[0]];
  return start === undefined || end === undefined || start < end;
}

/** Those who hold the seat on a day: appointed and not only nominated, while there is such a seat. */
export function holdersOn<T extends Pick<Tenure, 'status'> & Span>(
  seat: Span & { readonly tenures: readonly T[] },
  day: string,
): readonly T[] {
  if (!holdsOn(seat, day)) return [];
  return seat.tenures.filter((one) => one.status === 'confirmed' && holdsOn(one, day));
}

/** Vacancy is a fact of its own: a seat that nobody holds is vacant, unless nobody recorded who does. */
export function holdingOn(
  seat: Span & {
    readonly holding: SeatHolding;
    readonly tenures: readonly (Pick<Tenure, 'status'> & Span)[];
  },
  day: string,
): SeatHolding {
  if (holdersOn(seat, day).length > 0) return 'held';
  return seat.holding === 'not_recorded' ? 'not_recorded' : 'vacant';
}

/** The first day of the present vacancy; `null`: it is not vacant, or nobody recorded since when. */
export function vacantSince(
  seat: Span & {
    readonly holding: SeatHolding;
    readonly tenures: readonly (Pick<Tenure, 'status'> & Span)[];
  },
  day: string,
): string | null {
  if (holdingOn(seat, day) !== 'vacant' || !holdsOn(seat, day)) return null;
  const ends = seat.tenures
    .filter((one) => one.status === 'confirmed' && one.toDay !== null && one.toDay <= day)
    .map((one) => one.toDay ?? '');
  return ends.sort().at(-1) ?? seat.fromDay;
}

/** How early pages say that a term is about to end. */
const ENDS_SOON_DAYS = 90;

/** In office on that day, and for no more than 90 days. */
export function endsSoon(tenure: Pick<Tenure, 'status'> & Span, day: string): boolean {
  if (tenure.status !== 'confirmed' || tenure.toDay === null || !holdsOn(tenure, day)) return false;
  return daysBetween(day, tenure.toDay) <= ENDS_SOON_DAYS;
}

/** The last day on which something holds, as people say it. */
export function lastDayOf({ toDay }: Span): string | null {
  return toDay === null ? null : dayAfter(toDay, -1);
}

/** The end of a span of which people named the last day. */
export function untilAfter(lastDay: string | null): string | null {
  return lastDay === null ? null : dayAfter(lastDay);
}
