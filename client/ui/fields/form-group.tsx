import type { ReactNode } from 'react';

/** What every field is told: its name, a hint, and what is wrong with what was entered. */
export interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  /** The name stands out: this is a question of its own, not one of a group. */
  readonly strong?: boolean | undefined;
}

/** The ids a field's control refers to. */
export function describedBy({ id, hint, error }: FieldProps): string | undefined {
  const ids = [
    ...(hint === undefined ? [] : [`${id}-hint`]),
    ...(error === undefined ? [] : [`${id}-error`]),
  ];
  return ids.length === 0 ? undefined : ids.join(' ');
}

/** Label, hint and error around one control. */
export function FormGroup({ children, ...field }: FieldProps & { readonly children: ReactNode }) {
  return (
    <div className={groupClass(field.error)}>
      <label
        className={field.strong ? 'nhsuk-label nhsuk-label--s' : 'nhsuk-label'}
        htmlFor={field.id}
      >
        {field.label}
      </label>
      <HintAndError {...field} />
      {children}
    </div>
  );
}

/** A legend, hint and error around several controls. */
export function FieldSet({
  role,
  children,
  ...field
}: FieldProps & { readonly role?: 'group'; readonly children: ReactNode }) {
  return (
    <div className={groupClass(field.error)}>
      <fieldset className="nhsuk-fieldset" role={role} aria-describedby={describedBy(field)}>
        <legend
          className={
            field.strong
              ? 'nhsuk-fieldset__legend nhsuk-fieldset__legend--s'
              : 'nhsuk-fieldset__legend'
          }
        >
          {field.label}
        </legend>
        <HintAndError {...field} />
        {children}
      </fieldset>
    </div>
  );
}

function HintAndError({ id, hint, error }: FieldProps) {
  return (
    <>
      {hint === undefined ? null : (
        <div className="nhsuk-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error === undefined ? null : (
        <span className="nhsuk-error-message" id={`${id}-error`}>
          <span className="nhsuk-u-visually-hidden">Error:</span> {error}
        </span>
      )}
    </>
  );
}

function groupClass(error: string | undefined): string {
  return error === undefined ? 'nhsuk-form-group' : 'nhsuk-form-group nhsuk-form-group--error';
}
