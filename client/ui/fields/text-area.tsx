import { useEffect, useRef } from 'react';
import { describedBy, type FieldProps, FormGroup } from './form-group.tsx';

export function TextArea({
  value,
  onChange,
  rows = 4,
  takesFocus = false,
  ...field
}: FieldProps & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly rows?: number;
  /** For a form that opens on a press: the person goes on where they asked to. */
  readonly takesFocus?: boolean;
}) {
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (takesFocus) box.current?.focus();
  }, [takesFocus]);
  return (
    <FormGroup {...field}>
      <textarea
        className={
          field.error === undefined ? 'nhsuk-textarea' : 'nhsuk-textarea nhsuk-textarea--error'
        }
        id={field.id}
        ref={box}
        rows={rows}
        value={value}
        aria-describedby={describedBy(field)}
        onChange={(event) => onChange(event.target.value)}
      />
    </FormGroup>
  );
}
