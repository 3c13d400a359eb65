import { type FieldProps, FieldSet } from './form-group.tsx';
import type { Option } from './select.tsx';

/** Any number of a few choices. The first box carries the field's id, so that an error can lead to it. */
export function Checkboxes({
  values,
  options,
  onChange,
  ...field
}: FieldProps & {
  readonly values: readonly string[];
  readonly options: readonly (Option & { readonly hint?: string })[];
  readonly onChange: (values: readonly string[]) => void;
}) {
  return (
    <FieldSet {...field}>
      <div className="nhsuk-checkboxes nhsuk-checkboxes--small">
        {options.map((option, index) => {
          const id = index === 0 ? field.id : `${field.id}-${option.value}`;
          return (
            <div className="nhsuk-checkboxes__item" key={option.value}>
              <input
                className="nhsuk-checkboxes__input"
                type="checkbox"
                id={id}
                name={field.id}
                value={option.value}
                checked={values.includes(option.value)}
                aria-describedby={option.hint === undefined ? undefined : `${id}-item-hint`}
                onChange={(event) =>
                  onChange(ticked(options, values, option.value, event.target.checked))
                }
              />
              <label className="nhsuk-label nhsuk-checkboxes__label" htmlFor={id}>
                {option.name}
              </label>
              {option.hint === undefined ? null : (
                <div className="nhsuk-hint nhsuk-checkboxes__hint" id={`${id}-item-hint`}>
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

/** What is ticked after one box was, in the order of the boxes. */
export function ticked(
  options: readonly Option[],
  before: readonly string[],
  value: string,
  on: boolean,
): readonly string[] {
  return options
    .map((option) => option.value)
    .filter((one) => (one === value ? on : before.includes(one)));
}
