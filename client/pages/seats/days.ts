import type { FieldFault } from '#client/ui/error-summary.tsx';
import { dayOf, isBlank, type TypedDate } from '#client/ui/fields/date-field.tsx';

interface Asked {
  readonly fieldId: string;
  readonly typed: TypedDate;
  /** “first day”, as the messages name it. */
  readonly what: string;
  readonly needed: boolean;
}

/** Days as they were typed, with what is wrong with each. */
export function readDays<Name extends string>(
  asked: Readonly<Record<Name, Asked>>,
): { readonly days: Readonly<Record<Name, string | null>>; readonly faults: FieldFault[] } {
  const faults: FieldFault[] = [];
  const days = {} as Record<Name, string | null>;
  for (const name of Object.keys(asked) as Name[]) {
    const { fieldId, typed, what, needed } = asked[name];
    days[name] = dayOf(typed);
    if (days[name] !== null) continue;
    if (!isBlank(typed)) faults.push({ fieldId, message: `The ${what} must be a real date` });
    else if (needed) faults.push({ fieldId, message: `Enter the ${what}` });
  }
  return { days, faults };
}

/** A last day before the first one is a slip of the finger. */
export function endsBeforeItBegins(first: string | null, last: string | null): boolean {
  return first !== null && last !== null && last < first;
}
