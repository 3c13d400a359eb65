import { createContext, useContext, useEffect, useSyncExternalStore } from 'react';
import type { SaveState } from '#client/connection/save-state.ts';
import { createValueStore, type ValueStore } from '#client/connection/value-store.ts';

/** What the save line of the page says of the connection; `none`: the page has no such line. */
export type SaveLine = 'none' | 'here' | 'away';

export const SaveLineContext = createContext<ValueStore<SaveLine>>(
  createValueStore<SaveLine>('none'),
);

export function useSaveLine(): SaveLine {
  const line = useContext(SaveLineContext);
  return useSyncExternalStore(line.subscribe, line.get, line.get);
}

/** For the save line itself: what it says now. */
export function useTellSaveLine(save: SaveState | null): void {
  const line = useContext(SaveLineContext);
  const now: SaveLine =
    save === null
      ? 'none'
      : save.state === 'not_connected' || save.state === 'refused'
        ? 'away'
        : 'here';
  useEffect(() => {
    line.set(now);
    return () => line.set('none');
  }, [line, now]);
}
