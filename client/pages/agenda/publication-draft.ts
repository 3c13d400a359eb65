import type { FieldFault } from '#client/ui/error-summary.tsx';
import {
  parseReference,
  referenceText,
  referenceYearOf,
  type WholeScheme,
} from '#shared/domain/minute-reference.ts';
import type { ReferenceYear } from '#shared/domain/terms-of-reference.ts';
import type { AgendaOfPart, PublishAgenda } from '#shared/protocol/http/agenda-publication.ts';

/** What has to be said for an agenda to go out. */
export interface PublicationDraft {
  readonly reason: string;
  /** Empty: not chosen yet. */
  readonly numbering: 'yes' | 'no' | '';
  readonly prefix: string;
  readonly year: ReferenceYear | '';
}

export const FIELD = {
  reason: 'publish-reason',
  numbering: 'publish-numbering',
  prefix: 'publish-prefix',
  year: 'publish-year',
} as const;

/** A committee that numbered its minutes before goes on as it did. */
export function blankPublication({ suggested }: AgendaOfPart): PublicationDraft {
  return {
    reason: '',
    numbering: suggested.prefix === null ? '' : 'yes',
    prefix: suggested.prefix ?? '',
    year: suggested.year ?? '',
  };
}

/** Whether there is anything to say about references. */
export function numbersMinutes({ toNumber }: AgendaOfPart): boolean {
  return toNumber > 0;
}

export function publicationFaults(
  agenda: AgendaOfPart,
  draft: PublicationDraft,
): readonly FieldFault[] {
  const isLate = agenda.deadlines.some((one) => one.daysLate > 0);
  const asks = numbersMinutes(agenda) && agenda.scheme === null;
  const rules: readonly [boolean, string, string][] = [
    [isLate && draft.reason.trim() === '', FIELD.reason, 'Enter why the agenda goes out this late'],
    [asks && draft.numbering === '', FIELD.numbering, 'Choose whether the minutes get references'],
    [
      asks && draft.numbering === 'yes' && draft.prefix.trim() === '',
      FIELD.prefix,
      'Enter what references begin with',
    ],
    [
      asks && draft.numbering === 'yes' && draft.year === '',
      FIELD.year,
      'Choose when the numbers begin again',
    ],
  ];
  return rules.flatMap(([isWrong, fieldId, message]) => (isWrong ? [{ fieldId, message }] : []));
}

export function publicationOrder(agenda: AgendaOfPart, draft: PublicationDraft): PublishAgenda {
  const asks = numbersMinutes(agenda) && agenda.scheme === null;
  const scheme = asks ? schemeOf(draft) : null;
  return {
    part: agenda.part,
    reason: draft.reason.trim() === '' ? null : draft.reason.trim(),
    scheme,
    withoutReferences: scheme === null && agenda.scheme === null,
  };
}

/** The reference that the first item would get; `null`: that cannot be told yet. */
export function firstReference(
  agenda: AgendaOfPart,
  draft: PublicationDraft,
  date: string,
): string | null {
  if (agenda.scheme !== null) return agenda.next;
  const scheme = schemeOf(draft);
  if (scheme === null) return null;
  const year = referenceYearOf(date, scheme.year);
  const next = agenda.next === null ? null : parseReference(agenda.next);
  // Of another year than the last one nobody here knows how far its numbers go.
  if (next !== null && next.year !== year) return null;
  return referenceText({ prefix: scheme.prefix, year, number: next?.number ?? 1 });
}

function schemeOf({ numbering, prefix, year }: PublicationDraft): WholeScheme | null {
  if (numbering !== 'yes' || prefix.trim() === '' || year === '') return null;
  return { prefix: prefix.trim(), year };
}
