import { describedBy, type FieldProps, FormGroup } from './form-group.tsx';

export function TextField({
  value,
  onChange,
  ...field
}: FieldProps & { readonly value: string; readonly onChange: (value: string) => void }) {
  return (
    <FormGroup {...field}>
      <input
        className={field.error === undefined ? 'nhsuk-input' : 'nhsuk-input nhsuk-input--error'}
        id={field.id}
        type="text"
        value={value}
        aria-describedby={describedBy(field)}
        onChange={(event) => onChange(event.target.value)}
      />
    </FormGroup>
  );
}
