import { useCallback, useState } from 'react';

/** The part of the browser's session storage that is used. */
export type Keep = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** What is being written into a form, kept in this tab: it survives going back and loading the page again,
 *  and ends with the tab. `forget` is for when it was sent. */
export function useKept<Draft extends object>(
  name: string,
  blank: Draft,
): readonly [Draft, (change: Partial<Draft>) => void, () => void] {
  const [draft, setDraft] = useState(() => readKept(keepOfTab, name, blank));
  const set = useCallback(
    (change: Partial<Draft>) =>
      setDraft((before) => {
        const after = { ...before, ...change };
        writeKept(keepOfTab, name, after);
        return after;
      }),
    [name],
  );
  const forget = useCallback(() => writeKept(keepOfTab, name, null), [name]);
  return [draft, set, forget];
}

/** What the browser's storage would not take stays in memory, until the page is loaded again. */
export function keepBeside(storage: () => Keep): Keep {
  const memory = new Map<string, string>();
  return {
    getItem: (name) => memory.get(name) ?? storage().getItem(name),
    setItem: (name, value) => {
      memory.set(name, value);
      storage().setItem(name, value);
      memory.delete(name);
    },
    removeItem: (name) => {
      memory.delete(name);
      storage().removeItem(name);
    },
  };
}

const keepOfTab = keepBeside(() => sessionStorage);

const PREFIX = 'matters-arising:draft:';

/** What was kept under this name, as far as it has the form's own shape. */
export function readKept<Draft extends object>(keep: Keep, name: string, blank: Draft): Draft {
  try {
    const kept: unknown = JSON.parse(keep.getItem(PREFIX + name) ?? 'null');
    return hasShapeOf(kept, blank) ? (kept as Draft) : blank;
  } catch {
    return blank;
  }
}

/** A full or forbidden storage only means that nothing is kept. */
export function writeKept(keep: Keep, name: string, draft: object | null): void {
  try {
    if (draft === null) keep.removeItem(PREFIX + name);
    else keep.setItem(PREFIX + name, JSON.stringify(draft));
  } catch {
    // The form works all the same.
  }
}

/** A form of an earlier version of the page may have had other fields. */
function hasShapeOf(kept: unknown, blank: unknown): boolean {
  if (Array.isArray(blank)) return Array.isArray(kept);
  if (typeof blank === 'object' && blank !== null) {
    return (
      typeof kept === 'object' &&
      kept !== null &&
      Object.entries(blank).every(([name, value]) =>
        hasShapeOf((kept as Record<string, unknown>)[name], value),
      )
    );
  }
  return blank === null || typeof kept === typeof blank;
}
