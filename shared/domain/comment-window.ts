import { dayInWords } from '../lang/date-words.ts';
import { dayAfter, isCalendarDay } from './calendar.ts';
import { DomainError } from './domain-error.ts';
import { workingDaysAfter } from './working-days.ts';

/** A time for comments that begins today. */
export interface CommentWindow {
  /** How many working days the terms of reference give; `null`: they do not say. */
  readonly workingDays: number | null;
  /** The day that follows from them, or a suggestion. */
  readonly last: string;
}

/** Where nothing is agreed, two working weeks: practice is five to ten working days (domain.md 4). */
const SUGGESTED_DAYS = 10;

export function commentWindow(today: string, workingDays: number | null): CommentWindow {
  return { workingDays, last: workingDaysAfter(today, workingDays ?? SUGGESTED_DAYS) };
}

/** The last day for comments, as it was asked for or as it follows from the terms of reference. Nobody gets less time
 *  than those give.
 *  @throws DomainError `not-valid`, with the field */
export function lastDayForComments(
  asked: string | null,
  today: string,
  { workingDays, last }: CommentWindow,
): string {
  const wrong = (message: string) =>
    new DomainError('not-valid', message, [{ path: 'commentsUntil', message }]);
  if (asked === null) {
    if (workingDays === null) throw wrong('Enter the last day for comments');
    return last;
  }
  if (!isCalendarDay(asked)) throw wrong('The last day for comments must be a real date');
  if (workingDays !== null && asked < last) {
    throw wrong(
      `The terms of reference give people ${workingDays} working days. Enter ${dayInWords(last)} or a later day`,
    );
  }
  if (asked < today) throw wrong('The last day for comments must be today or later');
  if (asked > dayAfter(today, 366)) throw wrong('The last day for comments must be within a year');
  return asked;
}
