import type { AttendanceCode } from './vocabulary.ts';

/** A seat that somebody held on the day of a meeting, or could stand in at. */
export interface SatOrStoodIn {
  readonly personId: string;
  readonly name: string;
  readonly seatId: string;
  /** Is the holder's deputy, and was there when the seat is recorded as deputised. */
  readonly standsIn: boolean;
}

/** A line of a meeting's attendance: a seat's, or that of somebody without one. */
export interface AttendanceLine {
  readonly seatId: string | null;
  readonly code: AttendanceCode;
  /** As it is printed; `null`: nobody is named. */
  readonly name: string | null;
}

export interface WhoWasThere {
  readonly holders: readonly SatOrStoodIn[];
  readonly attendance: readonly AttendanceLine[];
}

/** Whether somebody was at a meeting; `null`: nobody recorded it. Somebody in two seats was there if they were in one
 *  of them. Somebody without a seat on that day was there only if the attendance names them. */
export function wasThere(
  person: { readonly id: string; readonly name: string },
  meeting: WhoWasThere,
): boolean | null {
  const { holders, attendance } = meeting;
  const seats = holders.filter((one) => one.personId === person.id);
  const held = seats.filter((one) => !one.standsIn);
  const sat = attendance.filter(
    ({ code, seatId }) =>
      SITS.has(code) || (code === 'deputised' && !held.some((one) => one.seatId === seatId)),
  );
  if (sat.some((one) => isNamed(one, person.name))) return true;
  const own = held.map((one) => codeOf(one.seatId, attendance));
  if (own.some((code) => SITS.has(code))) return true;
  const stoodIn = seats.filter((one) => one.standsIn).map((one) => hasStoodIn(one, meeting));
  if (stoodIn.includes(true)) return true;
  if (own.some((code) => code !== 'not_recorded')) return false;
  if (own.length > 0 || stoodIn.includes(null)) return null;
  return attendance.some((one) => one.code !== 'not_recorded') ? false : null;
}

/** Whether it was this deputy who sat in the seat; `null`: nobody recorded it, or which of several. */
export function hasStoodIn(seat: SatOrStoodIn, { holders, attendance }: WhoWasThere) {
  const line = attendance.find((one) => one.seatId === seat.seatId);
  if (line === undefined || line.code === 'not_recorded') return null;
  if (line.code !== 'deputised') return false;
  const deputies = holders.filter((one) => one.standsIn && one.seatId === seat.seatId);
  const named = deputies.filter((one) => isNamed(line, one.name));
  if (named.length > 0) return named.some((one) => one.personId === seat.personId);
  // One deputy, however the name was written down; of several it is not known which.
  return new Set(deputies.map((one) => one.personId)).size === 1 ? true : null;
}

/** Whether none of these seats had its holder in it. Where nobody recorded anything, nobody was away. */
export function wereAway(seats: readonly string[], attendance: WhoWasThere['attendance']): boolean {
  const codes = seats.map((seatId) => codeOf(seatId, attendance));
  if (codes.some((one) => SITS.has(one))) return false;
  return codes.some((one) => one !== 'not_recorded');
}

const SITS: ReadonlySet<AttendanceCode> = new Set<AttendanceCode>(['present', 'in_attendance']);

function codeOf(seatId: string, attendance: WhoWasThere['attendance']): AttendanceCode {
  return attendance.find((one) => one.seatId === seatId)?.code ?? 'not_recorded';
}

/** A line may name two who share a seat, or say beside a name what they are or for whom they sat there. */
function isNamed(line: AttendanceLine, name: string): boolean {
  const wanted = plain(name);
  if (wanted === '' || line.name === null) return false;
  const named = [line.name, ...line.name.split(/ and | & |[,;]/)];
  return named
    .flatMap((one) => [one, one.split(/ for | on behalf of |\(/)[0] ?? ''])
    .some((one) => plain(one) === wanted);
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .join(' ');
}
