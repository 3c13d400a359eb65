import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { addCorrection, useSealedRecord } from '#client/live/approval-queries.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { BackLink } from '#client/ui/back-link.tsx';
import { Button } from '#client/ui/button.tsx';
import { dayInWords } from '#client/ui/date-words.ts';
import { ErrorSummary, type FieldFault } from '#client/ui/error-summary.tsx';
import { Select } from '#client/ui/fields/select.tsx';
import { TextArea } from '#client/ui/fields/text-area.tsx';
import { PageHead } from '#client/ui/page-head.tsx';
import { SummaryList } from '#client/ui/summary-list.tsx';
import type { ApprovedRecord } from '#shared/document/approved-record.ts';
import { toItemId } from '#shared/ids.ts';
import { begun } from '#shared/lang/capital.ts';
import type { RecordPage, SealedPart } from '#shared/protocol/http/approval.ts';
import { Answered } from '../answered.tsx';
import { errorAt, formFaults } from '../form-faults.ts';
import { NotFoundPage } from '../not-found/not-found-page.tsx';
import { useStep } from '../use-step.ts';
import { citedAs } from './approval-words.ts';

const FIELD = {
  itemId: 'correction-item',
  note: 'correction-note',
  minuteItemId: 'correction-minute',
};

/** A note that stands beside the record, and points to the minute that made the correction. */
export function CorrectionPage({
  meetingId,
  part,
}: {
  readonly meetingId: string;
  readonly part: string;
}) {
  const page = useSealedRecord(meetingId);
  return (
    <Answered of={page} what="the record" whole>
      {(found) => {
        const sealed = found.parts.find((one) => one.part === part);
        return sealed?.mayCorrect === true ? (
          <Correct page={found} sealed={sealed} />
        ) : (
          <NotFoundPage />
        );
      }}
    </Answered>
  );
}

function Correct({ page, sealed }: { readonly page: RecordPage; readonly sealed: SealedPart }) {
  const [step, go] = useStep<'answers' | 'check'>('answers');
  const [draft, setDraft] = useState({ itemId: '', note: '', minuteItemId: '' });
  const [wrong, setWrong] = useState<readonly FieldFault[]>([]);
  const [, navigate] = useLocation();
  const announce = useAnnounce();
  const { act, sending, fault } = useDeed(addCorrection);
  const { items } = JSON.parse(sealed.text) as ApprovedRecord;
  const later = page.laterItems.filter((one) => sealed.part === 'II' || one.part === 'I');
  const set = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change });
  const back = `/meetings/${page.meetingId}/record`;
  const caption = `${page.title}, ${dayInWords(page.date)}`;

  const next = (event: FormEvent) => {
    event.preventDefault();
    const lacking = [
      ...(draft.note.trim() === ''
        ? [{ fieldId: FIELD.note, message: 'Say what is wrong and what is right' }]
        : []),
      ...(draft.minuteItemId === ''
        ? [{ fieldId: FIELD.minuteItemId, message: 'Choose the minute that makes the correction' }]
        : []),
    ];
    setWrong(lacking);
    if (lacking.length === 0) go('check');
  };
  const send = async () => {
    if (sending) return;
    const order = {
      part: sealed.part,
      itemId: draft.itemId === '' ? null : toItemId(draft.itemId),
      note: draft.note,
      minuteItemId: toItemId(draft.minuteItemId),
    };
    if ((await act(page.meetingId, order)) === null) return;
    announce('The note stands beside the record.');
    navigate(back);
  };
  const itemNames = [
    { value: '', name: 'The minutes as a whole' },
    ...items.map((one) => ({ value: one.id, name: begun(citedAs(one)) })),
  ];
  const minuteNames = later.map((one) => ({
    value: one.itemId,
    name: `${dayInWords(one.date)}, ${citedAs(one)}`,
  }));
  const nameIn = (list: readonly { value: string; name: string }[], value: string) =>
    list.find((one) => one.value === value)?.name ?? '';

  if (step === 'check') {
    return (
      <>
        <PageHead key="check" title="Check before you add the note" caption={caption} />
        <ErrorSummary faults={formFaults(fault, FIELD)} />
        <SummaryList
          facts={[
            { name: 'About', value: nameIn(itemNames, draft.itemId) },
            { name: 'Note', value: draft.note },
            { name: 'Corrected by', value: nameIn(minuteNames, draft.minuteItemId) },
          ]}
        />
        <p>The text of the record stays as it is. The note is sealed beside it for good.</p>
        <div className="button-row">
          <Button busy={sending} onClick={send}>
            Add the note
          </Button>
          <Button weight="secondary" onClick={() => go('answers')}>
            Change the answers
          </Button>
        </div>
      </>
    );
  }
  return (
    <>
      <BackLink href={back}>The record</BackLink>
      <PageHead key="answers" title="Add a note of correction" caption={caption}>
        <p>
          An error that is found after the approval is corrected by the minute of a later meeting.
        </p>
      </PageHead>
      <form className="form" onSubmit={next} noValidate>
        <ErrorSummary faults={wrong} />
        <Select
          id={FIELD.itemId}
          label="What is it about?"
          value={draft.itemId}
          options={itemNames}
          onChange={(itemId) => set({ itemId })}
        />
        <TextArea
          id={FIELD.note}
          label="What is wrong, and what is right?"
          hint="For example: “In the second paragraph, for Brent read Barnet.”"
          rows={3}
          error={errorAt(wrong, FIELD.note)}
          value={draft.note}
          onChange={(note) => set({ note })}
        />
        <Select
          id={FIELD.minuteItemId}
          label="Which minute makes the correction?"
          error={errorAt(wrong, FIELD.minuteItemId)}
          value={draft.minuteItemId}
          options={[{ value: '', name: 'Choose a minute' }, ...minuteNames]}
          onChange={(minuteItemId) => set({ minuteItemId })}
        />
        <Button type="submit">Continue</Button>
      </form>
    </>
  );
}
