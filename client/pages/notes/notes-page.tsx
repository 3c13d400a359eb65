import '../meeting/meeting.scss';
import './notes.scss';
import type { Editor } from '@tiptap/core';
import { useState } from 'react';
import type { DocumentPool } from '#client/connection/document-pool.ts';
import { MinuteToolbar } from '#client/editor/toolbar.tsx';
import { useMeeting } from '#client/live/queries.ts';
import { Loading } from '#client/ui/loading.tsx';
import { PageHead } from '#client/ui/page-head.tsx';
import { Tag } from '#client/ui/tag.tsx';
import type { DocumentId } from '#shared/ids.ts';
import type { MeetingDetail } from '#shared/protocol/http/meeting.ts';
import { Answered, isGone } from '../answered.tsx';
import { LiveMinute } from '../meeting/live-minute.tsx';
import { PurgeWords } from '../meeting/purge-words.tsx';
import { SaveStatus } from '../meeting/save-status.tsx';
import { useDocuments, useSaveState } from '../meeting/use-documents.ts';
import { WordsAside } from '../meeting/words-aside.tsx';
import { WordsOfGone } from '../meeting/words-of-gone.tsx';
import { wordsOfMinute } from '../meeting/words-of-minute.ts';
import { WordsRemoved } from '../meeting/words-removed.tsx';
import { MeetingNav } from '../meeting-nav.tsx';
import { meetingCaption } from '../meeting-words.ts';
import { NotFoundPage } from '../not-found/not-found-page.tsx';

/** The secretary's private notes on a meeting: never published, seen by nobody else. */
export default function NotesPage({ meetingId }: { readonly meetingId: string }) {
  const asked = useMeeting(meetingId);
  const pool = useDocuments();
  return (
    <>
      <WordsOfGone pool={pool} meeting={isGone(asked) ? null : (asked.data ?? null)} />
      <Answered of={asked} what="your notes" whole>
        {(meeting) =>
          meeting.notesDocumentId === null ? (
            <NotFoundPage />
          ) : (
            <>
              <MeetingNav meeting={meeting} current="notes" />
              <PageHead
                caption={meetingCaption(meeting)}
                title="My notes"
                tag={<Tag colour="grey">Private</Tag>}
              >
                <p>Only you can see these notes. They are not part of the minutes.</p>
              </PageHead>
              <Notes pool={pool} meeting={meeting} documentId={meeting.notesDocumentId} />
            </>
          )
        }
      </Answered>
    </>
  );
}

function Notes({
  pool,
  meeting,
  documentId,
}: {
  readonly pool: DocumentPool | null;
  readonly meeting: MeetingDetail;
  readonly documentId: DocumentId;
}) {
  const save = useSaveState(pool);
  const [editor, setEditor] = useState<Editor | null>(null);
  const waiting = <Loading what="your notes" />;
  return (
    <>
      <div className="writing-bar">
        <MinuteToolbar editor={editor} records={false} />
        <SaveStatus save={save} />
      </div>
      {pool === null ? (
        waiting
      ) : (
        <div className="notes">
          <WordsAside
            pool={pool}
            documentId={documentId}
            title="My notes"
            wordsOf={wordsOfMinute}
          />
          <LiveMinute
            key={documentId}
            pool={pool}
            documentId={documentId}
            meetingId={meeting.id}
            title="My notes"
            placeholder="Write your notes here."
            records={false}
            caret={null}
            onFocus={setEditor}
            onGone={() => setEditor(null)}
          >
            {waiting}
          </LiveMinute>
          <WordsRemoved all={meeting.wordsRemoved} documentId={documentId} />
          {meeting.rights.purgeDocuments ? (
            <PurgeWords documentId={documentId} of="notes" title="My notes" />
          ) : null}
        </div>
      )}
    </>
  );
}
