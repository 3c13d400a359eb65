import { dayInWords } from '#client/ui/date-words.ts';
import type { FieldFault } from '#client/ui/error-summary.tsx';
import { NO_DATE, type TypedDate } from '#client/ui/fields/date-field.tsx';
import { toMeetingId } from '#shared/ids.ts';
import type { Constitution, NameDeputy } from '#shared/protocol/http/constitution.ts';
import type { Answer } from '../constitution/form-page.tsx';
import { endsBeforeItBegins, readDays } from './days.ts';
import {
  BLANK_PERSON,
  PERSON_FAULTS,
  type PersonDraft,
  personInWords,
  readPerson,
} from './person-draft.ts';

/** A deputy, while they are being named. */
export interface DeputyDraft extends PersonDraft {
  /** `meeting`, `days` or `always`. */
  readonly when: string;
  readonly meetingId: string;
  readonly firstDay: TypedDate;
  readonly lastDay: TypedDate;
  readonly note: string;
}

export const BLANK_DEPUTY: DeputyDraft = {
  ...BLANK_PERSON,
  when: '',
  meetingId: '',
  firstDay: NO_DATE,
  lastDay: NO_DATE,
  note: '',
};

export const DEPUTY_FIELD = {
  when: 'deputy-when',
  meetingId: 'deputy-meeting',
  firstDay: 'deputy-from',
  lastDay: 'deputy-to',
  note: 'deputy-note',
} as const;
export const DEPUTY_FAULTS = { ...DEPUTY_FIELD, ...PERSON_FAULTS };

export function deputyOrder(
  draft: DeputyDraft,
  { people, meetings }: Pick<Constitution, 'people' | 'meetings'>,
): { readonly order: NameDeputy } | { readonly faults: readonly FieldFault[] } {
  const person = readPerson(draft, people);
  const forDays = draft.when === 'days';
  const { days, faults } = readDays({
    firstDay: {
      fieldId: DEPUTY_FIELD.firstDay,
      typed: forDays ? draft.firstDay : NO_DATE,
      what: 'first day',
      needed: forDays,
    },
    lastDay: {
      fieldId: DEPUTY_FIELD.lastDay,
      typed: forDays ? draft.lastDay : NO_DATE,
      what: 'last day',
      needed: forDays,
    },
  });
  if ('faults' in person) faults.unshift(...person.faults);
  const meeting = meetings.find(({ id }) => id === draft.meetingId);
  if (draft.when === '') {
    faults.push({ fieldId: DEPUTY_FIELD.when, message: 'Choose when they stand in' });
  }
  if (draft.when === 'meeting' && meeting === undefined) {
    faults.push({ fieldId: DEPUTY_FIELD.meetingId, message: 'Choose a meeting' });
  }
  if (endsBeforeItBegins(days.firstDay, days.lastDay)) {
    faults.push({
      fieldId: DEPUTY_FIELD.lastDay,
      message: 'The last day must be the first day or later',
    });
  }
  if (faults.length > 0 || 'faults' in person) return { faults };
  return {
    order: {
      person: person.person,
      meetingId: draft.when === 'meeting' && meeting !== undefined ? toMeetingId(meeting.id) : null,
      firstDay: days.firstDay,
      lastDay: days.lastDay,
      note: draft.note.trim() || null,
    },
  };
}

export function deputyFacts(
  order: NameDeputy,
  draft: DeputyDraft,
  constitution: Constitution,
  standsInFor: string,
): readonly Answer[] {
  const meeting = constitution.meetings.find(({ id }) => id === order.meetingId);
  return [
    { name: 'Deputy', value: personInWords(draft, constitution.people) },
    { name: 'Stands in for', value: standsInFor, given: true },
    {
      name: 'When',
      value:
        meeting !== undefined
          ? `At one meeting: ${meeting.title}, ${dayInWords(meeting.date)}`
          : order.firstDay !== null && order.lastDay !== null
            ? `From ${dayInWords(order.firstDay)} to ${dayInWords(order.lastDay)}`
            : 'At every meeting, until it is ended',
    },
    { name: 'Note', value: order.note ?? 'None' },
  ];
}
