import { type ReactNode, useState } from 'react';
import type * as Y from 'yjs';
import type { DocumentPool } from '#client/connection/document-pool.ts';
import { readAgenda } from '#shared/document/read-agenda.ts';
import type { Part } from '#shared/domain/vocabulary.ts';
import type { DocumentId } from '#shared/ids.ts';
import type { MeetingDetail } from '#shared/protocol/http/meeting.ts';
import { KeptWords } from '../meeting/kept-words.tsx';
import { useKeptInTray, useWhyClosed } from './after-freeze.ts';
import { InTheTray } from './closed-minute.tsx';

/** An agenda that was closed while somebody wrote in it. */
export function ClosedAgenda({
  pool,
  documentId,
  meeting,
  part,
  doc,
  unsaved,
  words,
  children,
}: {
  readonly pool: DocumentPool;
  readonly documentId: DocumentId;
  readonly meeting: MeetingDetail;
  readonly part: Part;
  readonly doc: Y.Doc;
  readonly unsaved: boolean;
  readonly words: string;
  /** The agenda as the server has it. */
  readonly children: ReactNode;
}) {
  const [given, setGiven] = useState(false);
  const why = useWhyClosed(meeting, part);
  const there = meeting.items.flatMap((one) => [one.title, one.recommendation]);
  const kept = useKeptInTray(
    pool,
    meeting.id,
    { documentId, itemId: null, closed: true },
    () => readAgenda(doc).flatMap((one) => [one.title, one.recommendation]),
    there,
  );
  const giveUp = () => {
    pool.giveUp(documentId);
    setGiven(true);
  };
  return (
    <>
      {kept ? <InTheTray why={why} /> : null}
      {unsaved && !kept && !given ? (
        <KeptWords
          why={why}
          unsaved
          title="Agenda"
          words={words}
          next={{ label: 'I have a copy: take this away', act: giveUp }}
        />
      ) : null}
      {children}
    </>
  );
}
