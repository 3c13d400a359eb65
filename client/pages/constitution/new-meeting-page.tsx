import { useState } from 'react';
import { useLocation } from 'wouter';
import { addMeeting } from '#client/live/constitution-deeds.ts';
import { useMe } from '#client/live/queries.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { dayInWords, timeInWords } from '#client/ui/date-words.ts';
import type { FieldFault } from '#client/ui/error-summary.tsx';
import { DateField } from '#client/ui/fields/date-field.tsx';
import { TextField } from '#client/ui/fields/text-field.tsx';
import { useKept } from '#client/ui/kept.ts';
import type { Constitution } from '#shared/protocol/http/constitution.ts';
import { errorAt, formFaults } from '../form-faults.ts';
import { CheckAnswers, FormPage, useCheck } from './form-page.tsx';
import { KeptConstitution } from './kept-constitution.tsx';
import { BLANK_MEETING, MEETING_FIELD as FIELD, meetingOrder } from './meeting-draft.ts';

/** A new meeting of a committee. Its agenda is begun afterwards. */
export default function NewMeetingPage({ committeeId }: { readonly committeeId: string }) {
  return (
    <KeptConstitution committeeId={committeeId}>
      {(constitution) => <NewMeeting constitution={constitution} />}
    </KeptConstitution>
  );
}

function NewMeeting({ constitution }: { readonly constitution: Constitution }) {
  const me = useMe();
  const [, navigate] = useLocation();
  const announce = useAnnounce();
  const { checking, check, toForm } = useCheck();
  const [draft, set, forget] = useKept(
    `${me.data?.person.id}:${constitution.id}:meeting`,
    BLANK_MEETING,
  );
  const [missing, setMissing] = useState<readonly FieldFault[]>([]);
  const { act, sending, fault } = useDeed(addMeeting);
  const made = meetingOrder(draft);
  const faults = missing.length > 0 ? missing : formFaults(fault, FIELD);
  if (checking && 'order' in made) {
    const { title, date, startsAt, venue } = made.order;
    return (
      <CheckAnswers
        back={toForm}
        caption={constitution.name}
        title="Check before you add the meeting"
        facts={[
          { name: 'Title', value: title },
          { name: 'Date', value: dayInWords(date) },
          { name: 'Start', value: startsAt === null ? 'Not set yet' : timeInWords(startsAt) },
          { name: 'Venue', value: venue ?? 'Not set yet' },
        ]}
        faults={faults}
        busy={sending}
        confirm="Add the meeting"
        onConfirm={async () => {
          if ((await act(constitution.id, made.order)) === null) return;
          forget();
          announce('The meeting is added.');
          navigate(`/committees/${constitution.id}#meetings`);
        }}
      />
    );
  }
  return (
    <FormPage
      back={{ href: `/committees/${constitution.id}`, name: constitution.name }}
      caption={constitution.name}
      title="Add a meeting"
      faults={faults}
      submit="Continue"
      onSubmit={() => {
        setMissing('faults' in made ? made.faults : []);
        if ('order' in made) check();
      }}
    >
      <TextField
        id={FIELD.title}
        label="What is it called?"
        strong
        hint="For example, Committee meeting, or Extraordinary meeting on the budget"
        error={errorAt(faults, FIELD.title)}
        value={draft.title}
        onChange={(title) => set({ title })}
      />
      <DateField
        id={FIELD.date}
        label="When is it?"
        strong
        hint="For example, 27 5 2027"
        error={errorAt(faults, FIELD.date)}
        value={draft.date}
        onChange={(date) => set({ date })}
      />
      <TextField
        id={FIELD.startsAt}
        label="When does it start? (optional)"
        strong
        hint="For example, 1:30pm"
        width={10}
        error={errorAt(faults, FIELD.startsAt)}
        value={draft.startsAt}
        onChange={(startsAt) => set({ startsAt })}
      />
      <TextField
        id={FIELD.venue}
        label="Where is it? (optional)"
        strong
        hint="A room and a building, or Online"
        error={errorAt(faults, FIELD.venue)}
        value={draft.venue}
        onChange={(venue) => set({ venue })}
      />
    </FormPage>
  );
}
