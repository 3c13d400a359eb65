import { DomainError } from '#shared/domain/domain-error.ts';
import { type Span, untilAfter } from '#shared/domain/seat.ts';
import { dayInWords } from '#shared/lang/date-words.ts';
import { createForm } from './form.ts';

/** The day from which something holds no more. Without a last day it ends at once: rights follow the day at
 *  the moment of use, so today is then the first day without it.
 *  @throws DomainError when it has ended, or would end before it begins */
export function endOf(span: Span, lastDay: string | null, today: string, what: string): string {
  if (span.toDay !== null && span.toDay <= today) {
    throw new DomainError('already-closed', `${what} has ended.`);
  }
  const form = createForm();
  form.day('lastDay', lastDay);
  form.check();
  const end = untilAfter(lastDay) ?? today;
  if (lastDay === null) return span.fromDay !== null && span.fromDay > end ? span.fromDay : end;
  if (span.fromDay !== null && lastDay < span.fromDay) {
    form.fault('lastDay', `Choose ${dayInWords(span.fromDay)} or later: that is the first day`);
  }
  if (span.toDay !== null && end > span.toDay) {
    form.fault('lastDay', 'It ends before that day already');
  }
  form.check();
  return end;
}

/** A first and a last day, as a form has them, in order.
 *  @throws nothing: faults are told to `form` */
export function spanOf(
  form: ReturnType<typeof createForm>,
  firstDay: string | null,
  lastDay: string | null,
): Span {
  form.day('firstDay', firstDay);
  form.day('lastDay', lastDay);
  if (firstDay !== null && lastDay !== null && lastDay < firstDay) {
    form.fault('lastDay', 'The last day must be the same as or after the first day');
  }
  return { fromDay: firstDay, toDay: validEnd(lastDay) };
}

function validEnd(lastDay: string | null): string | null {
  return lastDay === null || Number.isNaN(Date.parse(lastDay)) ? null : untilAfter(lastDay);
}
