import { describedBy, type FieldProps, FormGroup } from './form-group.tsx';

export interface Option {
  readonly value: string;
  readonly name: string;
}

export function Select({
  value,
  options,
  onChange,
  ...field
}: FieldProps & {
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
}) {
  return (
    <FormGroup {...field}>
      <select
        className={field.error === undefined ? 'nhsuk-select' : 'nhsuk-select nhsuk-select--error'}
        id={field.id}
        value={value}
        aria-describedby={describedBy(field)}
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </FormGroup>
  );
}
