import './agenda.scss';
import '../meeting/meeting.scss';
import '#client/editor/editor.scss';
import type { DocumentPool } from '#client/connection/document-pool.ts';
import { useAgendaPublication } from '#client/live/agenda-queries.ts';
import { useMeeting } from '#client/live/queries.ts';
import { Banner } from '#client/ui/banner.tsx';
import { PageHead } from '#client/ui/page-head.tsx';
import { stageOf } from '#shared/domain/minutes.ts';
import { PARTS, type Part } from '#shared/domain/vocabulary.ts';
import type { DocumentId } from '#shared/ids.ts';
import type { MeetingDetail } from '#shared/protocol/http/meeting.ts';
import { Answered, isGone } from '../answered.tsx';
import { editsPart } from '../late/after-freeze.ts';
import { LateWords } from '../late/late-words.tsx';
import { useMeetingFacts } from '../meeting/meeting-facts.ts';
import { PurgeWords } from '../meeting/purge-words.tsx';
import { SaveStatus } from '../meeting/save-status.tsx';
import { useDocuments, useSaveState } from '../meeting/use-documents.ts';
import { usePresenceReport } from '../meeting/use-presence-report.ts';
import { WordsAside } from '../meeting/words-aside.tsx';
import { WordsOfGone } from '../meeting/words-of-gone.tsx';
import { WordsRemoved } from '../meeting/words-removed.tsx';
import { MeetingNav } from '../meeting-nav.tsx';
import { isAllMinuted, meetingCaption, venueInWords, whenInWords } from '../meeting-words.ts';
import { WithheldItems } from '../withheld-items.tsx';
import { AddItemForm } from './add-item-form.tsx';
import { AgendaPart, wordsOfAgenda } from './agenda-part.tsx';
import { AgendaAlterations, AgendaPublished } from './agenda-published.tsx';
import { AgendaToRead } from './agenda-to-read.tsx';

/** The live agenda of a meeting. */
export default function AgendaPage({ meetingId }: { readonly meetingId: string }) {
  const asked = useMeeting(meetingId);
  const pool = useDocuments();
  return (
    <>
      <WordsOfGone pool={pool} meeting={isGone(asked) ? null : (asked.data ?? null)} />
      <Answered of={asked} what="the agenda" whole>
        {(meeting) => (
          <>
            <MeetingNav meeting={meeting} current="agenda" />
            <PageHead caption={meetingCaption(meeting)} title={`Agenda: ${meeting.title}`}>
              <p className="quiet">
                {whenInWords(meeting)}. {venueInWords(meeting)}.
              </p>
            </PageHead>
            <AgendaBody pool={pool} meeting={meeting} />
          </>
        )}
      </Answered>
    </>
  );
}

function AgendaBody({
  pool,
  meeting,
}: {
  readonly pool: DocumentPool | null;
  readonly meeting: MeetingDetail;
}) {
  const save = useSaveState(pool);
  const { names } = useMeetingFacts(meeting);
  usePresenceReport(meeting.id);
  const publication = useAgendaPublication(meeting.id).data?.parts;
  const { rights } = meeting;
  const parts = PARTS.flatMap((part) => {
    const agenda = meeting.agendas.find((one) => one.part === part);
    const hasItems = meeting.items.some((item) => item.part === part);
    // Whoever is kept from an item has no document of its agenda, and reads the other items as a list.
    return agenda === undefined && !hasItems
      ? []
      : [{ part, agendaDocumentId: agenda?.agendaDocumentId ?? null }];
  });
  const two = parts.length > 1;
  return (
    <>
      {parts.some(({ part }) => editsPart(meeting, part)) ? (
        <div className="writing-bar">
          <SaveStatus save={save} />
        </div>
      ) : null}
      {parts.map(({ part, agendaDocumentId }) => (
        <section className="section" key={part} aria-labelledby={`part-${part}`}>
          <h2 className={two ? 'section__title' : 'nhsuk-u-visually-hidden'} id={`part-${part}`}>
            {titleOf(part)}
          </h2>
          {publication
            ?.filter((one) => one.part === part)
            .map((one) => (
              <AgendaPublished key={one.part} meeting={meeting} agenda={one} />
            ))}
          {editsPart(meeting, part) ? null : (
            <Banner>
              <p>{whyNotWrite(meeting, part)}</p>
            </Banner>
          )}
          {agendaDocumentId === null && editsPart(meeting, part) ? (
            <p className="quiet">
              While you are excluded from an item on this agenda, you can read it and not edit it.
            </p>
          ) : null}
          {pool === null || agendaDocumentId === null ? null : (
            <WordsAside
              pool={pool}
              documentId={agendaDocumentId}
              title="Agenda"
              wordsOf={wordsOfAgenda}
            />
          )}
          {showsLive(pool, meeting, part, agendaDocumentId) &&
          pool !== null &&
          agendaDocumentId !== null ? (
            <AgendaPart
              key={agendaDocumentId}
              pool={pool}
              documentId={agendaDocumentId}
              meeting={meeting}
              part={part}
              choices={names.choices}
            />
          ) : (
            <AgendaToRead items={meeting.items.filter((item) => item.part === part)} />
          )}
          {publication
            ?.filter((one) => one.part === part)
            .map((one) => (
              <AgendaAlterations key={one.part} agenda={one} />
            ))}
          {agendaDocumentId === null ? null : (
            <WordsRemoved all={meeting.wordsRemoved} documentId={agendaDocumentId} />
          )}
          {rights.manageItems && agendaDocumentId !== null && !isAllMinuted(meeting, part) ? (
            <AddItemForm meetingId={meeting.id} part={part} />
          ) : null}
          {rights.purgeDocuments && agendaDocumentId !== null && !isAllMinuted(meeting, part) ? (
            <PurgeWords
              documentId={agendaDocumentId}
              of="agenda"
              title={two ? `Agenda of Part ${part}` : 'Agenda'}
            />
          ) : null}
        </section>
      ))}
      <LateWords meetingId={meeting.id} />
      <WithheldItems items={meeting.withheldItems} />
    </>
  );
}

/** An agenda to write in; one that was closed stays open for as long as the server lacks words of it. */
function showsLive(
  pool: DocumentPool | null,
  meeting: MeetingDetail,
  part: Part,
  id: DocumentId | null,
): boolean {
  if (editsPart(meeting, part)) return true;
  return id !== null && (pool?.owes(id) ?? false);
}

function whyNotWrite(meeting: MeetingDetail, part: Part): string {
  const state = meeting.minutes.find((one) => one.part === part)?.state ?? 'drafting';
  if (stageOf(state) === 'draft') {
    return 'You can read this agenda. The secretary, the chair and members write it.';
  }
  return 'The minutes of this agenda have been sent round, so nobody edits it any more.';
}

function titleOf(part: Part): string {
  return part === 'I' ? 'Part I: public business' : 'Part II: private business';
}
