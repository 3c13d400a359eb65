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
}: {
  readonly pool: DocumentPool;
  readonly documentId: DocumentId;
  readonly title: string;
  readonly wordsOf: (doc: Y.Doc) => string;
}) {
  const open = useSyncExternalStore(pool.progress.subscribe, pool.progress.get);
  return open.map(({ id, progress: { refused, changes } }) => {
    const isEarlier = id !== documentId && areSameText(id, documentId);
    const live = pool.peek(id);
    if (!isEarlier || refused === null || changes === 0 || live === null) return null;
    return (
      <KeptWords
        key={id}
        why={afterClose(refused).words}
        unsaved
        title={title}
        words={wordsOf(live.doc)}
        next={{ label: 'I have a copy: take this away', act: () => pool.giveUp(id) }}
      />
    );
  });
}
