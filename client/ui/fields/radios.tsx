import { useEffect, useRef } from 'react';
import { type FieldProps, FieldSet } from './form-group.tsx';
import type { Option } from './select.tsx';

/** One choice of a few. The first radio carries the field's id, so that an error can lead to it. */
export function Radios({
  value,
  options,
  onChange,
  takesFocus = false,
  ...field
}: FieldProps & {
  readonly value: string;
  readonly options: readonly (Option & { readonly hint?: string })[];
  readonly onChange: (value: string) => void;
  /** For a form that opens on a press: the person goes on where they asked to. */
  readonly takesFocus?: boolean;
}) {
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (takesFocus) first.current?.focus();
  }, [takesFocus]);
  return (
    <FieldSet {...field}>
      <div className="nhsuk-radios nhsuk-radios--small">
        {options.map((option, index) => {
          const id = index === 0 ? field.id : `${field.id}-${option.value}`;
          return (
            <div className="nhsuk-radios__item" key={option.value}>
              <input
                className="nhsuk-radios__input"
                type="radio"
                ref={index === 0 ? first : undefined}
                id={id}
                name={field.id}
                value={option.value}
                checked={value === option.value}
                aria-describedby={option.hint === undefined ? undefined : `${id}-item-hint`}
                onChange={() => onChange(option.value)}
              />
              <label className="nhsuk-label nhsuk-radios__label" htmlFor={id}>
                {option.name}
              </label>
              {option.hint === undefined ? null : (
                <div className="nhsuk-hint nhsuk-radios__hint" id={`${id}-item-hint`}>
                  {option.hint}
                </div>
              )}
            </div>
          );
        })}
      </div>
    </FieldSet>
  );
}
