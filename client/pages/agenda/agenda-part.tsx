import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type * as Y from 'yjs';
import { afterClose } from '#client/connection/after-close.ts';
import type { DocumentPool } from '#client/connection/document-pool.ts';
import type { LiveDocument } from '#client/connection/live-document.ts';
import type { Choice } from '#client/editor/committee-names.ts';
import { DraftsContext, useKeptAtTheEnd } from '#client/editor/use-field-draft.ts';
import { askAgain } from '#client/live/ask-again.ts';
import { withdrawItem } from '#client/live/deeds.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { Banner } from '#client/ui/banner.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { Loading } from '#client/ui/loading.tsx';
import { readAgenda } from '#shared/document/read-agenda.ts';
import type { Part } from '#shared/domain/vocabulary.ts';
import type { DocumentId } from '#shared/ids.ts';
import type { MeetingDetail } from '#shared/protocol/http/meeting.ts';
import { ClosedAgenda } from '../late/closed-agenda.tsx';
import { numberOf } from '../meeting/contents.tsx';
import { DamageNotice } from '../meeting/damaged-minute.tsx';
import { KeptWords } from '../meeting/kept-words.tsx';
import { useLiveDocument } from '../meeting/use-live-document.ts';
import { ItemLinks } from '../private/item-links.tsx';
import { AgendaItemCard, moveButtonId } from './agenda-item-card.tsx';
import { AgendaToRead } from './agenda-to-read.tsx';
import { timeInAll } from './time-in-all.ts';
import { useAgenda } from './use-agenda.ts';
import { useDragOrder } from './use-drag-order.ts';

export interface AgendaPartProps {
  readonly pool: DocumentPool;
  readonly documentId: DocumentId;
  readonly meeting: MeetingDetail;
  readonly part: Part;
  readonly choices: readonly Choice[];
}

/** The agenda of one part, open for writing. */
export function AgendaPart({ pool, documentId, ...rest }: AgendaPartProps) {
  const shown = useLiveDocument(pool, documentId);
  const client = useQueryClient();
  const code = shown?.save.state === 'refused' ? shown.save.code : null;
  const isMoved = code !== null && afterClose(code).next.does === 'asks_anew';
  useEffect(() => {
    if (isMoved) void askAgain(client);
  }, [isMoved, client]);
  const asRecorded = (
    <AgendaToRead items={rest.meeting.items.filter((item) => item.part === rest.part)} />
  );
  if (shown?.damaged === true && !shown.loaded) {
    return (
      <>
        <DamageNotice title="Agenda">
          The agenda as it was last read stands below. It cannot be changed here.
        </DamageNotice>
        {asRecorded}
      </>
    );
  }
  // Where the agenda is now is about to be known; words that were not saved stand beside it.
  if (isMoved) return asRecorded;
  if (shown === null || (!shown.loaded && code === null)) return <Loading what="the agenda" />;
  if (shown.save.state === 'read_only') {
    return (
      <ClosedAgenda
        pool={pool}
        documentId={documentId}
        meeting={rest.meeting}
        part={rest.part}
        doc={shown.live.doc}
        unsaved={shown.save.changes > 0}
        words={wordsOfAgenda(shown.live.doc)}
      >
        {asRecorded}
      </ClosedAgenda>
    );
  }
  if (shown.save.state === 'refused') {
    const why = code === null ? 'you can no longer edit this.' : afterClose(code).words;
    return (
      <>
        <KeptWords
          why={`this agenda is now closed to you: ${why}`}
          unsaved={shown.save.changes > 0}
          title="Agenda"
          words={wordsOfAgenda(shown.live.doc)}
        />
        {asRecorded}
      </>
    );
  }
  return <OpenAgenda live={shown.live} {...rest} />;
}

function OpenAgenda({
  live,
  meeting,
  part,
  choices,
}: Omit<AgendaPartProps, 'pool' | 'documentId'> & { readonly live: LiveDocument }) {
  const agenda = useAgenda(live.doc);
  useKeptAtTheEnd(live.drafts);
  const announce = useAnnounce();
  const withdrawal = useDeed(withdrawItem);
  const refocus = useRef<string | null>(null);
  const { items } = agenda;
  const place = (id: string, to: number) => {
    agenda.move(id, to);
    announce(`Moved to place ${to + 1} of ${items.length}`);
  };
  const { list, drag, handleOf } = useDragOrder(place);
  // A moved row is a moved element, and that takes focus from its button.
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each new order
  useEffect(() => {
    if (refocus.current === null) return;
    document.getElementById(refocus.current)?.focus();
    refocus.current = null;
  }, [items]);

  const mover = (id: string, to: number, direction: 'up' | 'down') => () => {
    refocus.current = moveButtonId(id, direction);
    place(id, to);
  };
  if (items.length === 0) return <EmptyState>This agenda has no items yet.</EmptyState>;
  return (
    <DraftsContext value={live.drafts}>
      {withdrawal.fault === null ? null : (
        <Banner tone="warning" status>
          <p>{withdrawal.fault.message}</p>
        </Banner>
      )}
      <ol className="agenda-list" ref={list}>
        {items.map((item, index) => (
          <li
            key={item.id}
            className={[
              'agenda-item',
              item.state === 'withdrawn' ? 'agenda-item--withdrawn' : '',
              drag?.id === item.id ? 'agenda-item--dragged' : '',
              drag?.gap === index ? 'agenda-item--gap' : '',
              drag?.gap === items.length && index === items.length - 1
                ? 'agenda-item--gap-below'
                : '',
            ].join(' ')}
          >
            <AgendaItemCard
              item={item}
              number={numberOf({ part, number: index + 1 })}
              reference={meeting.items.find((one) => one.id === item.id)?.reference ?? null}
              agenda={agenda}
              choices={choices}
              handle={handleOf(item.id, index)}
              onUp={index === 0 ? null : mover(item.id, index - 1, 'up')}
              onDown={index === items.length - 1 ? null : mover(item.id, index + 1, 'down')}
              onWithdraw={meeting.rights.manageItems ? () => withdrawal.act(item.id) : null}
              links={
                meeting.rights.makePrivate && item.state !== 'withdrawn' ? (
                  <ItemLinks
                    meetingId={meeting.id}
                    itemId={item.id}
                    part={part}
                    named={item.title}
                  />
                ) : null
              }
            />
          </li>
        ))}
      </ol>
      <p className="agenda-total">{timeInAll(items)}</p>
    </DraftsContext>
  );
}

/** What of an agenda can be pasted elsewhere. */
export function wordsOfAgenda(doc: Y.Doc): string {
  return readAgenda(doc)
    .map(({ title, recommendation }) => [title, recommendation].filter((one) => one !== ''))
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}
