import { useSyncExternalStore } from 'react';
import { afterClose } from '#client/connection/after-close.ts';
import type { DocumentPool } from '#client/connection/document-pool.ts';
import { areSameText, type DocumentId } from '#shared/ids.ts';
import { CLOSE } from '#shared/protocol/close-codes.ts';
import type { MeetingDetail } from '#shared/protocol/http/meeting.ts';
import { KeptWords } from './kept-words.tsx';

type StillThere = Pick<MeetingDetail, 'items' | 'agendas' | 'notesDocumentId'>;

interface Props {
  /** What there still is; `null`: nothing. */
  readonly meeting: StillThere | null;
  /** Texts whose words are kept elsewhere on the page. */
  readonly besides?: readonly DocumentId[];
}

/** Words typed here into texts that the reader can no longer open, with nothing else of those texts. */
export function WordsOfGone({ pool, ...rest }: Props & { readonly pool: DocumentPool | null }) {
  return pool === null ? null : <GoneFrom pool={pool} {...rest} />;
}

function GoneFrom({ pool, meeting, besides = [] }: Props & { readonly pool: DocumentPool }) {
  const open = useSyncExternalStore(pool.progress.subscribe, pool.progress.get);
  const shown = [...besides, ...(meeting === null ? [] : documentsOf(meeting))];
  return open.map(({ id, progress: { refused, changes, link } }) => {
    // A browser does not say why a socket was refused, so whoever was away learns it from the meeting.
    const isGone = refused !== null || link === 'lost';
    if (!isGone || changes === 0 || shown.some((one) => areSameText(one, id))) return null;
    const { next, words: why } = afterClose(refused ?? CLOSE.notFound);
    const words = pool.peek(id)?.unsentWords() ?? '';
    if (next.does === 'waits_for_sign_in' || words === '') return null;
    return (
      <KeptWords
        key={id}
        why={why}
        unsaved
        title="What you wrote"
        words={words}
        next={{ label: 'I have a copy: take this away', act: () => pool.giveUp(id) }}
      />
    );
  });
}

function documentsOf({ items, agendas, notesDocumentId }: StillThere): readonly DocumentId[] {
  return [
    ...items.map((one) => one.documentId),
    ...agendas.map((one) => one.agendaDocumentId),
    ...(notesDocumentId === null ? [] : [notesDocumentId]),
  ];
}
