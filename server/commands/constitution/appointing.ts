import type { Constitution, ConstitutionChange, SeatRecord } from '#server/records/constitution.ts';
import { lastDayOf, overlap, type Span } from '#shared/domain/seat.ts';
import type { AppointmentId, PersonId } from '#shared/ids.ts';
import { dayInWords } from '#shared/lang/date-words.ts';
import type { Form } from './form.ts';

/** A term that somebody is to have in a seat. */
export interface Term extends Span {
  /** `null`: it is not on record yet. */
  readonly id: AppointmentId | null;
  readonly personId: PersonId;
  readonly shared: boolean;
}

/** A seat is held by one person at a time, unless it is shared. Answers what has to be written besides: those
 *  who held it alone until now hold it together. Faults are told to `form`. */
export function placeIn(
  form: Form,
  seat: SeatRecord,
  term: Term,
  { people }: Constitution,
): readonly ConstitutionChange[] {
  checkWithin(form, seat, term);
  const others = seat.tenures.filter(
    (one) => one.id !== term.id && one.status === 'confirmed' && overlap(one, term),
  );
  if (others.some((one) => one.personId === term.personId)) {
    form.fault('person.personId', 'This person holds the seat then already');
    return [];
  }
  const [other] = others;
  if (other !== undefined && !term.shared) {
    const name = people.find((one) => one.id === other.personId)?.name ?? 'Somebody';
    const last = lastDayOf(other);
    const until = last === null ? '' : ` until ${dayInWords(last)}`;
    form.fault(
      'firstDay',
      `${name} holds this seat${until}. End that appointment first, or say that they share the seat`,
    );
    return [];
  }
  return others
    .filter((one) => !one.shared)
    .map((tenure) => ({ kind: 'tenure', seatId: seat.id, tenure: { ...tenure, shared: true } }));
}

function checkWithin(form: Form, seat: SeatRecord, term: Span): void {
  if (seat.fromDay !== null && (term.fromDay === null || term.fromDay < seat.fromDay)) {
    form.fault('firstDay', `Choose ${dayInWords(seat.fromDay)} or later: the seat begins then`);
  }
  const last = lastDayOf(seat);
  if (last !== null && (term.toDay === null || term.toDay > (seat.toDay ?? ''))) {
    form.fault('lastDay', `Choose ${dayInWords(last)} or earlier: the seat ends then`);
  }
}
