import { useState } from 'react';
import { useLocation } from 'wouter';
import { appoint } from '#client/live/constitution-deeds.ts';
import { useMe } from '#client/live/queries.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import type { FieldFault } from '#client/ui/error-summary.tsx';
import { DateField } from '#client/ui/fields/date-field.tsx';
import { Radios } from '#client/ui/fields/radios.tsx';
import { Select } from '#client/ui/fields/select.tsx';
import { useKept } from '#client/ui/kept.ts';
import { listed } from '#shared/domain/terms-words.ts';
import type { Constitution, ConstitutionSeat } from '#shared/protocol/http/constitution.ts';
import { CheckAnswers, FormPage, useCheck } from '../constitution/form-page.tsx';
import { errorAt, formFaults } from '../form-faults.ts';
import {
  APPOINT_FAULTS,
  type AppointDraft,
  appointFacts,
  appointOrder,
  blankAppointment,
  APPOINT_FIELD as FIELD,
} from './appoint-draft.ts';
import { PersonFields } from './person-fields.tsx';
import { SeatOf } from './seat-of.tsx';
import { holdersOf } from './seat-words.ts';

/** Appoints somebody to a seat, or records that they were put forward. */
export default function AppointPage({
  committeeId,
  seatId,
}: {
  readonly committeeId: string;
  readonly seatId: string;
}) {
  return (
    <SeatOf committeeId={committeeId} seatId={seatId}>
      {(constitution, seat) => <AppointForm constitution={constitution} seat={seat} />}
    </SeatOf>
  );
}

function AppointForm({
  constitution,
  seat,
}: {
  readonly constitution: Constitution;
  readonly seat: ConstitutionSeat;
}) {
  const me = useMe();
  const [, navigate] = useLocation();
  const announce = useAnnounce();
  const { checking, check, toForm } = useCheck();
  const own = { href: `/committees/${constitution.id}/seats/${seat.id}`, name: seat.title };
  const [draft, set, forget] = useKept(
    `${me.data?.person.id}:${seat.id}:appoint`,
    blankAppointment(seat),
  );
  const [missing, setMissing] = useState<readonly FieldFault[]>([]);
  const { act, sending, fault } = useDeed(appoint);
  const made = appointOrder(draft, constitution, seat);
  const faults = missing.length > 0 ? missing : formFaults(fault, APPOINT_FAULTS);

  if (checking && 'order' in made) {
    return (
      <CheckAnswers
        back={toForm}
        caption={constitution.name}
        title="Check before you appoint"
        facts={appointFacts(made.order, draft, constitution, seat)}
        faults={faults}
        busy={sending}
        confirm={made.order.status === 'confirmed' ? 'Appoint' : 'Record the nomination'}
        onConfirm={async () => {
          if ((await act(seat.id, made.order)) === null) return;
          forget();
          announce(
            made.order.status === 'confirmed' ? 'Appointed.' : 'The nomination is recorded.',
          );
          navigate(own.href);
        }}
      />
    );
  }
  return (
    <FormPage
      back={own}
      caption={constitution.name}
      title={`Appoint or nominate: ${seat.title}`}
      faults={faults}
      submit="Continue"
      onSubmit={() => {
        setMissing('faults' in made ? made.faults : []);
        if ('order' in made) check();
      }}
    >
      <PersonFields
        label="Who is it?"
        people={constitution.people}
        draft={draft}
        set={set}
        faults={faults}
      />
      <AppointFields
        constitution={constitution}
        seat={seat}
        draft={draft}
        set={set}
        faults={faults}
      />
    </FormPage>
  );
}

const STATUSES = [
  {
    value: 'confirmed',
    name: 'They are appointed',
    hint: 'They hold the seat from the first day.',
  },
  {
    value: 'nominated',
    name: 'They are nominated',
    hint: 'They have been put forward. They hold nothing until they are appointed.',
  },
];

function AppointFields({
  constitution,
  seat,
  draft,
  set,
  faults,
}: {
  readonly constitution: Constitution;
  readonly seat: ConstitutionSeat;
  readonly draft: AppointDraft;
  readonly set: (change: Partial<AppointDraft>) => void;
  readonly faults: readonly FieldFault[];
}) {
  const holders = listed(holdersOf(seat).map(({ person }) => person.name));
  const confirmed = draft.status === 'confirmed';
  return (
    <>
      <Radios
        id={FIELD.status}
        label="What do you want to record?"
        strong
        value={draft.status}
        options={STATUSES}
        onChange={(status) => set({ status })}
      />
      {confirmed && holders !== '' ? (
        <Radios
          id={FIELD.shared}
          label={`${holders} ${holdersOf(seat).length === 1 ? 'holds' : 'hold'} this seat. Do they share it?`}
          strong
          error={errorAt(faults, FIELD.shared)}
          value={draft.shared}
          options={[
            {
              value: 'yes',
              name: 'Yes, they share it',
              hint: 'All of them hold it together, with one vote between them.',
            },
            {
              value: 'no',
              name: 'No, they take it over',
              hint: 'From the day after the last day of whoever holds it now. End that appointment first.',
            },
          ]}
          onChange={(shared) => set({ shared })}
        />
      ) : null}
      <Select
        id={FIELD.nominatedById}
        label="Which body put them forward?"
        strong
        error={errorAt(faults, FIELD.nominatedById)}
        value={draft.nominatedById}
        options={[
          { value: '', name: 'Not recorded' },
          ...[...constitution.parents, ...constitution.related].map(({ id, name }) => ({
            value: id,
            name,
          })),
        ]}
        onChange={(nominatedById) => set({ nominatedById })}
      />
      <DateField
        id={FIELD.nominatedOn}
        label="When were they put forward? (optional)"
        strong
        error={errorAt(faults, FIELD.nominatedOn)}
        value={draft.nominatedOn}
        onChange={(nominatedOn) => set({ nominatedOn })}
      />
      {confirmed ? (
        <>
          <DateField
            id={FIELD.firstDay}
            label="First day"
            strong
            hint="For example, 1 4 2027"
            error={errorAt(faults, FIELD.firstDay)}
            value={draft.firstDay}
            onChange={(firstDay) => set({ firstDay })}
          />
          <DateField
            id={FIELD.lastDay}
            label="Last day of the term (optional)"
            strong
            hint="They hold the seat until the end of this day. Leave empty if no end is set."
            error={errorAt(faults, FIELD.lastDay)}
            value={draft.lastDay}
            onChange={(lastDay) => set({ lastDay })}
          />
        </>
      ) : null}
    </>
  );
}
