import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { dayInWords } from '#client/ui/date-words.ts';
import { type Column, ResponsiveTable } from '#client/ui/table.tsx';
import { Tag } from '#client/ui/tag.tsx';
import type {
  AppointmentView,
  Constitution,
  ConstitutionSeat,
} from '#shared/protocol/http/constitution.ts';
import {
  holdersOf,
  nominationInWords,
  speaksFor,
  termInWords,
  vacancyInWords,
} from '../seats/seat-words.ts';

/** Seats of one class, a row each. */
export function SeatsTable({
  caption,
  seats,
  constitution,
}: {
  readonly caption: string;
  readonly seats: readonly ConstitutionSeat[];
  readonly constitution: Constitution;
}) {
  const keeps = constitution.may.keep && constitution.closedAt === null;
  const columns: Column<ConstitutionSeat>[] = [
    { name: 'Seat', cell: (seat) => <SeatCell seat={seat} constitution={constitution} /> },
    { name: 'Held by', cell: (seat) => <HeldBy seat={seat} today={constitution.today} /> },
    { name: 'Nominated by', cell: (seat) => <NominatedBy seat={seat} /> },
    { name: 'Deputies', cell: (seat) => <Deputies seat={seat} /> },
  ];
  if (keeps) {
    columns.push({
      name: 'Change',
      cell: (seat) => (
        <Link href={`/committees/${constitution.id}/seats/${seat.id}`}>
          Change<span className="nhsuk-u-visually-hidden"> {seat.title}</span>
        </Link>
      ),
    });
  }
  return (
    <ResponsiveTable
      even
      caption={caption}
      rows={seats}
      keyOf={(seat) => seat.id}
      columns={columns}
    />
  );
}

function SeatCell({
  seat,
  constitution,
}: {
  readonly seat: ConstitutionSeat;
  readonly constitution: Constitution;
}) {
  const speaks = speaksFor(seat, constitution);
  return (
    <>
      {seat.title}
      {speaks === null ? null : <p className="note">For {speaks}</p>}
      {seat.membership === 'voting' && !seat.countsToQuorum ? (
        <p className="note">Does not count to the quorum</p>
      ) : null}
      {seat.membership !== 'voting' && seat.countsToQuorum ? (
        <p className="note">Counts to the quorum</p>
      ) : null}
      {seat.state === 'to_come' && seat.firstDay !== null ? (
        <p className="note">From {dayInWords(seat.firstDay)}</p>
      ) : null}
      {seat.note === null ? null : <p className="note">{seat.note}</p>}
      {seat.demonstration ? (
        <p className="note">
          <Tag colour="white">Demonstration</Tag>
        </p>
      ) : null}
    </>
  );
}

/** Who holds it, and who is to hold it. */
function HeldBy({ seat, today }: { readonly seat: ConstitutionSeat; readonly today: string }) {
  const holders = holdersOf(seat);
  const coming = seat.appointments.filter(
    ({ state }) => state === 'to_come' || state === 'nominated',
  );
  return (
    <>
      {holders.length > 0 ? (
        holders.map((one) => (
          <Person key={one.id} appointment={one}>
            {termInWords(one, today)}
          </Person>
        ))
      ) : seat.holding === 'not_recorded' ? (
        <p className="cell-line unsaid">Not recorded</p>
      ) : (
        <p className="cell-line">
          <strong>{vacancyInWords(seat)}</strong>
        </p>
      )}
      {seat.shared ? <p className="note">They share the seat and have one vote.</p> : null}
      {coming.map((one) => (
        <Person key={one.id} appointment={one}>
          {one.state === 'nominated' ? 'Nominated, not yet appointed' : termInWords(one, today)}
        </Person>
      ))}
    </>
  );
}

function Person({
  appointment,
  children,
}: {
  readonly appointment: AppointmentView;
  readonly children: ReactNode;
}) {
  return (
    <div className="cell-line">
      {appointment.person.name}
      <p className={appointment.endsSoon ? 'note note--soon' : 'note'}>{children}</p>
    </div>
  );
}

function NominatedBy({ seat }: { readonly seat: ConstitutionSeat }) {
  const standing = seat.appointments.filter(({ state }) => state !== 'ended');
  if (standing.length === 0) return <span className="unsaid">–</span>;
  return standing.map((one) => {
    const said = nominationInWords(one);
    return (
      <p className="cell-line" key={one.id}>
        {standing.length > 1 ? <span className="quiet">{one.person.name}: </span> : null}
        {said ?? <span className="unsaid">Not recorded</span>}
      </p>
    );
  });
}

function Deputies({ seat }: { readonly seat: ConstitutionSeat }) {
  const deputies = seat.appointments
    .filter(({ state }) => state === 'in_office' || state === 'to_come')
    .flatMap(({ deputies: named }) => named)
    .filter((deputy) => deputy.inForce || deputy.meeting !== null);
  if (deputies.length === 0) return <span className="unsaid">None named</span>;
  return deputies.map((deputy) => (
    <div className="cell-line" key={deputy.id}>
      {deputy.person.name}
      <p className="note">{deputyInWords(deputy)}</p>
    </div>
  ));
}

/** When a deputy stands in. */
export function deputyInWords(deputy: AppointmentView['deputies'][number]): string {
  if (deputy.meeting !== null) return `For the meeting on ${dayInWords(deputy.meeting.date)}`;
  const { firstDay, lastDay } = deputy;
  if (firstDay === null && lastDay === null) return 'At every meeting';
  if (lastDay === null) return `From ${dayInWords(firstDay ?? '')}`;
  if (firstDay === null) return `Until ${dayInWords(lastDay)}`;
  return `${dayInWords(firstDay)} to ${dayInWords(lastDay)}`;
}
