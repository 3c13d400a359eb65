import { useEffect, useRef } from 'react';
import type { SaveState } from '#client/connection/save-state.ts';
import { saveWords } from '#client/connection/save-words.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';

/** The save state in words. It changes with every word that is written, so it is not spoken each time;
 *  what is spoken is that the connection was lost, and that it is back. */
export function SaveStatus({ save }: { readonly save: SaveState | null }) {
  const announce = useAnnounce();
  const away = save?.state === 'not_connected' || save?.state === 'refused';
  const words = save === null ? null : saveWords(save);
  const wasAway = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: spoken when it is lost and when it is back
  useEffect(() => {
    if (away && words !== null) announce(words);
    else if (wasAway.current) announce('Connected again');
    wasAway.current = away;
  }, [away]);
  if (save === null) return null;
  return (
    <p className={`save save--${save.state}`} role="status" aria-live="off">
      {words}
    </p>
  );
}
