import type { Editor } from '@tiptap/core';
import { type ReactNode, useEffect, useState } from 'react';
import type { DocumentPool } from '#client/connection/document-pool.ts';
import { useEditorFacts } from '#client/editor/editor-facts.ts';
import { MinuteEditor } from '#client/editor/minute-editor.tsx';
import { MinuteView } from '#client/editor/minute-view.tsx';
import type { Direction } from '#client/editor/walk-keys.ts';
import type { MinuteBlock } from '#shared/document/minute-content.ts';
import { readMinute } from '#shared/document/read-minute.ts';
import type { DocumentId } from '#shared/ids.ts';
import { KeptWords } from './kept-words.tsx';
import { type ShownDocument, useLiveDocument } from './use-live-document.ts';

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
  if (shown === null) return children;
  const { live, loaded, save } = shown;
  if (save.state === 'refused' || (save.state === 'read_only' && loaded)) {
    return <NoLongerLive shown={shown} title={title} />;
  }
  if (!loaded) return children;
  return <MinuteEditor live={live} label={title} {...rest} />;
}

function NoLongerLive({ shown, title }: { readonly shown: ShownDocument; readonly title: string }) {
  const { names } = useEditorFacts();
  const blocks = useBlocksOf(shown);
  const { save } = shown;
  return (
    <>
      <KeptWords
        code={save.state === 'refused' ? save.code : null}
        unsaved={'changes' in save && save.changes > 0}
        title={title}
        blocks={blocks}
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
