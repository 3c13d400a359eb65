import type { FieldFault } from '#client/ui/error-summary.tsx';
import { dayOf, isBlank, type TypedDate } from '#client/ui/fields/date-field.tsx';

export interface TypedDays {
  readonly from: TypedDate;
  readonly to: TypedDate;
}

/** What is wrong with the days that a record is to be narrowed to. */
export function wrongDays({ from, to }: TypedDays): readonly FieldFault[] {
  const faults: FieldFault[] = [];
  const real = (typed: TypedDate) => isBlank(typed) || dayOf(typed) !== null;
  if (!real(from))
    faults.push({
      fieldId: 'filter-from',
      message: 'The first day must be a real date, for example 1 March 2018',
    });
  if (!real(to))
    faults.push({
      fieldId: 'filter-to',
      message: 'The last day must be a real date, for example 29 March 2018',
    });
  const [first, last] = [dayOf(from), dayOf(to)];
  if (first !== null && last !== null && last < first) {
    faults.push({ fieldId: 'filter-to', message: 'The last day must not be before the first' });
  }
  return faults;
}
