import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { makePrivate } from '#client/live/part-two-deeds.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { BackLink } from '#client/ui/back-link.tsx';
import { Banner } from '#client/ui/banner.tsx';
import { Button, ButtonLink } from '#client/ui/button.tsx';
import { ErrorSummary, type FieldFault } from '#client/ui/error-summary.tsx';
import { TextArea } from '#client/ui/fields/text-area.tsx';
import { PageHead } from '#client/ui/page-head.tsx';
import { SummaryList } from '#client/ui/summary-list.tsx';
import { errorAt, formFaults } from '../form-faults.ts';
import { meetingCaption } from '../meeting-words.ts';
import { useStep } from '../use-step.ts';
import {
  type Appearance,
  AppearanceFields,
  appearanceFaults,
  appearanceInWords,
  appearanceOf,
} from './appearance-fields.tsx';
import { type ItemPage, ItemPageFor } from './item-page.tsx';

/** Moves an item to Part II: the answers, a look at them, and done for good. */
export default function MakePrivatePage(at: {
  readonly meetingId: string;
  readonly itemId: string;
}) {
  return <ItemPageFor {...at}>{(page) => <MakePrivate {...page} />}</ItemPageFor>;
}

function MakePrivate({ meeting, item }: ItemPage) {
  const [, navigate] = useLocation();
  const announce = useAnnounce();
  const [step, go] = useStep<'answers' | 'check'>('answers');
  const [draft, setDraft] = useState<Appearance & { readonly reason: string }>({
    shownAs: 'restricted',
    neutralTitle: '',
    reason: '',
  });
  const set = (change: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...change }));
  const [wrong, setWrong] = useState<readonly FieldFault[]>([]);
  const { act, sending, fault } = useDeed(makePrivate);
  const agenda = `/meetings/${meeting.id}/agenda`;

  const next = (event: FormEvent) => {
    event.preventDefault();
    const lacking = [
      ...(draft.reason.trim() === ''
        ? [{ fieldId: 'private-reason', message: 'Enter the reason' }]
        : []),
      ...appearanceFaults(draft),
    ];
    setWrong(lacking);
    if (lacking.length === 0) go('check');
  };
  const send = async () => {
    if (sending) return;
    if ((await act(item.id, { ...appearanceOf(draft), reason: draft.reason })) === null) return;
    announce('The item is in Part II.');
    navigate(`/meetings/${meeting.id}#item-${item.id}`);
  };

  if (item.part === 'II' && !sending) {
    return (
      <>
        <PageHead key="done" title="This item is in Part II" caption={meetingCaption(meeting)}>
          <p>It is private business. It never goes back; chosen text can be copied to Part I.</p>
        </PageHead>
        <ButtonLink href={agenda}>Go to the agenda</ButtonLink>
      </>
    );
  }
  if (step === 'check') {
    return (
      <>
        <PageHead
          key="check"
          title="Check before you move the item"
          caption={meetingCaption(meeting)}
        />
        <ErrorSummary faults={formFaults(fault, {})} />
        <SummaryList
          facts={[
            { name: 'Item', value: item.title },
            { name: 'Reason', value: draft.reason },
            { name: 'Others see', value: appearanceInWords(draft) },
          ]}
        />
        <Banner tone="warning">
          <p>
            <strong>This cannot be undone.</strong> Those present have already received what stands
            in the item now: what they have read cannot be unread.
          </p>
        </Banner>
        <ul className="prose">
          <li>The item closes at once on the screens of those who may not see Part II.</li>
          <li>
            Its minute, records and comments go to Part II with it. Whoever is writing there goes on
            writing; words that were on their way are kept for them to copy.
          </li>
          <li>The title is wiped from the agenda of Part I, also from its history.</li>
          <li>
            To make something public again, copy chosen text from Part II into a new item of Part I.
          </li>
        </ul>
        <div className="button-row">
          <Button weight="warning" busy={sending} onClick={send}>
            Move the item to Part II
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
      <BackLink href={agenda}>Agenda</BackLink>
      <PageHead key="answers" title="Move an item to Part II" caption={meetingCaption(meeting)}>
        <p>
          “{item.title}” becomes private business. Nothing happens before you have checked your
          answers.
        </p>
      </PageHead>
      <form className="form" onSubmit={next} noValidate>
        <ErrorSummary faults={wrong} />
        <TextArea
          id="private-reason"
          label="Why is it private?"
          hint="For example “Commercial: prices of two bidders”. Only those who see Part II read this."
          strong
          rows={3}
          error={errorAt(wrong, 'private-reason')}
          value={draft.reason}
          onChange={(reason) => set({ reason })}
        />
        <AppearanceFields value={draft} faults={wrong} onChange={set} />
        <Button type="submit">Continue</Button>
      </form>
    </>
  );
}
