import { minutesInWords } from '#shared/domain/approval-words.ts';
import type { Part } from '#shared/domain/vocabulary.ts';
import { begun } from '#shared/lang/capital.ts';
import { dayInWords } from '#shared/lang/date-words.ts';
import type { AmendmentView, MinutesToApprove } from '#shared/protocol/http/approval.ts';

/** “Minutes of the meeting of 1 March 2018” */
export function headingOf({ date, part }: { readonly date: string; readonly part: Part }): string {
  return begun(minutesInWords(date, part).slice(4));
}

export function waitingInWords({
  state,
  whyNotHere,
}: Pick<MinutesToApprove, 'state' | 'whyNotHere'>): string {
  if (state === 'unconfirmed') return whyNotHere ?? 'This meeting can approve them.';
  return state === 'circulated'
    ? 'Sent round for comments, and not yet before a meeting.'
    : 'Being written, and not yet before a meeting.';
}

/** What to think of before a meeting's approval is recorded on an earlier day; `null`: nothing. */
export function stillToComeInWords(date: string, today: string): string | null {
  if (date <= today) return null;
  return `Check first: the meeting that decides on them is on ${dayInWords(date)}, which is still to come. What you record here counts from today.`;
}

export const OUTCOME: Record<AmendmentView['state'], string> = {
  made: 'Made before the meeting',
  proposed: 'Not decided yet',
  agreed: 'Agreed',
  not_agreed: 'Not agreed',
  withdrawn: 'Withdrawn',
};

export const HOW = {
  correct_record: 'Approved as a correct record',
  subject_to_amendments: 'Approved subject to the amendments that were agreed',
  deferred: 'Deferred: the approval was put off',
  by_correspondence: 'Approved by correspondence',
} as const;

/** “minute JC/2728/001, Title”, or “item 3, Title” as long as no reference was allotted. */
export function citedAs({
  number,
  reference,
  title,
}: {
  readonly number: number;
  readonly reference: string | null;
  readonly title: string;
}): string {
  const called = title.trim() === '' ? 'no title yet' : title;
  return `${reference === null ? `item ${number}` : `minute ${reference}`}, ${called}`;
}
