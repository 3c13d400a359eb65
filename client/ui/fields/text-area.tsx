import { describedBy, type FieldProps, FormGroup } from './form-group.tsx';

export function TextArea({
  value,
  onChange,
  rows = 4,
  ...field
}: FieldProps & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly rows?: number;
}) {
  return (
    <FormGroup {...field}>
      <textarea
        className={
          field.error === undefined ? 'nhsuk-textarea' : 'nhsuk-textarea nhsuk-textarea--error'
        }
        id={field.id}
        rows={rows}
        value={value}
        aria-describedby={describedBy(field)}
        onChange={(event) => onChange(event.target.value)}
      />
    </FormGroup>
  );
}
