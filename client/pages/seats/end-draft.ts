import { dayInWords } from '#client/ui/date-words.ts';
import type { FieldFault } from '#client/ui/error-summary.tsx';
import { NO_DATE, type TypedDate } from '#client/ui/fields/date-field.tsx';
import type { EndOrder } from '#shared/protocol/http/constitution.ts';
import { readDays } from './days.ts';

/** An end, while it is being written down. */
export interface EndDraft {
  /** `now` or `later`. */
  readonly when: string;
  readonly lastDay: TypedDate;
  readonly reason: string;
}

export const BLANK_END: EndDraft = { when: '', lastDay: NO_DATE, reason: '' };
export const END_FIELD = { when: 'end-when', lastDay: 'end-day', reason: 'end-reason' } as const;

export function endOrder(
  draft: EndDraft,
): { readonly order: EndOrder } | { readonly faults: readonly FieldFault[] } {
  const later = draft.when === 'later';
  const { days, faults } = readDays({
    lastDay: {
      fieldId: END_FIELD.lastDay,
      typed: later ? draft.lastDay : NO_DATE,
      what: 'last day',
      needed: later,
    },
  });
  if (draft.when === '') {
    faults.push({ fieldId: END_FIELD.when, message: 'Choose when it ends' });
  }
  if (draft.reason.trim() === '') {
    faults.push({ fieldId: END_FIELD.reason, message: 'Enter the reason' });
  }
  if (faults.length > 0) return { faults };
  return { order: { lastDay: days.lastDay, reason: draft.reason.trim() } };
}

export function endInWords({ lastDay }: EndOrder): string {
  return lastDay === null ? 'At once' : `At the end of ${dayInWords(lastDay)}`;
}
