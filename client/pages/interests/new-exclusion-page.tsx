import { type FormEvent, useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { exclude } from '#client/live/part-two-deeds.ts';
import { useExclusions } from '#client/live/part-two-queries.ts';
import { useMeeting } from '#client/live/queries.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { BackLink } from '#client/ui/back-link.tsx';
import { Banner } from '#client/ui/banner.tsx';
import { Button } from '#client/ui/button.tsx';
import { ErrorSummary, type FieldFault } from '#client/ui/error-summary.tsx';
import { Radios } from '#client/ui/fields/radios.tsx';
import { Select } from '#client/ui/fields/select.tsx';
import { TextArea } from '#client/ui/fields/text-area.tsx';
import { PageHead } from '#client/ui/page-head.tsx';
import { SummaryList } from '#client/ui/summary-list.tsx';
import type { ExclusionLevel } from '#shared/domain/vocabulary.ts';
import type { PersonId } from '#shared/ids.ts';
import type { MeetingExclusions } from '#shared/protocol/http/interests.ts';
import type { MeetingDetail } from '#shared/protocol/http/meeting.ts';
import { Answered } from '../answered.tsx';
import { errorAt, formFaults } from '../form-faults.ts';
import { meetingCaption } from '../meeting-words.ts';
import { useStep } from '../use-step.ts';
import {
  hidesItem,
  itemInWords,
  LEVEL_OPTIONS,
  levelInSentence,
  levelInWords,
} from './interest-words.ts';

/** Excludes somebody with an interest from an item: the answers, a look at them, and done. */
export default function NewExclusionPage({ meetingId }: { readonly meetingId: string }) {
  const asked = useMeeting(meetingId);
  const exclusions = useExclusions(meetingId);
  return (
    <Answered of={asked} what="the meeting" whole>
      {(meeting) => (
        <Answered of={exclusions} what="the exclusions" whole>
          {(found) => <NewExclusion meeting={meeting} found={found} />}
        </Answered>
      )}
    </Answered>
  );
}

interface Draft {
  readonly personId: PersonId | null;
  readonly itemId: string | null;
  readonly level: ExclusionLevel | null;
  readonly reason: string;
}

function NewExclusion({
  meeting,
  found,
}: {
  readonly meeting: MeetingDetail;
  readonly found: MeetingExclusions;
}) {
  const [asked] = useSearchParams();
  const [, navigate] = useLocation();
  const announce = useAnnounce();
  const [step, go] = useStep<'answers' | 'check'>('answers');
  const [draft, setDraft] = useState<Draft>({
    personId: found.people.find((one) => one.id === asked.get('person'))?.id ?? null,
    itemId: found.items.find((one) => one.id === asked.get('item'))?.id ?? null,
    level: null,
    reason: '',
  });
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const [wrong, setWrong] = useState<readonly FieldFault[]>([]);
  const { act, sending, fault } = useDeed(exclude);
  const person = found.people.find((one) => one.id === draft.personId);
  const item = found.items.find((one) => one.id === draft.itemId);
  const back = `/meetings/${meeting.id}/exclusions`;

  const next = (event: FormEvent) => {
    event.preventDefault();
    const lacking = faultsIn(draft);
    setWrong(lacking);
    if (lacking.length === 0) go('check');
  };
  const send = async () => {
    const { personId, itemId, level, reason } = draft;
    if (personId === null || itemId === null || level === null || sending) return;
    if ((await act(itemId, { personId, level, reason })) === null) return;
    announce(`${person?.name} is excluded.`);
    navigate(back);
  };

  if (step === 'check' && person !== undefined && item !== undefined && draft.level !== null) {
    return (
      <>
        <PageHead key="check" title="Check before you exclude" caption={meetingCaption(meeting)} />
        <ErrorSummary faults={formFaults(fault, {})} />
        <SummaryList
          facts={[
            { name: 'Who', value: person.name },
            { name: 'Item', value: itemInWords(item) },
            { name: 'How they take part', value: levelInWords(draft.level) },
            { name: 'The chair’s reason', value: draft.reason },
          ]}
        />
        <Banner>
          <p>
            {person.name} {levelInSentence(draft.level)}.{' '}
            {hidesItem(draft.level)
              ? 'The item closes on their screen at once. They are told that they are excluded and why. What they have read until now cannot be unread. You can end the exclusion later: the item is then there for them again, with what was written meanwhile.'
              : 'They are told at once, with the reason. You can change the level or end the exclusion later.'}{' '}
            It follows them into every seat they hold, and it stays in the record of who did what.
          </p>
        </Banner>
        <div className="button-row">
          <Button weight="warning" busy={sending} onClick={send}>
            Exclude from the item
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
      <BackLink href={back}>Exclusions</BackLink>
      <PageHead
        key="answers"
        title="Exclude somebody from an item"
        caption={meetingCaption(meeting)}
      >
        <p>The chair decides. Nothing happens before you have checked your answers.</p>
      </PageHead>
      <form className="form" onSubmit={next} noValidate>
        <ErrorSummary faults={wrong} />
        <Select
          id="exclusion-person"
          label="Who has the interest?"
          strong
          error={errorAt(wrong, 'exclusion-person')}
          value={draft.personId ?? ''}
          options={[
            { value: '', name: 'Choose a person' },
            ...found.people.map(({ id, name }) => ({ value: id, name })),
          ]}
          onChange={(id) =>
            set({ personId: found.people.find((one) => one.id === id)?.id ?? null })
          }
        />
        <Select
          id="exclusion-item"
          label="Which item does it bear on?"
          strong
          error={errorAt(wrong, 'exclusion-item')}
          value={draft.itemId ?? ''}
          options={[
            { value: '', name: 'Choose an item' },
            ...found.items.map((one) => ({ value: one.id, name: itemInWords(one) })),
          ]}
          onChange={(id) => set({ itemId: id === '' ? null : id })}
        />
        <Radios
          id="exclusion-level"
          label="How do they take part?"
          strong
          error={errorAt(wrong, 'exclusion-level')}
          value={draft.level ?? ''}
          options={LEVEL_OPTIONS}
          onChange={(value) =>
            set({ level: LEVEL_OPTIONS.find((one) => one.value === value)?.value ?? null })
          }
        />
        <TextArea
          id="exclusion-reason"
          label="The chair’s reason"
          hint="The person reads it. Do not put anything in it that they must not know."
          strong
          rows={3}
          error={errorAt(wrong, 'exclusion-reason')}
          value={draft.reason}
          onChange={(reason) => set({ reason })}
        />
        <Button type="submit">Continue</Button>
      </form>
    </>
  );
}

function faultsIn(draft: Draft): FieldFault[] {
  const rules: readonly [boolean, string, string][] = [
    [draft.personId === null, 'exclusion-person', 'Choose who has the interest'],
    [draft.itemId === null, 'exclusion-item', 'Choose the item it bears on'],
    [draft.level === null, 'exclusion-level', 'Choose how they take part'],
    [draft.reason.trim() === '', 'exclusion-reason', 'Enter the chair’s reason'],
  ];
  return rules.flatMap(([isWrong, fieldId, message]) => (isWrong ? [{ fieldId, message }] : []));
}
