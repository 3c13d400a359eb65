import { useState } from 'react';
import { useLocation } from 'wouter';
import { changeTerm, confirmAppointment } from '#client/live/constitution-deeds.ts';
import { useMe } from '#client/live/queries.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import type { FieldFault } from '#client/ui/error-summary.tsx';
import { DateField, NO_DATE, typedOf } from '#client/ui/fields/date-field.tsx';
import { Radios } from '#client/ui/fields/radios.tsx';
import { useKept } from '#client/ui/kept.ts';
import { YES_NO } from '../constitution/choices.ts';
import { FormPage } from '../constitution/form-page.tsx';
import { errorAt, formFaults } from '../form-faults.ts';
import { endsBeforeItBegins, readDays } from './days.ts';
import { AppointmentOf, type Holding } from './seat-of.tsx';
import { holdersOf, termInWords } from './seat-words.ts';

interface Named {
  readonly committeeId: string;
  readonly appointmentId: string;
}

const FIELD = { firstDay: 'term-from', lastDay: 'term-to', shared: 'term-shared' } as const;

/** Somebody who was nominated is appointed. */
export function ConfirmPage(named: Named) {
  return <AppointmentOf {...named}>{(holding) => <ConfirmForm {...holding} />}</AppointmentOf>;
}

function ConfirmForm({ constitution, seat, appointment }: Holding) {
  const me = useMe();
  const [, navigate] = useLocation();
  const announce = useAnnounce();
  const own = { href: `/committees/${constitution.id}/seats/${seat.id}`, name: seat.title };
  const [draft, set, forget] = useKept(`${me.data?.person.id}:confirm:${appointment.id}`, {
    firstDay: NO_DATE,
    lastDay: NO_DATE,
    shared: '',
  });
  const [missing, setMissing] = useState<readonly FieldFault[]>([]);
  const { act, sending, fault } = useDeed(confirmAppointment);
  const faults = missing.length > 0 ? missing : formFaults(fault, FIELD);
  const held = holdersOf(seat).length > 0;
  const submit = async () => {
    const { days, faults: wrong } = readDays({
      firstDay: {
        fieldId: FIELD.firstDay,
        typed: draft.firstDay,
        what: 'first day',
        needed: true,
      },
      lastDay: { fieldId: FIELD.lastDay, typed: draft.lastDay, what: 'last day', needed: false },
    });
    if (held && draft.shared === '') {
      wrong.push({ fieldId: FIELD.shared, message: 'Say whether they share the seat' });
    }
    if (endsBeforeItBegins(days.firstDay, days.lastDay)) {
      wrong.push({
        fieldId: FIELD.lastDay,
        message: 'The last day must be the first day or later',
      });
    }
    setMissing(wrong);
    if (wrong.length > 0 || days.firstDay === null) return;
    const order = {
      firstDay: days.firstDay,
      lastDay: days.lastDay,
      shared: held && draft.shared === 'yes',
    };
    if ((await act(appointment.id, order)) === null) return;
    forget();
    announce(`${appointment.person.name} is appointed.`);
    navigate(own.href);
  };
  return (
    <FormPage
      back={own}
      caption={constitution.name}
      title={`Appoint ${appointment.person.name}`}
      lede={<p>They were nominated for the seat: {seat.title}.</p>}
      faults={faults}
      busy={sending}
      submit="Appoint"
      onSubmit={submit}
    >
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
      {held ? (
        <Radios
          id={FIELD.shared}
          label="Do they share the seat with whoever holds it now?"
          strong
          hint="Those who share a seat have one vote between them."
          error={errorAt(faults, FIELD.shared)}
          value={draft.shared}
          options={YES_NO}
          onChange={(shared) => set({ shared })}
        />
      ) : null}
    </FormPage>
  );
}

/** Makes a term longer or shorter. */
export function ChangeTermPage(named: Named) {
  return <AppointmentOf {...named}>{(holding) => <ChangeTermForm {...holding} />}</AppointmentOf>;
}

function ChangeTermForm({ constitution, seat, appointment }: Holding) {
  const me = useMe();
  const [, navigate] = useLocation();
  const announce = useAnnounce();
  const own = { href: `/committees/${constitution.id}/seats/${seat.id}`, name: seat.title };
  const [draft, set, forget] = useKept(
    `${me.data?.person.id}:term:${appointment.id}:${appointment.lastDay}`,
    { lastDay: typedOf(appointment.lastDay) },
  );
  const [missing, setMissing] = useState<readonly FieldFault[]>([]);
  const { act, sending, fault } = useDeed(changeTerm);
  const faults = missing.length > 0 ? missing : formFaults(fault, FIELD);
  const submit = async () => {
    const { days, faults: wrong } = readDays({
      lastDay: { fieldId: FIELD.lastDay, typed: draft.lastDay, what: 'last day', needed: false },
    });
    setMissing(wrong);
    if (wrong.length > 0) return;
    if ((await act(appointment.id, { lastDay: days.lastDay })) === null) return;
    forget();
    announce('The term is changed.');
    navigate(own.href);
  };
  return (
    <FormPage
      back={own}
      caption={constitution.name}
      title={`Change the term of ${appointment.person.name}`}
      lede={
        <p>
          Now: {termInWords(appointment, constitution.today)}. To end an appointment at once or with
          a reason, end the appointment instead.
        </p>
      }
      faults={faults}
      busy={sending}
      submit="Save the term"
      onSubmit={submit}
    >
      <DateField
        id={FIELD.lastDay}
        label="Last day of the term"
        strong
        hint="A day still to come. Leave empty if no end is set."
        error={errorAt(faults, FIELD.lastDay)}
        value={draft.lastDay}
        onChange={(lastDay) => set({ lastDay })}
      />
    </FormPage>
  );
}
