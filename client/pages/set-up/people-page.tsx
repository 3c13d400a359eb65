import { useState } from 'react';
import { Link } from 'wouter';
import { appoint } from '#client/live/constitution-deeds.ts';
import { useMe } from '#client/live/queries.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { BackLink } from '#client/ui/back-link.tsx';
import { ButtonLink } from '#client/ui/button.tsx';
import type { FieldFault } from '#client/ui/error-summary.tsx';
import { Checkboxes } from '#client/ui/fields/checkboxes.tsx';
import { DateField, NO_DATE } from '#client/ui/fields/date-field.tsx';
import { Select } from '#client/ui/fields/select.tsx';
import { TextField } from '#client/ui/fields/text-field.tsx';
import { useKept } from '#client/ui/kept.ts';
import { PageHead } from '#client/ui/page-head.tsx';
import type {
  Constitution,
  ConstitutionSeat,
  KeptPerson,
} from '#shared/protocol/http/constitution.ts';
import { FormPage, SETTING_UP, useWayBack, type Way } from '../constitution/form-page.tsx';
import { KeptConstitution } from '../constitution/kept-constitution.tsx';
import { doInTurn } from '../constitution/order-of-deeds.ts';
import { errorAt, formFaults } from '../form-faults.ts';
import { speaksFor } from '../seats/seat-words.ts';
import { counted } from './parts.ts';
import {
  appointmentOf,
  BLANK_ROW,
  type NewHolder,
  openSeats,
  PEOPLE_FIELD,
  type PeopleDraft,
  type PeopleOrder,
  type PersonRow,
  personOf,
  readPeople,
  rowField,
} from './people-rows.ts';

const BLANK: PeopleDraft = { firstDay: NO_DATE, lastDay: NO_DATE, invite: '', rows: {} };

/** The holders of all open seats on one page. */
export default function PeoplePage({ committeeId }: { readonly committeeId: string }) {
  return (
    <KeptConstitution committeeId={committeeId}>
      {(constitution) => <People constitution={constitution} />}
    </KeptConstitution>
  );
}

function People({ constitution }: { readonly constitution: Constitution }) {
  const me = useMe();
  const announce = useAnnounce();
  const at = `/committees/${constitution.id}`;
  const back = useWayBack(constitution.id, { href: `${at}/membership`, name: 'Membership' });
  const [draft, set] = useKept(`${me.data?.person.id}:${constitution.id}:people`, BLANK);
  const [missing, setMissing] = useState<readonly FieldFault[]>([]);
  const { act, sending, fault } = useDeed((order: PeopleOrder) => appointAll(order, constitution));
  const seats = openSeats(constitution);
  const faults = missing.length > 0 ? missing : formFaults(fault, {});

  const submit = async () => {
    const read = readPeople(draft, seats);
    setMissing('faults' in read ? read.faults : []);
    if ('faults' in read) return;
    const done = await act(read.order);
    if (done === null) return;
    const { left, fault: refused } = done.answer;
    const rest = new Set(left.map(({ seatId }) => seatId));
    set({
      rows: Object.fromEntries(Object.entries(draft.rows).filter(([seat]) => rest.has(seat))),
    });
    const [first] = left;
    if (refused !== null && first !== undefined) {
      const title = seats.find(({ id }) => id === first.seatId)?.title;
      const field = refused.fields.some(({ path }) => path.endsWith('email')) ? 'email' : 'name';
      setMissing([
        {
          fieldId: rowField(first.seatId, field),
          message: `${title}: ${refused.fields[0]?.message ?? refused.message}`,
        },
      ]);
      return;
    }
    announce(`Appointed: ${counted(read.order.holders.length, 'person', 'people')}`);
    document.getElementById('people-done')?.focus();
  };

  if (seats.length === 0) return <NobodyMissing constitution={constitution} back={back} />;
  const filled = constitution.seats.filter((seat) => seat.state !== 'ended').length - seats.length;
  return (
    <FormPage
      back={back}
      caption={constitution.name}
      title="Who holds the seats?"
      lede={
        <>
          <p>
            Enter a name for each seat that has a holder. Leave a seat empty if it is vacant: it
            stays on record as a vacancy.
          </p>
          <p>
            Somebody who holds several seats has the same name and e-mail address in each. A seat
            that two people share is filled with one of them here, and the other is added on the
            seat’s own page.
          </p>
          {filled === 0 ? null : (
            <p id="people-done" tabIndex={-1} className="focus-target">
              {counted(filled, 'seat has', 'seats have')} somebody already.{' '}
              <Link href={back.href}>No more to add: continue</Link>
            </p>
          )}
        </>
      }
      faults={faults}
      busy={sending}
      submit="Save these appointments"
      cancel={{ href: back.href, name: 'Go on without' }}
      onSubmit={submit}
    >
      <DateField
        id={PEOPLE_FIELD.firstDay}
        label="When do these appointments begin?"
        strong
        hint="For example, 1 4 2027. People whose first day is another one can be added on the page of their seat."
        error={errorAt(faults, PEOPLE_FIELD.firstDay)}
        value={draft.firstDay}
        onChange={(firstDay) => set({ firstDay })}
      />
      <DateField
        id={PEOPLE_FIELD.lastDay}
        label="What is the last day of the term? (optional)"
        strong
        hint="Leave empty if no end is set"
        error={errorAt(faults, PEOPLE_FIELD.lastDay)}
        value={draft.lastDay}
        onChange={(lastDay) => set({ lastDay })}
      />
      <Checkboxes
        id="people-invite"
        label="Invitations"
        strong
        values={draft.invite === 'yes' ? ['yes'] : []}
        options={[
          {
            value: 'yes',
            name: 'Send everybody with an e-mail address a letter with a link to sign in',
            hint: 'Letters go out when you save. You can also invite people later.',
          },
        ]}
        onChange={(ticked) => set({ invite: ticked.length > 0 ? 'yes' : '' })}
      />
      {seats.map((seat) => (
        <SeatRow
          key={seat.id}
          seat={seat}
          constitution={constitution}
          row={draft.rows[seat.id] ?? BLANK_ROW}
          faults={faults}
          onChange={(change) =>
            set({
              rows: {
                ...draft.rows,
                [seat.id]: { ...(draft.rows[seat.id] ?? BLANK_ROW), ...change },
              },
            })
          }
        />
      ))}
    </FormPage>
  );
}

/** One after the other, so that somebody new who is named twice is known the second time. */
function appointAll(order: PeopleOrder, { people }: Constitution) {
  const known: Pick<KeptPerson, 'id' | 'name' | 'email'>[] = [...people];
  return doInTurn<NewHolder>(order.holders, async (holder) => {
    const person = personOf(holder, known, order.invite);
    const { personId } = await appoint(holder.seatId, appointmentOf(holder, person, order));
    known.push({ id: personId, name: holder.name, email: holder.email?.toLowerCase() ?? null });
  });
}

function SeatRow({
  seat,
  constitution,
  row,
  faults,
  onChange,
}: {
  readonly seat: ConstitutionSeat;
  readonly constitution: Constitution;
  readonly row: PersonRow;
  readonly faults: readonly FieldFault[];
  readonly onChange: (change: Partial<PersonRow>) => void;
}) {
  const bodies = [...constitution.parents, ...constitution.related];
  const speaks = speaksFor(seat, constitution);
  const id = { name: rowField(seat.id, 'name'), email: rowField(seat.id, 'email') };
  return (
    <fieldset className="nhsuk-fieldset sheet form-row">
      <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">{seat.title}</legend>
      {speaks === null ? null : <p className="note">Speaks for {speaks}</p>}
      <div className="form-row__fields">
        <TextField
          id={id.name}
          label="Name"
          error={errorAt(faults, id.name)}
          value={row.name}
          onChange={(name) => onChange({ name })}
        />
        <TextField
          id={id.email}
          label="E-mail address (optional)"
          kind="email"
          error={errorAt(faults, id.email)}
          value={row.email}
          onChange={(email) => onChange({ email })}
        />
        {bodies.length === 0 ? null : (
          <Select
            id={rowField(seat.id, 'by')}
            label="Nominated by"
            value={row.nominatedById ?? seat.organisation?.id ?? ''}
            options={[
              { value: '', name: 'Not recorded' },
              ...bodies.map((body) => ({ value: body.id, name: body.name })),
            ]}
            onChange={(nominatedById) => onChange({ nominatedById })}
          />
        )}
      </div>
    </fieldset>
  );
}

function NobodyMissing({
  constitution,
  back,
}: {
  readonly constitution: Constitution;
  readonly back: Way;
}) {
  const none = constitution.seats.length === 0;
  return (
    <>
      <BackLink href={back.href}>{back.name}</BackLink>
      <PageHead
        caption={constitution.name}
        title={none ? 'There are no seats yet' : 'Every seat has somebody'}
      >
        <p>
          {none
            ? 'People are appointed to seats. Add the seats first.'
            : 'To change who holds a seat, go to the membership page.'}
        </p>
      </PageHead>
      <ButtonLink
        href={none ? `/committees/${constitution.id}/seats/several?${SETTING_UP}` : back.href}
      >
        {none ? 'Add the seats' : 'Continue'}
      </ButtonLink>
    </>
  );
}
