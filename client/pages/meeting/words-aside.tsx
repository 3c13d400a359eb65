import { useSyncExternalStore } from 'react';
import type * as Y from 'yjs';
import { afterClose } from '#client/connection/after-close.ts';
import type { DocumentPool } from '#client/connection/document-pool.ts';
import { areSameText, type DocumentId } from '#shared/ids.ts';
import { KeptWords } from './kept-words.tsx';

/** Words typed here into an earlier copy of this text, which can no longer be saved there. */
export function WordsAside({
  pool,
  documentId,
  title,
  wordsOf,
  closed = [],
}: {
  readonly pool: DocumentPool;
  readonly documentId: DocumentId;
  readonly title: string;
  readonly wordsOf: (doc: Y.Doc) => string;
  /** Minutes that this one took the place of when its item went to Part II. */
  readonly closed?: readonly DocumentId[];
}) {
  const open = useSyncExternalStore(pool.progress.subscribe, pool.progress.get);
  return open.map(({ id, progress: { refused, changes } }) => {
    const isClosed = closed.includes(id);
    const isEarlier = isClosed || (id !== documentId && areSameText(id, documentId));
    const live = pool.peek(id);
    if (!isEarlier || refused === null || changes === 0 || live === null) return null;
    return (
      <KeptWords
        key={id}
        why={isClosed ? MOVED : afterClose(refused).words}
        unsaved
        title={title}
        words={wordsOf(live.doc)}
        next={{ label: 'I have a copy: take this away', act: () => pool.giveUp(id) }}
      />
    );
  });
}

const MOVED =
  'this item is in Part II now. What you typed last did not reach the server before it was moved: paste what is missing into the minute below.';
