import { useState } from 'react';
import { Link } from 'wouter';
import { addSeat } from '#client/live/constitution-deeds.ts';
import { useMe } from '#client/live/queries.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { ButtonLink } from '#client/ui/button.tsx';
import type { FieldFault } from '#client/ui/error-summary.tsx';
import { Radios } from '#client/ui/fields/radios.tsx';
import { TextField } from '#client/ui/fields/text-field.tsx';
import { useKept } from '#client/ui/kept.ts';
import { ResponsiveTable } from '#client/ui/table.tsx';
import { parentNoun } from '#shared/domain/terms-sentences.ts';
import type { Constitution } from '#shared/protocol/http/constitution.ts';
import { membershipInWords, YES_NO } from '../constitution/choices.ts';
import { FormPage, SETTING_UP, useWayBack } from '../constitution/form-page.tsx';
import { KeptConstitution } from '../constitution/kept-constitution.tsx';
import { doInTurn } from '../constitution/order-of-deeds.ts';
import { errorAt, formFaults } from '../form-faults.ts';
import { rightsInWords } from '../seats/seat-words.ts';
import { counted } from './parts.ts';
import {
  FOR_EACH_BODY,
  MOST_SEATS,
  type PlannedSeat,
  planSeats,
  type SeatCounts,
  USUAL_SEATS,
  usualRights,
} from './seat-plan.ts';

const BLANK = { each: '', counts: {} as SeatCounts };

/** Many seats at once: how many there are of each usual kind. */
export default function SeveralSeatsPage({ committeeId }: { readonly committeeId: string }) {
  return (
    <KeptConstitution committeeId={committeeId}>
      {(constitution) => <SeveralSeats constitution={constitution} />}
    </KeptConstitution>
  );
}

const fieldOf = (key: string) => `seats-${key}`;

function SeveralSeats({ constitution }: { readonly constitution: Constitution }) {
  const me = useMe();
  const announce = useAnnounce();
  const at = `/committees/${constitution.id}`;
  const back = useWayBack(constitution.id, { href: `${at}/membership`, name: 'Membership' });
  const [draft, set, forget] = useKept(`${me.data?.person.id}:${constitution.id}:seats`, BLANK);
  const [missing, setMissing] = useState<readonly FieldFault[]>([]);
  const { act, sending, fault } = useDeed((seats: readonly PlannedSeat[]) =>
    doInTurn(seats, ({ seat }) => addSeat(constitution.id, seat)),
  );
  const seats = constitution.seats.filter((seat) => seat.state !== 'ended');
  const hasMembers = seats.some((seat) => seat.category === FOR_EACH_BODY.category);
  const noun = parentNoun(constitution.parents);
  const each = draft.each === 'yes';
  const plan = planSeats(
    draft.counts,
    each,
    constitution.parents.length,
    seats.map(({ title }) => title),
  );
  const total = plan.seats.reduce((sum, { makes }) => sum + makes, 0);
  const faults = missing.length > 0 ? missing : formFaults(fault, {});

  const submit = async () => {
    const wrong: FieldFault[] = plan.wrong.map((key) => ({
      fieldId: fieldOf(key),
      message: `${USUAL_SEATS.find((one) => one.key === key)?.name}: enter a whole number from 0 to ${MOST_SEATS}`,
    }));
    if (wrong.length === 0 && total === 0) {
      wrong.push({
        fieldId: fieldOf(constitution.parents.length > 0 && !hasMembers ? 'each' : 'chair'),
        message: 'Say how many seats there are of at least one kind',
      });
    }
    setMissing(wrong);
    if (wrong.length > 0) return;
    const done = await act(plan.seats);
    if (done === null) return;
    const { fault: refused, left } = done.answer;
    if (refused !== null) {
      const added = plan.seats.length - left.length;
      setMissing([
        {
          fieldId: null,
          message: `${refused.message} ${added === 0 ? 'No seat was added.' : 'Some seats were added: see the list below, and ask only for those that are missing.'}`,
        },
      ]);
      return;
    }
    forget();
    set(BLANK);
    announce(`Added: ${counted(total, 'seat', 'seats')}`);
    document.getElementById('seats-list')?.focus();
  };

  return (
    <FormPage
      back={back}
      caption={constitution.name}
      title="Add several seats"
      lede={
        <p>
          A seat is a place on the committee. It stays when the person changes, and it can be
          vacant. Say how many there are of each kind. You name the people afterwards.
        </p>
      }
      above={
        <div id="seats-list" tabIndex={-1} className="focus-target">
          {seats.length === 0 ? null : (
            <>
              <SeatsSoFar constitution={constitution} seats={seats} back={back.href} />
              <h2 className="section__title">Add more seats</h2>
            </>
          )}
        </div>
      }
      faults={faults}
      busy={sending}
      weight={seats.length === 0 ? 'primary' : 'secondary'}
      submit={total === 0 ? 'Add these seats' : `Add ${counted(total, 'seat', 'seats')}`}
      onSubmit={submit}
    >
      {constitution.parents.length === 0 ? (
        <p>
          <strong>No bodies are recorded yet.</strong>{' '}
          <Link href={`${at}/bodies?${SETTING_UP}`}>Add the bodies first</Link> if each is to have a
          seat.
        </p>
      ) : (
        <Radios
          id={fieldOf('each')}
          label={`Is there a voting seat for each ${noun}?`}
          strong
          hint={`${hasMembers ? 'There are such seats already. ' : ''}Yes adds ${counted(constitution.parents.length, 'seat', 'seats')}, one for each. ${usualRights(FOR_EACH_BODY)}`}
          error={errorAt(faults, fieldOf('each'))}
          value={draft.each}
          options={YES_NO}
          onChange={(value) => set({ each: value })}
        />
      )}
      <fieldset className="nhsuk-fieldset">
        <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">
          How many of each are there?
        </legend>
        <div className="nhsuk-hint">
          Leave empty what there is none of. What each may do can be changed for every seat
          afterwards.
        </div>
        {USUAL_SEATS.map((usual) => (
          <TextField
            key={usual.key}
            id={fieldOf(usual.key)}
            label={usual.name}
            hint={usualRights(usual)}
            kind="number"
            width={2}
            error={errorAt(faults, fieldOf(usual.key))}
            value={draft.counts[usual.key] ?? ''}
            onChange={(many) => set({ counts: { ...draft.counts, [usual.key]: many } })}
          />
        ))}
      </fieldset>
      {plan.seats.length === 0 ? null : (
        <div className="read-back">
          <p className="read-back__label">You are adding {counted(total, 'seat', 'seats')}:</p>
          <ul>
            {plan.seats.map(({ seat, makes }) => (
              <li key={seat.title}>
                {seat.forEachParent ? `${makes} × member, one for each ${noun}` : seat.title}
              </li>
            ))}
          </ul>
        </div>
      )}
    </FormPage>
  );
}

function SeatsSoFar({
  constitution,
  seats,
  back,
}: {
  readonly constitution: Constitution;
  readonly seats: Constitution['seats'];
  readonly back: string;
}) {
  return (
    <>
      <ResponsiveTable
        caption={`Seats there are (${seats.length})`}
        rows={seats}
        keyOf={(seat) => seat.id}
        columns={[
          { name: 'Seat', cell: (seat) => seat.title },
          { name: 'Class', cell: (seat) => membershipInWords(seat.membership) },
          { name: 'Rights', cell: rightsInWords },
          {
            name: 'Change',
            cell: (seat) => (
              <Link href={`/committees/${constitution.id}/seats/${seat.id}/change?${SETTING_UP}`}>
                Change<span className="nhsuk-u-visually-hidden"> {seat.title}</span>
              </Link>
            ),
          },
        ]}
      />
      <p>
        <ButtonLink href={back}>All seats are there: continue</ButtonLink>
      </p>
    </>
  );
}
