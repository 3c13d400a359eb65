import { useEffect, useState, useSyncExternalStore } from 'react';
import type { DocumentPool } from '#client/connection/document-pool.ts';
import { openPageDocuments } from '#client/connection/page-documents.ts';
import { combinedSaveState, type SaveState } from '#client/connection/save-state.ts';
import { SCHEMA_VERSION } from '#shared/document/schema-version.ts';

/** The open documents of this page; `null` before the page stands. */
export function useDocuments(): DocumentPool | null {
  const [pool, setPool] = useState<DocumentPool | null>(null);
  useEffect(() => {
    const documents = openPageDocuments(SCHEMA_VERSION);
    setPool(documents.pool);
    return documents.leave;
  }, []);
  return pool;
}

const nothing = () => () => {};

/** What the page says of all its documents together; `null` while none is open. */
export function useSaveState(pool: DocumentPool | null): SaveState | null {
  const open = useSyncExternalStore(
    pool?.progress.subscribe ?? nothing,
    pool?.progress.get ?? noDocuments,
  );
  return open.length === 0 ? null : combinedSaveState(open.map((one) => one.progress));
}

const NONE: ReturnType<DocumentPool['progress']['get']> = [];
const noDocuments = () => NONE;
