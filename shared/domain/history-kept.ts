import type { TermsRules } from './terms-of-reference.ts';
import { inDigitsOrWords } from './terms-words.ts';

/** How long the history of what was written is kept after approval: who wrote which word when, and what was deleted
 *  (decision 15). What was approved is kept for good. */

/** Where the terms of reference do not say. */
const USUAL_MONTHS = 12;
export const MOST_MONTHS = 240;

/** For how many months after approval a document's history is kept. Of Part II, of restricted items and of private
 *  notes nothing is kept, whatever the terms say. */
export function monthsKept(
  terms: Pick<TermsRules, 'historyMonths'> | null,
  document: { readonly isPrivate: boolean },
): number {
  return document.isPrivate ? 0 : (terms?.historyMonths ?? USUAL_MONTHS);
}

/** The day on which it goes; the last of a month that has no such day. */
export function goesOn(approvedOn: string, months: number): string {
  const [year = 0, month = 1, day = 1] = approvedOn.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastOfMonth)))
    .toISOString()
    .slice(0, 10);
}

/** “twelve months after its minutes were approved” */
export function goneWhenInWords(months: number, whose = 'its minutes'): string {
  return months === 0
    ? `when ${whose} were approved`
    : `${monthsInWords(months)} after ${whose} were approved`;
}

/** “The history of this item was let go on 3 May 2019, twelve months after its minutes were approved; what was
 *  approved stands.”
 *  @param what “this item”, “item 3 and item 5” */
export function letGoInWords(what: string, day: string, months: number, several = false): string {
  const when = goneWhenInWords(months, several ? 'their minutes' : 'its minutes');
  return `The history of ${what} was let go on ${day}, ${when}; what was approved stands.`;
}

/** For those who are not told when it went: “The history of this item is no longer kept.” */
export function noLongerKept(what: string): string {
  return `The history of ${what} is no longer kept.`;
}

/** The rule as the terms of reference say it. */
export function historySentences(historyMonths: number | null): readonly string[] {
  const months = historyMonths ?? USUAL_MONTHS;
  const kept =
    months === 0
      ? 'The history of the minutes of Part I is let go as soon as they are approved'
      : `The history of the minutes of Part I is kept for ${monthsInWords(months)} after they are approved, then let go`;
  return [
    historyMonths === null ? `${kept}: the usual time, since none is recorded.` : `${kept}.`,
    'The history of Part II, of restricted items and of private notes is let go as soon as the minutes are approved.',
    'What was approved is kept.',
  ];
}

function monthsInWords(months: number): string {
  if (months === 12) return 'twelve months';
  return `${inDigitsOrWords(months)} month${months === 1 ? '' : 's'}`;
}
