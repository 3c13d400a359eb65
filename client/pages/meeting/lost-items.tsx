import { useSyncExternalStore } from 'react';
import type { DocumentPool } from '#client/connection/document-pool.ts';
import { Banner } from '#client/ui/banner.tsx';
import { KeptWords } from './kept-words.tsx';
import type { LostText } from './use-lost-items.ts';
import { wordsOfMinute } from './words-of-minute.ts';

/** Says that items have gone from this page, and keeps the reader's own words that were not saved in them. */
export function LostItems({
  pool,
  lost,
}: {
  readonly pool: DocumentPool | null;
  readonly lost: readonly LostText[];
}) {
  const open = useSyncExternalStore(
    pool?.progress.subscribe ?? nothing,
    pool?.progress.get ?? noDocuments,
  );
  if (lost.length === 0) return null;
  return (
    <>
      <Banner tone="warning" status>
        <p>
          {lost.length === 1
            ? 'An item that was on this page is no longer shown to you.'
            : `${lost.length} items that were on this page are no longer shown to you.`}{' '}
          It is private business now, or the chair has excluded you from it. The list of items says
          what you may know of it.
        </p>
      </Banner>
      {lost.map(({ documentId, title }) => {
        const live = pool?.peek(documentId) ?? null;
        const changes = open.find((one) => one.id === documentId)?.progress.changes ?? 0;
        if (live === null || changes === 0) return null;
        return (
          <KeptWords
            key={documentId}
            why={`“${title}” closed while you were writing in it.`}
            unsaved
            title={title}
            words={wordsOfMinute(live.doc)}
            next={{
              label: 'I have a copy: take this away',
              act: () => pool?.giveUp(documentId),
            }}
          />
        );
      })}
    </>
  );
}

const NONE: ReturnType<DocumentPool['progress']['get']> = [];
const nothing = () => () => {};
const noDocuments = () => NONE;
