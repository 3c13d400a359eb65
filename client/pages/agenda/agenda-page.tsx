import './agenda.scss';
import '../meeting/meeting.scss';
import '#client/editor/editor.scss';
import { useMeeting } from '#client/live/queries.ts';
import { Banner } from '#client/ui/banner.tsx';
import { PageHead } from '#client/ui/page-head.tsx';
import type { MeetingDetail } from '#shared/protocol/http/meeting.ts';
import { Answered } from '../answered.tsx';
import { useMeetingFacts } from '../meeting/meeting-facts.ts';
import { PurgeWords } from '../meeting/purge-words.tsx';
import { SaveStatus } from '../meeting/save-status.tsx';
import { useDocuments, useSaveState } from '../meeting/use-documents.ts';
import { usePresenceReport } from '../meeting/use-presence-report.ts';
import { WordsAside } from '../meeting/words-aside.tsx';
import { WordsRemoved } from '../meeting/words-removed.tsx';
import { MeetingNav } from '../meeting-nav.tsx';
import { meetingCaption, venueInWords, whenInWords } from '../meeting-words.ts';
import { WithheldItems } from '../withheld-items.tsx';
import { AddItemForm } from './add-item-form.tsx';
import { AgendaPart, wordsOfAgenda } from './agenda-part.tsx';
import { AgendaToRead } from './agenda-to-read.tsx';

/** The live agenda of a meeting. */
export default function AgendaPage({ meetingId }: { readonly meetingId: string }) {
  const asked = useMeeting(meetingId);
  return (
    <Answered of={asked} what="the agenda" whole>
      {(meeting) => (
        <>
          <MeetingNav meeting={meeting} current="agenda" />
          <PageHead caption={meetingCaption(meeting)} title={`Agenda: ${meeting.title}`}>
            <p className="quiet">
              {whenInWords(meeting)}. {venueInWords(meeting)}.
            </p>
          </PageHead>
          <AgendaBody meeting={meeting} />
        </>
      )}
    </Answered>
  );
}

function AgendaBody({ meeting }: { readonly meeting: MeetingDetail }) {
  const pool = useDocuments();
  const save = useSaveState(pool);
  const { names } = useMeetingFacts(meeting);
  usePresenceReport(meeting.id);
  const { rights } = meeting;
  const two = meeting.agendas.length > 1;
  return (
    <>
      {rights.editAgenda ? (
        <div className="writing-bar">
          <SaveStatus save={save} />
        </div>
      ) : (
        <Banner>
          <p>You can read this agenda. The secretary, the chair and members write it.</p>
        </Banner>
      )}
      {meeting.agendas.map(({ part, agendaDocumentId }) => (
        <section className="section" key={part} aria-labelledby={`part-${part}`}>
          <h2 className={two ? 'section__title' : 'nhsuk-u-visually-hidden'} id={`part-${part}`}>
            {part === 'I' ? 'Part I: public business' : 'Part II: private business'}
          </h2>
          {pool === null ? null : (
            <WordsAside
              pool={pool}
              documentId={agendaDocumentId}
              title="Agenda"
              wordsOf={wordsOfAgenda}
            />
          )}
          {rights.editAgenda && pool !== null ? (
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
          <WordsRemoved all={meeting.wordsRemoved} documentId={agendaDocumentId} />
          {rights.manageItems ? <AddItemForm meetingId={meeting.id} part={part} /> : null}
          {rights.purgeDocuments ? (
            <PurgeWords
              documentId={agendaDocumentId}
              of="agenda"
              title={two ? `Agenda of Part ${part}` : 'Agenda'}
            />
          ) : null}
        </section>
      ))}
      <WithheldItems items={meeting.withheldItems} />
    </>
  );
}
