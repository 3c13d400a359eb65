import { useQueryClient } from '@tanstack/react-query';
import type { Editor } from '@tiptap/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { afterClose } from '#client/connection/after-close.ts';
import type { DocumentPool } from '#client/connection/document-pool.ts';
import { useEditorFacts } from '#client/editor/editor-facts.ts';
import { type CaretPlace, MinuteEditor } from '#client/editor/minute-editor.tsx';
import { MinuteView } from '#client/editor/minute-view.tsx';
import type { Direction } from '#client/editor/walk-keys.ts';
import { askAgain } from '#client/live/ask-again.ts';
import type { MinuteBlock } from '#shared/document/minute-content.ts';
import { readMinute } from '#shared/document/read-minute.ts';
import type { DocumentId } from '#shared/ids.ts';
import { DamagedMinute, DamageNotice } from './damaged-minute.tsx';
import { KeptWords } from './kept-words.tsx';
import { type ShownDocument, useLiveDocument } from './use-live-document.ts';
import { wordsOfMinute } from './words-of-minute.ts';

export interface LiveMinuteProps {
  readonly pool: DocumentPool;
  readonly documentId: DocumentId;
  readonly meetingId: string;
  readonly title: string;
  readonly placeholder: string;
  readonly records?: boolean;
  readonly caret: 'start' | 'end' | null;
  readonly onFocus: (editor: Editor) => void;
  readonly onGone: (editor: Editor) => void;
  readonly onLeave?: (direction: Direction) => boolean;
  readonly isTakenElsewhere?: (id: string) => boolean;
  /** What stands here until the text has arrived. */
  readonly children: ReactNode;
}

/** A minute to write in; to read only, once the server says so. */
export function LiveMinute({ pool, documentId, title, children, ...rest }: LiveMinuteProps) {
  const shown = useLiveDocument(pool, documentId);
  const place = useRef<CaretPlace | null>(null);
  if (shown === null) return children;
  const { live, loaded, save, damaged } = shown;
  if (save.state === 'refused') {
    return (
      <ClosedMinute
        shown={shown}
        code={save.code}
        unsaved={save.changes > 0}
        title={title}
        onGiveUp={() => pool.giveUp(documentId)}
      >
        {children}
      </ClosedMinute>
    );
  }
  if (!loaded) {
    if (!damaged) return children;
    return (
      <DamagedMinute documentId={documentId} title={title}>
        {children}
      </DamagedMinute>
    );
  }
  if (save.state === 'read_only') {
    return <NotFromHere shown={shown} unsaved={save.changes > 0} title={title} />;
  }
  return (
    <>
      {damaged ? (
        <DamageNotice title={title}>What you see is kept on this page.</DamageNotice>
      ) : null}
      <MinuteEditor live={live} label={title} place={place} {...rest} />
    </>
  );
}

/** The server has closed this text to this page, with a code that says why. The save line speaks of it, once for
 *  all texts of the page. */
function ClosedMinute({
  shown,
  code,
  unsaved,
  title,
  onGiveUp,
  children,
}: {
  readonly shown: ShownDocument;
  readonly code: number;
  readonly unsaved: boolean;
  readonly title: string;
  readonly onGiveUp: () => void;
  readonly children: ReactNode;
}) {
  const { names } = useEditorFacts();
  const blocks = readMinute(shown.live.doc);
  const { next, words } = afterClose(code);
  const isMoved = next.does === 'asks_anew';
  const client = useQueryClient();
  useEffect(() => {
    if (isMoved) void askAgain(client);
  }, [isMoved, client]);
  // Where the text is now is about to be known, and words that were not saved are kept beside it.
  if (isMoved) return children;
  const reload = () => {
    onGiveUp();
    location.reload();
  };
  // Of a text that is not for this reader any more, they keep their own words and no others.
  const kept =
    next.does === 'stops_unseen' ? shown.live.unsentWords() : wordsOfMinute(shown.live.doc);
  // The page says once, above all its texts, that its reader is signed out.
  const isSaidAbove = next.does === 'waits_for_sign_in';
  const owes = unsaved && kept !== '';
  return (
    <>
      {isSaidAbove && !owes ? null : (
        <KeptWords
          why={words}
          unsaved={owes}
          title={title}
          words={kept}
          spoken={false}
          next={next.does === 'stops' ? { label: 'Load the page again', act: reload } : null}
        />
      )}
      {next.does === 'stops_unseen' ? null : <MinuteView blocks={blocks} names={names} />}
    </>
  );
}

/** The right to edit has ended, or the page is older than the server: it goes on as a reader, and the save line
 *  says so once. */
function NotFromHere({
  shown,
  unsaved,
  title,
}: {
  readonly shown: ShownDocument;
  readonly unsaved: boolean;
  readonly title: string;
}) {
  const { names } = useEditorFacts();
  const blocks = useBlocksOf(shown);
  return (
    <>
      <KeptWords
        why="you cannot edit this from here any more. Load the page again; if it stays so, you can still read it."
        unsaved={unsaved}
        title={title}
        words={wordsOfMinute(shown.live.doc)}
        spoken={false}
      />
      <MinuteView blocks={blocks} names={names} />
    </>
  );
}

/** The words of an open document, kept up to date as others write. */
function useBlocksOf({ live }: ShownDocument): readonly MinuteBlock[] {
  const [blocks, setBlocks] = useState(() => readMinute(live.doc));
  useEffect(() => {
    const read = () => setBlocks(readMinute(live.doc));
    live.doc.on('update', read);
    return () => live.doc.off('update', read);
  }, [live]);
  return blocks;
}
