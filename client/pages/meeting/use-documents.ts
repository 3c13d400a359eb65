import { useEffect, useState, useSyncExternalStore } from 'react';
import type { DocumentPool } from '#client/connection/document-pool.ts';
import { openPageDocuments } from '#client/connection/page-documents.ts';
import { combinedSaveState, type SaveState } from '#client/connection/save-state.ts';
import { SCHEMA_VERSION } from '#shared/document/schema-version.ts';
import { CLOSE } from '#shared/protocol/close-codes.ts';
import { useSession } from '../session.ts';

/** The open documents of this page; `null` before the page stands. */
export function useDocuments(): DocumentPool | null {
  const [pool, setPool] = useState<DocumentPool | null>(null);
  useEffect(() => {
    const documents = openPageDocuments(SCHEMA_VERSION);
    setPool(documents.pool);
    return documents.leave;
  }, []);
  useSameSession(pool);
  return pool;
}

/** Words are sent only while the person who typed them is signed in; until then they are kept. */
function useSameSession(pool: DocumentPool | null): void {
  const { signedIn, asOf, askAgain, stayFor } = useSession();
  // biome-ignore lint/correctness/useExhaustiveDependencies: said again with each answer of the server
  useEffect(() => pool?.sessionChanged(signedIn), [pool, signedIn, asOf]);
  useEffect(() => {
    if (pool === null) return;
    const stop = stayFor(() => pool.hasUnsavedWords());
    let wasOver = false;
    const stopWatching = pool.progress.subscribe(() => {
      const open = pool.progress.get();
      const isOver = open.some(({ progress }) => progress.refused === CLOSE.sessionOver);
      if (isOver && !wasOver) askAgain();
      wasOver = isOver;
    });
    return () => {
      stop();
      stopWatching();
    };
  }, [pool, askAgain, stayFor]);
}

const nothing = () => () => {};

/** What the page says of all its documents together; `null` while there is nothing to say. */
export function useSaveState(pool: DocumentPool | null): SaveState | null {
  const open = useSyncExternalStore(
    pool?.progress.subscribe ?? nothing,
    pool?.progress.get ?? noDocuments,
  );
  return combinedSaveState(open.map((one) => one.progress));
}

const NONE: ReturnType<DocumentPool['progress']['get']> = [];
const noDocuments = () => NONE;
