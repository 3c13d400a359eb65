import { useEffect, useRef, useState } from 'react';
import type { SaveState } from '#client/connection/save-state.ts';
import {
  type Standing,
  saveWords,
  spokenWords,
  standingOf,
} from '#client/connection/save-words.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { useTellSaveLine } from '../save-line.ts';

/** The save state in words. It changes with every word that is written, so it is not spoken each time. */
export function SaveStatus({ save }: { readonly save: SaveState | null }) {
  const announce = useAnnounce();
  const words = save === null ? null : saveWords(save);
  const standing = standingOf(save);
  useTellSaveLine(save);
  const was = useRef<Standing>('here');
  // biome-ignore lint/correctness/useExhaustiveDependencies: spoken when it is lost and when it is back
  useEffect(() => {
    const spoken = spokenWords(was.current, save);
    if (spoken !== null) announce(spoken);
    was.current = standing;
  }, [standing]);
  const shown = useCalm(save?.state ?? null, words);
  if (save === null) return null;
  return (
    <p className={`save save--${shown.state}`} role="status" aria-live="off">
      {shown.words}
    </p>
  );
}

/** How long all must have been saved before it is said, in milliseconds: else it would be said and unsaid
 *  with every letter. What is not saved is said at once. */
const REST = 400;

interface Shown {
  readonly state: SaveState['state'] | null;
  readonly words: string | null;
}

function useCalm(state: Shown['state'], words: string | null): Shown {
  const [saving, setSaving] = useState<Shown | null>(null);
  useEffect(() => {
    if (state === 'saving') {
      setSaving({ state, words });
      return;
    }
    const timer = setTimeout(() => setSaving(null), state === 'saved' ? REST : 0);
    return () => clearTimeout(timer);
  }, [state, words]);
  return state === 'saved' && saving !== null ? saving : { state, words };
}
