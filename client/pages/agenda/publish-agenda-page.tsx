import './agenda.scss';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { publishAgenda, useAgendaPublication } from '#client/live/agenda-queries.ts';
import { useMeeting } from '#client/live/queries.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { BackLink } from '#client/ui/back-link.tsx';
import { Banner } from '#client/ui/banner.tsx';
import { Button, ButtonLink } from '#client/ui/button.tsx';
import { ErrorSummary, type FieldFault } from '#client/ui/error-summary.tsx';
import { Radios } from '#client/ui/fields/radios.tsx';
import { TextArea } from '#client/ui/fields/text-area.tsx';
import { TextField } from '#client/ui/fields/text-field.tsx';
import { PageHead } from '#client/ui/page-head.tsx';
import type { AgendaOfPart } from '#shared/protocol/http/agenda-publication.ts';
import type { MeetingDetail } from '#shared/protocol/http/meeting.ts';
import { Answered } from '../answered.tsx';
import { errorAt, formFaults } from '../form-faults.ts';
import { meetingCaption } from '../meeting-words.ts';
import { NotFoundPage } from '../not-found/not-found-page.tsx';
import { AgendaAlterations, Deadlines } from './agenda-published.tsx';
import {
  blankPublication,
  FIELD,
  firstReference,
  numbersMinutes,
  type PublicationDraft,
  publicationFaults,
  publicationOrder,
} from './publication-draft.ts';

/** Publishes the agenda of a part: what happens then, what has to be said for it, and done. */
export default function PublishAgendaPage({
  meetingId,
  part,
}: {
  readonly meetingId: string;
  readonly part: string;
}) {
  const asked = useMeeting(meetingId);
  const publication = useAgendaPublication(meetingId);
  return (
    <Answered of={asked} what="the meeting" whole>
      {(meeting) => (
        <Answered of={publication} what="the agenda" whole>
          {({ parts }) => {
            const agenda = parts.find((one) => one.part === part);
            if (agenda === undefined) return <NotFoundPage />;
            return <PublishAgenda meeting={meeting} agenda={agenda} />;
          }}
        </Answered>
      )}
    </Answered>
  );
}

function PublishAgenda({
  meeting,
  agenda,
}: {
  readonly meeting: MeetingDetail;
  readonly agenda: AgendaOfPart;
}) {
  const [, navigate] = useLocation();
  const announce = useAnnounce();
  const [draft, setDraft] = useState<PublicationDraft>(() => blankPublication(agenda));
  const set = (change: Partial<PublicationDraft>) =>
    setDraft((before) => ({ ...before, ...change }));
  const [wrong, setWrong] = useState<readonly FieldFault[]>([]);
  const { act, sending, fault } = useDeed(publishAgenda);
  const faults =
    wrong.length > 0
      ? wrong
      : formFaults(fault, { reason: FIELD.reason, scheme: FIELD.prefix, note: FIELD.reason });
  const back = `/meetings/${meeting.id}/agenda`;
  const again = agenda.published.length > 0;
  const isLate = agenda.deadlines.some((one) => one.daysLate > 0);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    const lacking = publicationFaults(agenda, draft);
    setWrong(lacking);
    if (lacking.length > 0 || sending) return;
    const sent = await act(meeting.id, publicationOrder(agenda, draft));
    if (sent === null) return;
    const { references } = sent.answer;
    announce(
      references.length === 0
        ? 'The agenda is published.'
        : `The agenda is published, with ${references.length} new references.`,
    );
    navigate(back);
  };

  if (!agenda.mayPublish) {
    return (
      <>
        <PageHead title="Publish the agenda" caption={meetingCaption(meeting)} />
        <Banner>
          <p>{agenda.whyNot}</p>
        </Banner>
        <ButtonLink href={back}>Go to the agenda</ButtonLink>
      </>
    );
  }
  const whichPart = agenda.part === 'II' ? ' of Part II' : '';
  return (
    <>
      <BackLink href={back}>Agenda</BackLink>
      <PageHead
        title={again ? `Publish the agenda${whichPart} again` : `Publish the agenda${whichPart}`}
        caption={meetingCaption(meeting)}
      />
      <ul className="prose">
        <li>The agenda is kept as it stands now, so that anybody can look back at it.</li>
        <li>
          {agenda.part === 'II'
            ? 'Those who take part in private business are told in a letter. The letter names no item.'
            : 'Members, and everybody else who may read it, are told in a letter. The letter names no item.'}
        </li>
        <li>{numberingInWords(agenda.toNumber)}</li>
        <li>
          You can still change the agenda. What is changed is listed below it, with who changed it
          and when.
        </li>
      </ul>
      <Deadlines deadlines={agenda.deadlines} />
      <AgendaAlterations agenda={{ ...agenda, published: agenda.published.slice(-1) }} />
      <form className="form" onSubmit={send} noValidate>
        <ErrorSummary faults={faults} />
        {isLate ? (
          <TextArea
            id={FIELD.reason}
            label="Why does it go out this late?"
            hint="Everybody who reads the agenda can read this."
            strong
            rows={3}
            error={errorAt(faults, FIELD.reason)}
            value={draft.reason}
            onChange={(reason) => set({ reason })}
          />
        ) : null}
        {numbersMinutes(agenda) ? (
          <NumberingFields
            agenda={agenda}
            draft={draft}
            faults={faults}
            date={meeting.date}
            onChange={set}
          />
        ) : null}
        <Button type="submit" busy={sending}>
          {again ? 'Publish the agenda again' : 'Publish the agenda'}
        </Button>
      </form>
    </>
  );
}

function NumberingFields({
  agenda,
  draft,
  faults,
  date,
  onChange,
}: {
  readonly agenda: AgendaOfPart;
  readonly draft: PublicationDraft;
  readonly faults: readonly FieldFault[];
  readonly date: string;
  readonly onChange: (change: Partial<PublicationDraft>) => void;
}) {
  const first = firstReference(agenda, draft, date);
  if (agenda.scheme !== null) {
    return first === null ? null : (
      <p className="read-back">
        By the terms of reference the next reference is <strong>{first}</strong>.
      </p>
    );
  }
  return (
    <>
      <Radios
        id={FIELD.numbering}
        label="Do the minutes get references?"
        hint="The terms of reference do not say how minutes are numbered. A reference is for good: it is never changed or given to another item."
        strong
        error={errorAt(faults, FIELD.numbering)}
        value={draft.numbering}
        options={[
          { value: 'yes', name: 'Yes, number them' },
          {
            value: 'no',
            name: 'No, publish without references',
            hint: 'You can number them later, by publishing the agenda again.',
          },
        ]}
        onChange={(numbering) => onChange({ numbering: numbering === 'yes' ? 'yes' : 'no' })}
      />
      {draft.numbering === 'yes' ? (
        <>
          <TextField
            id={FIELD.prefix}
            label="What do references begin with?"
            hint="Letters that stand for the committee, for example “JC” for a joint committee"
            strong
            width={10}
            error={errorAt(faults, FIELD.prefix)}
            value={draft.prefix}
            onChange={(prefix) => onChange({ prefix })}
          />
          <Radios
            id={FIELD.year}
            label="When do the numbers begin again?"
            strong
            error={errorAt(faults, FIELD.year)}
            value={draft.year}
            options={[
              { value: 'financial', name: 'On 1 April, with the financial year' },
              { value: 'calendar', name: 'On 1 January' },
            ]}
            onChange={(year) => onChange({ year: year === 'financial' ? 'financial' : 'calendar' })}
          />
          {first === null ? null : (
            <p className="read-back" role="status">
              The first item without a reference becomes <strong>{first}</strong>.
            </p>
          )}
        </>
      ) : null}
    </>
  );
}

function numberingInWords(count: number): string {
  if (count === 0) return 'Every item keeps its reference.';
  return count === 1
    ? '1 item has no reference yet, and can be given one now.'
    : `${count} items have no reference yet, and can be given one now.`;
}
