import { isCalendarDay } from '#shared/domain/calendar.ts';
import { DomainError, type FieldFault } from '#shared/domain/domain-error.ts';

/** Gathers everything that is wrong with an order, so that a form can say it all at once. */
export interface Form {
  /** Text without blanks around it. An empty one is a fault. */
  text(path: string, value: string, message: string): string;
  /** The same; empty is `null`. */
  optional(value: string | null): string | null;
  /** A day of the calendar. */
  day(path: string, value: string | null): string | null;
  fault(path: string, message: string): void;
  /** @throws DomainError with every fault so far, in the order they were found */
  check(): void;
}

export function createForm(): Form {
  const faults: FieldFault[] = [];
  const fault = (path: string, message: string) => {
    faults.push({ path, message });
  };
  return {
    text: (path, value, message) => {
      const text = value.trim();
      if (text === '') fault(path, message);
      return text;
    },
    optional: (value) => {
      const text = value?.trim() ?? '';
      return text === '' ? null : text;
    },
    day: (path, value) => {
      if (value !== null && !isCalendarDay(value)) fault(path, 'Enter a date that exists');
      return value;
    },
    fault,
    check: () => {
      const [first] = faults;
      if (first !== undefined) throw new DomainError('not-valid', first.message, faults);
    },
  };
}
