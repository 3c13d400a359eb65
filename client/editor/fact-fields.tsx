import { useEffect, useId, useRef, useState } from 'react';

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

/** What is typed is kept when the field is left, on Enter, or after a short rest, so that it is one
 *  change and not one a letter. */
const REST = 700;

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
  const [typed, setTyped] = useState(value);
  const focused = useRef(false);
  const kept = useRef(value);
  useEffect(() => {
    kept.current = value;
    if (!focused.current) setTyped(value);
  }, [value]);

  const keep = () => {
    if (typed === kept.current) return;
    kept.current = typed;
    onChange(typed);
  };
  const latest = useRef(keep);
  latest.current = keep;
  useEffect(() => {
    if (typed === kept.current) return;
    const timer = setTimeout(() => latest.current(), REST);
    return () => clearTimeout(timer);
  }, [typed]);

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
        onChange={(event) => setTyped(event.target.value)}
        onFocus={() => {
          focused.current = true;
        }}
        onBlur={() => {
          focused.current = false;
          keep();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keep();
        }}
      />
    </div>
  );
}
