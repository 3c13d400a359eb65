import type { FieldFault } from '#client/ui/error-summary.tsx';
import { dayOf, isBlank, type TypedDate } from '#client/ui/fields/date-field.tsx';
import { toOrganisationId } from '#shared/ids.ts';
import type {
  Appoint,
  ChosenPerson,
  Constitution,
  ConstitutionSeat,
  KeptPerson,
} from '#shared/protocol/http/constitution.ts';

/** What was typed beside one seat. */
export interface PersonRow {
  readonly name: string;
  readonly email: string;
  /** A body's id; empty: not recorded; `null`: nothing chosen, so the seat's own body. */
  readonly nominatedById: string | null;
}

export const BLANK_ROW: PersonRow = { name: '', email: '', nominatedById: null };

export interface PeopleDraft {
  readonly firstDay: TypedDate;
  readonly lastDay: TypedDate;
  readonly invite: string;
  /** By the seat's id. */
  readonly rows: Readonly<Record<string, PersonRow>>;
}

export const PEOPLE_FIELD = { firstDay: 'people-from', lastDay: 'people-to' };
export const rowField = (seatId: string, part: 'name' | 'email' | 'by') => `${part}-${seatId}`;

export interface NewHolder {
  readonly seatId: string;
  readonly name: string;
  readonly email: string | null;
  readonly nominatedById: string | null;
}

export interface PeopleOrder {
  readonly holders: readonly NewHolder[];
  readonly firstDay: string;
  readonly lastDay: string | null;
  readonly invite: boolean;
}

/** Those to appoint, or everything that cannot be understood. A row without a name is a vacancy, and stays
 *  one. */
export function readPeople(
  draft: PeopleDraft,
  seats: readonly ConstitutionSeat[],
): { readonly order: PeopleOrder } | { readonly faults: readonly FieldFault[] } {
  const faults: FieldFault[] = [];
  const firstDay = dayOf(draft.firstDay);
  const lastDay = dayOf(draft.lastDay);
  if (firstDay === null) {
    faults.push({
      fieldId: PEOPLE_FIELD.firstDay,
      message: isBlank(draft.firstDay)
        ? 'Enter the first day of these appointments'
        : 'The first day must be a real date',
    });
  }
  if (lastDay === null && !isBlank(draft.lastDay)) {
    faults.push({ fieldId: PEOPLE_FIELD.lastDay, message: 'The last day must be a real date' });
  }
  if (firstDay !== null && lastDay !== null && lastDay < firstDay) {
    faults.push({
      fieldId: PEOPLE_FIELD.lastDay,
      message: 'The last day must be the first day or later',
    });
  }
  const holders = seats.flatMap((seat): readonly NewHolder[] => {
    const row = draft.rows[seat.id] ?? BLANK_ROW;
    const name = row.name.trim();
    const email = row.email.trim();
    if (name === '' && email === '') return [];
    if (name === '') {
      faults.push({
        fieldId: rowField(seat.id, 'name'),
        message: `${seat.title}: enter a name, or remove the e-mail address`,
      });
    }
    if (email !== '' && !looksLikeEmail(email)) {
      faults.push({
        fieldId: rowField(seat.id, 'email'),
        message: `${seat.title}: enter an e-mail address like name@example.nhs.uk`,
      });
    }
    const nominatedById = row.nominatedById ?? seat.organisation?.id ?? '';
    return [{ seatId: seat.id, name, email: email || null, nominatedById: nominatedById || null }];
  });
  if (faults.length > 0 || firstDay === null) return { faults };
  if (holders.length === 0) {
    const first = seats[0];
    return {
      faults: [
        {
          fieldId: first === undefined ? null : rowField(first.id, 'name'),
          message: 'Enter the name of at least one person, or go on without',
        },
      ],
    };
  }
  return { order: { holders, firstDay, lastDay, invite: draft.invite === 'yes' } };
}

/** Good enough to catch a slip; whether it exists only a letter tells. */
export function looksLikeEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text);
}

/** Who a row means. The same name and address twice is one person in two seats. */
export function personOf(
  { name, email }: Pick<NewHolder, 'name' | 'email'>,
  known: readonly Pick<KeptPerson, 'id' | 'name' | 'email'>[],
  invite: boolean,
): ChosenPerson {
  const same = known.filter(
    (person) =>
      person.name.toLowerCase() === name.toLowerCase() &&
      (email === null || person.email === null || person.email === email.toLowerCase()),
  );
  const one = same.length === 1 ? same[0] : undefined;
  if (one !== undefined && (email === null || one.email === email.toLowerCase())) {
    return { personId: one.id };
  }
  return { name, email, invite: invite && email !== null };
}

export function appointmentOf(
  holder: NewHolder,
  person: ChosenPerson,
  { firstDay, lastDay }: Pick<PeopleOrder, 'firstDay' | 'lastDay'>,
): Appoint {
  return {
    person,
    status: 'confirmed',
    shared: false,
    nominatedById: holder.nominatedById === null ? null : toOrganisationId(holder.nominatedById),
    nominatedOn: null,
    firstDay,
    lastDay,
  };
}

/** The seats that wait for somebody, in the committee's own order. */
export function openSeats(constitution: Constitution): readonly ConstitutionSeat[] {
  return constitution.seats.filter(
    (seat) => seat.state !== 'ended' && !seat.appointments.some((one) => one.state !== 'ended'),
  );
}
