import { dayInWords } from '#client/ui/date-words.ts';
import type { FieldFault } from '#client/ui/error-summary.tsx';
import { NO_DATE, type TypedDate } from '#client/ui/fields/date-field.tsx';
import { toOrganisationId } from '#shared/ids.ts';
import type {
  Appoint,
  Constitution,
  ConstitutionSeat,
} from '#shared/protocol/http/constitution.ts';
import type { Answer } from '../constitution/form-page.tsx';
import { endsBeforeItBegins, readDays } from './days.ts';
import {
  BLANK_PERSON,
  PERSON_FAULTS,
  type PersonDraft,
  personInWords,
  readPerson,
} from './person-draft.ts';
import { holdersOf } from './seat-words.ts';

/** Somebody's coming into a seat, while it is being written down. */
export interface AppointDraft extends PersonDraft {
  readonly status: string;
  readonly shared: string;
  readonly nominatedById: string;
  readonly nominatedOn: TypedDate;
  readonly firstDay: TypedDate;
  readonly lastDay: TypedDate;
}

export function blankAppointment(seat: ConstitutionSeat): AppointDraft {
  return {
    ...BLANK_PERSON,
    status: 'confirmed',
    shared: '',
    nominatedById: seat.organisation?.id ?? '',
    nominatedOn: NO_DATE,
    firstDay: NO_DATE,
    lastDay: NO_DATE,
  };
}

export const APPOINT_FIELD = {
  status: 'appoint-status',
  shared: 'appoint-shared',
  nominatedById: 'appoint-by',
  nominatedOn: 'appoint-on',
  firstDay: 'appoint-from',
  lastDay: 'appoint-to',
} as const;
export const APPOINT_FAULTS = { ...APPOINT_FIELD, ...PERSON_FAULTS };

/** The order to send, or everything that is missing. */
export function appointOrder(
  draft: AppointDraft,
  constitution: Constitution,
  seat: ConstitutionSeat,
): { readonly order: Appoint } | { readonly faults: readonly FieldFault[] } {
  const person = readPerson(draft, constitution.people);
  const confirmed = draft.status === 'confirmed';
  const { days, faults } = readDays({
    nominatedOn: {
      fieldId: APPOINT_FIELD.nominatedOn,
      typed: draft.nominatedOn,
      what: 'day of the nomination',
      needed: false,
    },
    firstDay: {
      fieldId: APPOINT_FIELD.firstDay,
      typed: draft.firstDay,
      what: 'first day',
      needed: confirmed,
    },
    lastDay: {
      fieldId: APPOINT_FIELD.lastDay,
      typed: draft.lastDay,
      what: 'last day',
      needed: false,
    },
  });
  if ('faults' in person) faults.unshift(...person.faults);
  const held = holdersOf(seat).length > 0;
  if (confirmed && held && draft.shared === '') {
    faults.push({
      fieldId: APPOINT_FIELD.shared,
      message: 'Say whether they share the seat or take it over',
    });
  }
  if (confirmed && endsBeforeItBegins(days.firstDay, days.lastDay)) {
    faults.push({
      fieldId: APPOINT_FIELD.lastDay,
      message: 'The last day must be the first day or later',
    });
  }
  if (faults.length > 0 || 'faults' in person) return { faults };
  return {
    order: {
      person: person.person,
      status: confirmed ? 'confirmed' : 'nominated',
      shared: held && confirmed && draft.shared === 'yes',
      nominatedById: draft.nominatedById === '' ? null : toOrganisationId(draft.nominatedById),
      nominatedOn: days.nominatedOn,
      firstDay: confirmed ? days.firstDay : null,
      lastDay: confirmed ? days.lastDay : null,
    },
  };
}

/** The order as answers to be checked. */
export function appointFacts(
  order: Appoint,
  draft: AppointDraft,
  constitution: Constitution,
  seat: ConstitutionSeat,
): readonly Answer[] {
  const bodies = [...constitution.parents, ...constitution.related];
  const confirmed = order.status === 'confirmed';
  const day = (value: string | null, otherwise: string) =>
    value === null ? otherwise : dayInWords(value);
  return [
    { name: 'Seat', value: seat.title, given: true },
    { name: 'Person', value: personInWords(draft, constitution.people) },
    {
      name: 'What is recorded',
      value: confirmed
        ? order.shared
          ? 'They are appointed, and share the seat with one vote'
          : 'They are appointed'
        : 'They are nominated, and hold nothing yet',
    },
    {
      name: 'Nominated by',
      value: bodies.find(({ id }) => id === order.nominatedById)?.name ?? 'Not recorded',
    },
    { name: 'Nominated on', value: day(order.nominatedOn, 'Not recorded') },
    ...(confirmed
      ? [
          { name: 'First day', value: day(order.firstDay, 'Not recorded') },
          { name: 'Last day', value: day(order.lastDay, 'No end set') },
        ]
      : []),
  ];
}
