import { useState } from 'react';
import { useLocation } from 'wouter';
import { nameDeputy } from '#client/live/constitution-deeds.ts';
import { useMe } from '#client/live/queries.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { dayInWords } from '#client/ui/date-words.ts';
import type { FieldFault } from '#client/ui/error-summary.tsx';
import { DateField } from '#client/ui/fields/date-field.tsx';
import { Radios } from '#client/ui/fields/radios.tsx';
import { Select } from '#client/ui/fields/select.tsx';
import { TextField } from '#client/ui/fields/text-field.tsx';
import { useKept } from '#client/ui/kept.ts';
import { CheckAnswers, FormPage, useCheck } from '../constitution/form-page.tsx';
import { errorAt, formFaults } from '../form-faults.ts';
import {
  BLANK_DEPUTY,
  DEPUTY_FAULTS,
  type DeputyDraft,
  deputyFacts,
  deputyOrder,
  DEPUTY_FIELD as FIELD,
} from './deputy-draft.ts';
import { PersonFields } from './person-fields.tsx';
import { AppointmentOf, type Holding } from './seat-of.tsx';

/** Names who stands in for somebody: for one meeting, for some days, or always. */
export default function DeputyPage(named: {
  readonly committeeId: string;
  readonly appointmentId: string;
}) {
  return <AppointmentOf {...named}>{(holding) => <DeputyForm {...holding} />}</AppointmentOf>;
}

function DeputyForm({ constitution, seat, appointment }: Holding) {
  const me = useMe();
  const [, navigate] = useLocation();
  const announce = useAnnounce();
  const { checking, check, toForm } = useCheck();
  const own = { href: `/committees/${constitution.id}/seats/${seat.id}`, name: seat.title };
  const [draft, set, forget] = useKept(
    `${me.data?.person.id}:deputy:${appointment.id}`,
    BLANK_DEPUTY,
  );
  const [missing, setMissing] = useState<readonly FieldFault[]>([]);
  const { act, sending, fault } = useDeed(nameDeputy);
  const { name } = appointment.person;
  const people = constitution.people.filter(({ id }) => id !== appointment.person.id);
  const made = deputyOrder(draft, { ...constitution, people });
  const faults = missing.length > 0 ? missing : formFaults(fault, DEPUTY_FAULTS);

  if (checking && 'order' in made) {
    return (
      <CheckAnswers
        back={toForm}
        caption={constitution.name}
        title="Check before you name the deputy"
        facts={deputyFacts(made.order, draft, constitution, `${name}, ${seat.title}`)}
        faults={faults}
        busy={sending}
        confirm="Name the deputy"
        onConfirm={async () => {
          if ((await act(appointment.id, made.order)) === null) return;
          forget();
          announce('The deputy is named.');
          navigate(own.href);
        }}
      />
    );
  }
  return (
    <FormPage
      back={own}
      caption={constitution.name}
      title={`Name a deputy for ${name}`}
      lede={
        <p>
          While the deputy stands in, they see and do what the seat allows. The seat stays with{' '}
          {name}.
        </p>
      }
      faults={faults}
      submit="Continue"
      onSubmit={() => {
        setMissing('faults' in made ? made.faults : []);
        if ('order' in made) check();
      }}
    >
      <PersonFields
        label="Who is the deputy?"
        people={people}
        draft={draft}
        set={set}
        faults={faults}
      />
      <DeputyFields
        meetings={constitution.meetings}
        today={constitution.today}
        draft={draft}
        set={set}
        faults={faults}
      />
    </FormPage>
  );
}

function DeputyFields({
  meetings,
  today,
  draft,
  set,
  faults,
}: {
  readonly meetings: Holding['constitution']['meetings'];
  readonly today: string;
  readonly draft: DeputyDraft;
  readonly set: (change: Partial<DeputyDraft>) => void;
  readonly faults: readonly FieldFault[];
}) {
  return (
    <>
      <Radios
        id={FIELD.when}
        label="When do they stand in?"
        strong
        error={errorAt(faults, FIELD.when)}
        value={draft.when}
        options={[
          {
            value: 'meeting',
            name: 'At one meeting',
            ...(meetings.length === 0 ? { hint: 'There is no meeting to choose yet.' } : {}),
          },
          { value: 'days', name: 'From one day to another' },
          { value: 'always', name: 'At every meeting, until it is ended' },
        ]}
        onChange={(when) => set({ when })}
      />
      {draft.when === 'meeting' ? (
        <div className="conditional">
          <Select
            id={FIELD.meetingId}
            label="Which meeting?"
            error={errorAt(faults, FIELD.meetingId)}
            value={draft.meetingId}
            options={[
              { value: '', name: 'Choose a meeting' },
              ...meetings
                .toSorted((a, b) => soonestFirst(a.date, b.date, today))
                .map(({ id, title, date }) => ({
                  value: id,
                  name: `${dayInWords(date)}, ${title}`,
                })),
            ]}
            onChange={(meetingId) => set({ meetingId })}
          />
        </div>
      ) : null}
      {draft.when === 'days' ? (
        <div className="conditional">
          <DateField
            id={FIELD.firstDay}
            label="First day"
            error={errorAt(faults, FIELD.firstDay)}
            value={draft.firstDay}
            onChange={(firstDay) => set({ firstDay })}
          />
          <DateField
            id={FIELD.lastDay}
            label="Last day"
            error={errorAt(faults, FIELD.lastDay)}
            value={draft.lastDay}
            onChange={(lastDay) => set({ lastDay })}
          />
        </div>
      ) : null}
      <TextField
        id={FIELD.note}
        label="Anything to note (optional)"
        strong
        error={errorAt(faults, FIELD.note)}
        value={draft.note}
        onChange={(note) => set({ note })}
      />
    </>
  );
}

/** Meetings to come, the next one first; behind them past ones, the latest first. */
function soonestFirst(a: string, b: string, today: string): number {
  const coming = (date: string) => date >= today;
  if (coming(a) !== coming(b)) return coming(a) ? -1 : 1;
  return coming(a) ? a.localeCompare(b) : b.localeCompare(a);
}
