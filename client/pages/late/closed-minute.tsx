import { type ReactNode, useEffect } from 'react';
import type { DocumentPool } from '#client/connection/document-pool.ts';
import { Banner } from '#client/ui/banner.tsx';
import { type MinuteBlock, plainText, walkBlocks } from '#shared/document/minute-content.ts';
import { readMinute } from '#shared/document/read-minute.ts';
import type { MeetingDetail, MeetingItem } from '#shared/protocol/http/meeting.ts';
import { KeptWords } from '../meeting/kept-words.tsx';
import { useLiveDocument } from '../meeting/use-live-document.ts';
import { wordsOfMinute } from '../meeting/words-of-minute.ts';
import { useKeptInTray, useWhyClosed } from './after-freeze.ts';
import { LATE_WORDS } from './late-words.tsx';

/** A minute that was closed while somebody wrote in it: the text that everybody reads, and above it what became
 *  of the words that are not in it. */
export function ClosedMinute({
  pool,
  meeting,
  item,
  blocks,
  onKept,
  children,
}: {
  readonly pool: DocumentPool;
  readonly meeting: MeetingDetail;
  readonly item: MeetingItem;
  /** As the server has them. */
  readonly blocks: readonly MinuteBlock[];
  /** Nothing on this page is owed any more. */
  readonly onKept: () => void;
  readonly children: ReactNode;
}) {
  const { documentId } = item;
  const shown = useLiveDocument(pool, documentId);
  const why = useWhyClosed(meeting, item.part);
  const kept = useKeptInTray(
    pool,
    meeting.id,
    { documentId, itemId: item.id, closed: shown?.save.state === 'read_only' },
    () => (shown === null ? [] : textsOf(readMinute(shown.live.doc))),
    textsOf(blocks),
  );
  useEffect(() => {
    if (kept) onKept();
  }, [kept, onKept]);
  const giveUp = () => {
    pool.giveUp(documentId);
    onKept();
  };
  return (
    <>
      {shown === null ? null : (
        <KeptWords
          why={why}
          unsaved
          title={item.title}
          words={wordsOfMinute(shown.live.doc)}
          next={{ label: 'I have a copy: take this away', act: giveUp }}
        />
      )}
      {children}
    </>
  );
}

/** What is said once the words are in the tray. */
export function InTheTray({ why }: { readonly why: string }) {
  return (
    <Banner tone="warning" status>
      <p>
        {why} It is kept in <a href={`#${LATE_WORDS}`}>the tray below</a>.
      </p>
    </Banner>
  );
}

/** The same, for a text of one part. */
export function InTheTrayOf({
  meeting,
  item,
}: {
  readonly meeting: MeetingDetail;
  readonly item: MeetingItem;
}) {
  return <InTheTray why={useWhyClosed(meeting, item.part)} />;
}

function textsOf(blocks: readonly MinuteBlock[]): readonly string[] {
  return [...walkBlocks(blocks)].flatMap((block) =>
    'text' in block ? [plainText(block.text)] : [],
  );
}
