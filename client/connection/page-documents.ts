import { createDocumentPool, type DocumentPool } from './document-pool.ts';

export interface PageDocuments {
  readonly pool: DocumentPool;
  /** The page is left. Unsaved words go on being saved, and closing the window still warns of them. */
  readonly leave: () => void;
}

/** The documents of a page in a real browser: told when the machine goes offline and comes back, and
 *  asking before the window closes on unsaved words. What fields hold is kept when the page is hidden. */
export function openPageDocuments(schemaVersion: number): PageDocuments {
  const pool = createDocumentPool({
    serverUrl: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/sync`,
    schemaVersion,
    WebSocket,
    now: () => Date.now(),
    random: () => Math.random(),
  });
  const online = () => pool.networkChanged(true);
  const offline = () => pool.networkChanged(false);
  const hidden = () => {
    if (document.visibilityState === 'hidden') pool.keepDrafts();
  };
  const askFirst = (event: BeforeUnloadEvent) => {
    pool.keepDrafts();
    if (pool.hasUnsavedWords()) event.preventDefault();
  };
  addEventListener('online', online);
  addEventListener('offline', offline);
  addEventListener('beforeunload', askFirst);
  addEventListener('pagehide', pool.keepDrafts);
  document.addEventListener('visibilitychange', hidden);
  return {
    pool,
    leave: async () => {
      await pool.retire();
      removeEventListener('online', online);
      removeEventListener('offline', offline);
      removeEventListener('beforeunload', askFirst);
      removeEventListener('pagehide', pool.keepDrafts);
      document.removeEventListener('visibilitychange', hidden);
    },
  };
}
