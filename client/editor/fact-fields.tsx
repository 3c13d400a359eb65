import { useId } from 'react';
import { useFieldDraft } from './use-field-draft.ts';

/** Small labelled controls that stand inside the prose. */

export interface FactOption {
  readonly value: string;
  readonly name: string;
}

export function FactSelect({
  label,
  value,
  options,
  disabled,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly FactOption[];
  readonly disabled: boolean;
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <div className="fact">
      <label className="fact__label" htmlFor={id}>
        {label}
      </label>
      <select
        className="fact__input"
        id={id}
        value={value}
        disabled={disabled}
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  );
}

/** What is typed is kept when the field is left, on Enter, or after a short rest; Escape gives it up. */
export function FactInput({
  label,
  value,
  type = 'text',
  placeholder,
  numeric = false,
  disabled,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly numeric?: boolean;
  readonly type?: 'text' | 'date';
  readonly placeholder?: string;
  readonly disabled: boolean;
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  const { typed, draft } = useFieldDraft({ value, onKeep: onChange });
  return (
    <div className={numeric || type === 'date' ? 'fact' : 'fact fact--words'}>
      <label className="fact__label" htmlFor={id}>
        {label}
      </label>
      <input
        className={numeric ? 'fact__input fact__input--number' : 'fact__input'}
        id={id}
        type={type}
        max={type === 'date' ? '2199-12-31' : undefined}
        inputMode={numeric ? 'numeric' : undefined}
        value={typed}
        placeholder={placeholder}
        disabled={disabled}
        onChange={(event) => draft.type(event.target.value)}
        onFocus={draft.enter}
        onBlur={draft.leave}
        onKeyDown={(event) => {
          if (event.key === 'Enter') draft.keep();
          if (event.key === 'Escape') draft.giveUp();
        }}
      />
    </div>
  );
}
