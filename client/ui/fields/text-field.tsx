import { describedBy, type FieldProps, FormGroup } from './form-group.tsx';

/** What a line of text is, so that the right keys and what the browser knows are at hand. */
const KINDS = {
  text: { type: 'text' },
  email: { type: 'email', inputMode: 'email', spellCheck: false },
  number: { type: 'text', inputMode: 'numeric' },
} as const;

export function TextField({
  value,
  onChange,
  kind = 'text',
  width,
  ...field
}: FieldProps & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly kind?: keyof typeof KINDS;
  /** How many characters are expected, where that is known. */
  readonly width?: 2 | 4 | 10 | 20;
}) {
  const classes = [
    'nhsuk-input',
    ...(width === undefined ? [] : [`nhsuk-input--width-${width}`]),
    ...(field.error === undefined ? [] : ['nhsuk-input--error']),
  ];
  return (
    <FormGroup {...field}>
      <input
        className={classes.join(' ')}
        id={field.id}
        {...KINDS[kind]}
        autoComplete="off"
        value={value}
        aria-describedby={describedBy(field)}
        onChange={(event) => onChange(event.target.value)}
      />
    </FormGroup>
  );
}
