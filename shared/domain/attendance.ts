import type { AttendanceCode, Membership, SeatHolding } from './vocabulary.ts';

/** Who was in a seat at a meeting, as far as anybody recorded it. */
export interface SeatAt {
  readonly title: string;
  readonly organisation: string | null;
  /** As on the day of the meeting. */
  readonly holding: SeatHolding;
  readonly holders: readonly string[];
  readonly code: AttendanceCode;
  readonly name: string | null;
  readonly note: string | null;
}

/** Somebody in attendance without a seat. */
export interface OtherAt {
  readonly name: string;
  readonly note: string | null;
}

/** The lines of a list of attendance as minutes print it, each under its heading; a heading without lines is left
 *  out. What nobody recorded is said to be so: it is no absence. */
export interface AttendanceGroup {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** @param seats in the committee's own order */
export function attendanceGroups(
  seats: readonly SeatAt[],
  others: readonly OtherAt[],
): readonly AttendanceGroup[] {
  const at = (...codes: readonly AttendanceCode[]) =>
    seats.filter((seat) => codes.includes(seat.code)).map(lineOf);
  const unrecorded = seats.filter((seat) => seat.code === 'not_recorded');
  const vacant = unrecorded.filter((seat) => seat.holding === 'vacant');
  const unsaid = unrecorded.filter((seat) => seat.holding !== 'vacant');
  return [
    { heading: 'Present', lines: at('present', 'deputised') },
    {
      heading: 'In attendance',
      lines: [...at('in_attendance'), ...others.map(({ name, note }) => noted(name, note))],
    },
    { heading: 'Apologies', lines: at('apologies') },
    { heading: 'Absent', lines: at('absent') },
    { heading: 'Vacant', lines: vacant.map(seatInWords) },
    { heading: 'Not recorded', lines: unsaid.map(seatInWords) },
  ].filter((group) => group.lines.length > 0);
}

/** What “everyone present” means for a seat: whoever is there without being a member is in attendance. */
export function presentAs(membership: Membership): AttendanceCode {
  return membership === 'in_attendance' || membership === 'observer' ? 'in_attendance' : 'present';
}

function lineOf(seat: SeatAt): string {
  const words =
    seat.code === 'deputised'
      ? `${seat.name ?? 'A deputy'}, deputising for ${named(seat.holders.join(' and ') || null, seat)}`
      : named(seat.name, seat);
  return noted(words, seat.note);
}

/** “Dr A Green, Chair, NHS Brent CCG”. */
function named(name: string | null, seat: SeatAt): string {
  const words = seatInWords(seat);
  // In the demonstration people go by their posts.
  if (name === null || words.toLowerCase().startsWith(name.toLowerCase())) return words;
  return `${name}, ${words}`;
}

function seatInWords({ title, organisation }: Pick<SeatAt, 'title' | 'organisation'>): string {
  return organisation === null || title.includes(organisation)
    ? title
    : `${title}, ${organisation}`;
}

function noted(words: string, note: string | null): string {
  return note === null ? words : `${words} (${note})`;
}
