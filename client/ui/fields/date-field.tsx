import { begun } from '#shared/lang/capital.ts';
import { type FieldProps, FieldSet } from './form-group.tsx';

/** A date as it was typed, before anybody knows whether there is such a day. */
export interface TypedDate {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

export const NO_DATE: TypedDate = { day: '', month: '', year: '' };

/** `2018-03-29` from what was typed, or `null` when that is no day of the calendar. Months may be typed
 *  as words. */
export function dayOf(typed: TypedDate): string | null {
  const day = Number(typed.day.trim());
  const year = Number(typed.year.trim());
  const month = monthOf(typed.month.trim().toLowerCase());
  if (!Number.isInteger(day) || !Number.isInteger(year) || month === null) return null;
  if (year < 1000 || year > 9999) return null;
  const made = new Date(Date.UTC(year, month - 1, day));
  if (made.getUTCDate() !== day || made.getUTCMonth() !== month - 1) return null;
  return made.toISOString().slice(0, 10);
}

/** A day of the calendar as it would be typed, for changing it. */
export function typedOf(day: string | null): TypedDate {
  if (day === null) return NO_DATE;
  const [year = '', month = '', date = ''] = day.split('-');
  return { day: String(Number(date)), month: String(Number(month)), year };
}

/** Whether nothing was typed at all. */
export const isBlank = (typed: TypedDate): boolean =>
  `${typed.day}${typed.month}${typed.year}`.trim() === '';

/** Day, month and year in three boxes: nobody has to know a format, and nothing pops up. */
export function DateField({
  value,
  onChange,
  ...field
}: FieldProps & {
  readonly value: TypedDate;
  readonly onChange: (value: TypedDate) => void;
}) {
  const width = { day: 2, month: 4, year: 4 };
  return (
    <FieldSet {...field} role="group">
      <div className="nhsuk-date-input">
        {(['day', 'month', 'year'] as const).map((part) => {
          const id = part === 'day' ? field.id : `${field.id}-${part}`;
          return (
            <div className="nhsuk-date-input__item" key={part}>
              <label className="nhsuk-label nhsuk-date-input__label" htmlFor={id}>
                {begun(part)}
              </label>
              <input
                className={`nhsuk-input nhsuk-date-input__input nhsuk-input--width-${width[part]}${
                  field.error === undefined ? '' : ' nhsuk-input--error'
                }`}
                id={id}
                type="text"
                inputMode={part === 'month' ? undefined : 'numeric'}
                value={value[part]}
                onChange={(event) => onChange({ ...value, [part]: event.target.value })}
              />
            </div>
          );
        })}
      </div>
    </FieldSet>
  );
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

function monthOf(typed: string): number | null {
  const named = MONTHS.findIndex((month) => typed.startsWith(month));
  const month = named === -1 ? Number(typed) : named + 1;
  return Number.isInteger(month) && month >= 1 && month <= 12 ? month : null;
}
