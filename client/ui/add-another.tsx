import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useAnnounce } from './announcer.tsx';

/** One of a list of groups of fields; `key` tells it apart from the others for as long as the form lasts. */
export interface Keyed {
  readonly key: string;
}

/** A key that none of these has. */
export function nextKey(rows: readonly Keyed[]): string {
  return String(1 + Math.max(0, ...rows.map((row) => Number(row.key) || 0)));
}

/** Groups of fields of which there may be any number. A group that is added takes focus in its first
 *  field; when one is removed, focus goes to the button that adds. */
export function AddAnother<Row extends Keyed>({
  id,
  rows,
  blank,
  onChange,
  legend,
  addLabel,
  removedWords,
  children,
}: {
  readonly id: string;
  readonly rows: readonly Row[];
  readonly blank: (key: string) => Row;
  readonly onChange: (rows: readonly Row[]) => void;
  readonly legend: (index: number) => string;
  readonly addLabel: string;
  /** Told when a group was removed. */
  readonly removedWords: string;
  readonly children: (
    row: Row,
    set: (change: Partial<Row>) => void,
    id: string,
    index: number,
  ) => ReactNode;
}) {
  const [added, setAdded] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const add = useRef<HTMLButtonElement>(null);
  const announce = useAnnounce();
  useEffect(() => {
    if (added === null) return;
    list.current
      ?.querySelector<HTMLElement>(`[data-group="${added}"] :is(input, select, textarea)`)
      ?.focus();
  }, [added]);
  return (
    <div className="add-another" ref={list}>
      {rows.map((row, index) => (
        <fieldset className="nhsuk-fieldset add-another__group" key={row.key} data-group={row.key}>
          <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">
            {legend(index)}
          </legend>
          {children(
            row,
            (change) =>
              onChange(rows.map((one) => (one.key === row.key ? { ...one, ...change } : one))),
            `${id}-${row.key}`,
            index,
          )}
          <button
            type="button"
            className="quiet-button"
            onClick={() => {
              onChange(rows.filter((one) => one.key !== row.key));
              announce(removedWords);
              add.current?.focus();
            }}
          >
            Remove<span className="nhsuk-u-visually-hidden"> {legend(index)}</span>
          </button>
        </fieldset>
      ))}
      <button
        type="button"
        id={id}
        ref={add}
        className="nhsuk-button nhsuk-button--small nhsuk-button--secondary"
        onClick={() => {
          const key = nextKey(rows);
          onChange([...rows, blank(key)]);
          setAdded(key);
        }}
      >
        {addLabel}
      </button>
    </div>
  );
}
