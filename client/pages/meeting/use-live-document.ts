import { useEffect, useState, useSyncExternalStore } from 'react';
import type { DocumentPool } from '#client/connection/document-pool.ts';
import type { LiveDocument } from '#client/connection/live-document.ts';
import { isDamaged, type SaveState, saveStateOf } from '#client/connection/save-state.ts';
import type { DocumentId } from '#shared/ids.ts';

export interface ShownDocument {
  readonly live: LiveDocument;
  readonly loaded: boolean;
  readonly save: SaveState;
  /** The server cannot open the document, and has not been able to for a while if it could before. */
  readonly damaged: boolean;
}

/** A write that failed closes a document too, and most of the time it is open again before this is over. */
const PASSING_MS = 6_000;

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
  const closed = progress !== null && isDamaged(progress);
  const lasting = useLasting(closed);
  if (live === null || progress === null) return null;
  return { live, loaded, save: saveStateOf(progress), damaged: closed && (lasting || !loaded) };
}

function useLasting(now: boolean): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!now) return;
    const timer = setTimeout(() => setLasting(true), PASSING_MS);
    return () => {
      clearTimeout(timer);
      setLasting(false);
    };
  }, [now]);
  return lasting;
}

const never = () => () => {};
const no = () => false;
const none = () => null;
