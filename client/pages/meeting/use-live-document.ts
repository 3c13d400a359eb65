import { useEffect, useState, useSyncExternalStore } from 'react';
import type { DocumentPool } from '#client/connection/document-pool.ts';
import type { LiveDocument } from '#client/connection/live-document.ts';
import { type SaveState, saveStateOf } from '#client/connection/save-state.ts';
import type { DocumentId } from '#shared/ids.ts';

export interface ShownDocument {
  readonly live: LiveDocument;
  readonly loaded: boolean;
  readonly save: SaveState;
}

/** A document, open for as long as this is shown. */
export function useLiveDocument(pool: DocumentPool, id: DocumentId): ShownDocument | null {
  const [live, setLive] = useState<LiveDocument | null>(null);
  useEffect(() => {
    setLive(pool.open(id));
    return () => {
      setLive(null);
      pool.release(id);
    };
  }, [pool, id]);
  const loaded = useSyncExternalStore(live?.loaded.subscribe ?? never, live?.loaded.get ?? no);
  const progress = useSyncExternalStore(
    live?.progress.subscribe ?? never,
    live?.progress.get ?? none,
  );
  if (live === null || progress === null) return null;
  return { live, loaded, save: saveStateOf(progress) };
}

const never = () => () => {};
const no = () => false;
const none = () => null;
