import type { FieldFault } from '#client/ui/error-summary.tsx';
import { presentAs } from '#shared/domain/attendance.ts';
import { ATTENDANCE_CODES, type AttendanceCode, inWords } from '#shared/domain/vocabulary.ts';
import type {
  MeetingAttendance,
  RecordAttendance,
  SeatAttendance,
} from '#shared/protocol/http/attendance.ts';

/** What is being written of one seat. */
export interface SeatDraft {
  readonly code: AttendanceCode;
  /** One of the deputies on record; empty: somebody else, who is named. */
  readonly deputy: string;
  readonly name: string;
  readonly note: string;
}

export interface OtherDraft {
  readonly key: string;
  /** Empty: somebody new. */
  readonly id: string;
  readonly name: string;
  readonly note: string;
}

/** Only what somebody changed: whatever else is recorded meanwhile stays as it is recorded. */
export interface AttendanceDraft {
  readonly seats: Readonly<Record<string, SeatDraft>>;
  /** The people without a seat, once one of them was changed. */
  readonly others: readonly OtherDraft[];
  readonly othersChanged: boolean;
}

export const NOTHING_CHANGED: AttendanceDraft = { seats: {}, others: [], othersChanged: false };

/** What nobody knows yet comes first: it is what a seat begins with. */
export const CODE_OPTIONS = [
  'not_recorded' as const,
  ...ATTENDANCE_CODES.filter((code) => code !== 'not_recorded'),
].map((code) => ({ value: code, name: inWords(code) }));

/** A seat as it is on the form: as recorded, or as somebody is writing it. */
export function seatDraft(seat: SeatAttendance, draft: AttendanceDraft): SeatDraft {
  const recorded = seat.code === 'deputised' ? (seat.name ?? '') : '';
  const deputy = seat.deputies.find((one) => one === recorded) ?? seat.deputies[0] ?? '';
  const isOther = recorded !== '' && deputy !== recorded;
  return (
    draft.seats[seat.seatId] ?? {
      code: seat.code,
      deputy: isOther ? '' : deputy,
      name: recorded,
      note: seat.note ?? '',
    }
  );
}

export function otherDrafts(
  found: MeetingAttendance,
  draft: AttendanceDraft,
): readonly OtherDraft[] {
  if (draft.othersChanged) return draft.others;
  return found.others.map(({ id, name, note }, index) => ({
    key: String(index + 1),
    id,
    name,
    note: note ?? '',
  }));
}

/** Everybody who holds a seat and of whom nothing is recorded yet was there. What somebody has said already
 *  stays. */
export function everyonePresent(
  found: MeetingAttendance,
  draft: AttendanceDraft,
): Pick<AttendanceDraft, 'seats'> {
  const unsaid = found.seats.filter(
    (seat) => seat.holding === 'held' && seatDraft(seat, draft).code === 'not_recorded',
  );
  const present = unsaid.map((seat): [string, SeatDraft] => [
    seat.seatId,
    { ...seatDraft(seat, draft), code: presentAs(seat.membership) },
  ]);
  return { seats: { ...draft.seats, ...Object.fromEntries(present) } };
}

/** Nobody sat in a vacant seat. */
export function canBeRecorded(seat: SeatAttendance): boolean {
  return seat.holding !== 'vacant';
}

export const fieldOf = (seatId: string, what: 'code' | 'deputy' | 'name' | 'note') =>
  `${what}-${seatId}`;
export const OTHERS = 'others';
const otherField = (key: string, what: 'name' | 'note') => `${OTHERS}-${key}-${what}`;

export function attendanceFaults(
  found: MeetingAttendance,
  draft: AttendanceDraft,
): readonly FieldFault[] {
  const seats = found.seats
    .filter((seat) => {
      const one = seatDraft(seat, draft);
      return one.code === 'deputised' && standIn(one) === '';
    })
    .map((seat) => ({
      fieldId: fieldOf(seat.seatId, 'name'),
      message: `Enter who deputised for “${seat.title}”`,
    }));
  const others = otherDrafts(found, draft)
    .filter((one) => one.name.trim() === '' && (one.id !== '' || one.note.trim() !== ''))
    .map((one) => ({
      fieldId: otherField(one.key, 'name'),
      message: 'Enter the name of each person in attendance, or remove them',
    }));
  return [...seats, ...others];
}

/** What is sent: whatever is another than it is recorded. */
export function attendanceOrder(
  found: MeetingAttendance,
  draft: AttendanceDraft,
): RecordAttendance {
  const others = otherDrafts(found, draft);
  return {
    seats: found.seats
      .map((seat) => ({ seat, ...seatDraft(seat, draft) }))
      .filter((one) => one.seat.seatId in draft.seats && isChanged(one.seat, one))
      .map(({ seat, ...one }) => ({
        seatId: seat.seatId,
        code: one.code,
        name: one.code === 'deputised' ? standIn(one) : null,
        note: given(one.note),
      })),
    others: others
      .filter((one) => one.name.trim() !== '' && isOtherChanged(found, one))
      .map(({ id, name, note }) => ({ id: given(id), name: name.trim(), note: given(note) })),
    removed: found.others
      .filter(({ id }) => !others.some((one) => one.id === id))
      .map(({ id }) => id),
  };
}

/** How many things would be recorded. */
export function changesIn({ seats, others, removed }: RecordAttendance): number {
  return seats.length + others.length + removed.length;
}

function standIn({ deputy, name }: SeatDraft): string {
  return deputy === '' ? name.trim() : deputy;
}

function isChanged(seat: SeatAttendance, one: SeatDraft): boolean {
  return (
    seat.code !== one.code ||
    (seat.note ?? '') !== one.note.trim() ||
    (one.code === 'deputised' && standIn(one) !== seat.name)
  );
}

function isOtherChanged(found: MeetingAttendance, one: OtherDraft): boolean {
  const before = found.others.find(({ id }) => id === one.id);
  return before?.name !== one.name.trim() || (before.note ?? '') !== one.note.trim();
}

function given(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}
