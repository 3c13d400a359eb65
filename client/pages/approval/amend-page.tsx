import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { proposeAmendment } from '#client/live/approval-queries.ts';
import { useMeeting, useMinutes } from '#client/live/queries.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { BackLink } from '#client/ui/back-link.tsx';
import { Button } from '#client/ui/button.tsx';
import { ErrorSummary, type FieldFault } from '#client/ui/error-summary.tsx';
import { TextArea } from '#client/ui/fields/text-area.tsx';
import { PageHead } from '#client/ui/page-head.tsx';
import { lackOfWords } from '#shared/document/leaves-words.ts';
import type { MinuteBlock } from '#shared/document/minute-content.ts';
import { statedChange } from '#shared/document/stated-change.ts';
import { toItemId } from '#shared/ids.ts';
import { begun } from '#shared/lang/capital.ts';
import type { MeetingDetail, MeetingMinutes } from '#shared/protocol/http/meeting.ts';
import { Answered } from '../answered.tsx';
import { errorAt, formFaults } from '../form-faults.ts';
import { meetingCaption } from '../meeting-words.ts';
import { PassageChooser } from '../passage-chooser.tsx';
import { changeIn, passagesOf } from '../passages.ts';
import { headingOf } from './approval-words.ts';

const FIELD = {
  itemId: 'amend-item',
  blockId: 'amend-block',
  words: 'amend-words',
  reason: 'amend-reason',
};

/** Puts an amendment of earlier minutes to a meeting: a paragraph, and how it is to read. */
export function AmendPage({
  meetingId,
  of,
  part,
}: {
  readonly meetingId: string;
  readonly of: string;
  readonly part: string;
}) {
  const meeting = useMeeting(of);
  const minutes = useMinutes(of);
  return (
    <Answered of={meeting} what="the meeting" whole>
      {(facts) => (
        <Answered of={minutes} what="the minutes" whole>
          {(texts) => <Amend at={meetingId} meeting={facts} minutes={texts} part={part} />}
        </Answered>
      )}
    </Answered>
  );
}

function Amend({
  at,
  meeting,
  minutes,
  part,
}: {
  readonly at: string;
  readonly meeting: MeetingDetail;
  readonly minutes: MeetingMinutes;
  readonly part: string;
}) {
  const [draft, setDraft] = useState({ itemId: '', blockId: '', words: '', reason: '' });
  const [wrong, setWrong] = useState<readonly FieldFault[]>([]);
  const [, navigate] = useLocation();
  const announce = useAnnounce();
  const { act, sending, fault } = useDeed(proposeAmendment);
  const items = meeting.items.filter((one) => one.part === part && one.state !== 'withdrawn');
  const item = items.find((one) => one.id === draft.itemId);
  const blocks = (minutes.items.find((one) => one.itemId === draft.itemId)?.blocks ??
    []) as readonly MinuteBlock[];
  const passage = passagesOf(blocks).find((one) => one.id === draft.blockId);
  const change = passage === undefined ? null : changeIn(passage.text, draft.words);
  const back = `/meetings/${at}/approval`;
  const stated =
    item === undefined || passage === undefined || change === null
      ? null
      : statedChange(
          { blockId: passage.id, from: change.from, quote: change.quote, words: change.words },
          { blocks, number: item.number, part: item.part, reference: item.reference },
        );

  const empty = passage === undefined ? null : lackOfWords(passage.kind, draft.words);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    const lacking = [
      ...(item === undefined ? [{ fieldId: FIELD.itemId, message: 'Choose an item' }] : []),
      ...(item !== undefined && passage === undefined
        ? [{ fieldId: FIELD.blockId, message: 'Choose a paragraph' }]
        : []),
      ...(passage !== undefined && change === null
        ? [{ fieldId: FIELD.words, message: 'Change the words as they are to read' }]
        : []),
      ...(empty === null ? [] : [{ fieldId: FIELD.words, message: empty }]),
    ];
    setWrong(lacking);
    if (lacking.length > 0 || passage === undefined || change === null || sending) return;
    const order = {
      itemId: toItemId(draft.itemId),
      blockId: passage.id,
      from: change.from,
      quote: change.quote,
      words: change.words,
      reason: draft.reason.trim() === '' ? null : draft.reason,
    };
    if ((await act(at, order)) === null) return;
    announce('The amendment is before the meeting.');
    navigate(back);
  };

  const faults = wrong.length > 0 ? wrong : formFaults(fault, FIELD);
  return (
    <>
      <BackLink href={back}>Minutes of the last meeting</BackLink>
      <PageHead title="Put an amendment to the meeting" caption={meetingCaption(meeting)}>
        <p>
          {headingOf({ date: meeting.date, part: part === 'II' ? 'II' : 'I' })}. The words change
          when the meeting has agreed, and the minutes are approved.
        </p>
      </PageHead>
      <form className="form" onSubmit={send} noValidate>
        <ErrorSummary faults={faults} />
        <PassageChooser
          ids={FIELD}
          items={items}
          blocks={blocks}
          chosen={draft}
          faults={faults}
          onItem={(itemId) => setDraft({ ...draft, itemId, blockId: '', words: '' })}
          onPassage={(one) =>
            setDraft({ ...draft, blockId: one?.id ?? '', words: one?.text ?? '' })
          }
        />
        {passage === undefined ? null : (
          <TextArea
            id={FIELD.words}
            label="How is it to read?"
            hint="Change the words here, add some or take some out. What you change is put into words below."
            rows={6}
            error={errorAt(faults, FIELD.words)}
            value={draft.words}
            onChange={(words) => setDraft({ ...draft, words })}
          />
        )}
        {stated === null ? null : (
          <p className="record-note" role="status">
            In stated words: {begun(stated)}.
          </p>
        )}
        <TextArea
          id={FIELD.reason}
          label="Reason (optional)"
          rows={2}
          value={draft.reason}
          onChange={(reason) => setDraft({ ...draft, reason })}
        />
        <Button type="submit" busy={sending}>
          Put it to the meeting
        </Button>
      </form>
    </>
  );
}
