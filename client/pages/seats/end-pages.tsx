import { endAppointment, endDeputy, endSeat } from '#client/live/constitution-deeds.ts';
import { KeptConstitution } from '../constitution/kept-constitution.tsx';
import { deputyInWords } from '../membership/seats-table.tsx';
import { NotFoundPage } from '../not-found/not-found-page.tsx';
import { EndForm } from './end-form.tsx';
import { AppointmentOf, SeatOf } from './seat-of.tsx';

export function EndAppointmentPage({
  committeeId,
  appointmentId,
}: {
  readonly committeeId: string;
  readonly appointmentId: string;
}) {
  return (
    <AppointmentOf committeeId={committeeId} appointmentId={appointmentId}>
      {({ constitution, seat, appointment: { id, person, state } }) => {
        const nominated = state === 'nominated';
        return (
          <EndForm
            id={id}
            back={{ href: `/committees/${constitution.id}/seats/${seat.id}`, name: seat.title }}
            caption={constitution.name}
            title={
              nominated
                ? `Withdraw the nomination of ${person.name}`
                : `End the appointment of ${person.name}`
            }
            lede={
              nominated ? (
                <p>The nomination stays on record as withdrawn.</p>
              ) : (
                <p>
                  {person.name} then no longer sees or does what this seat allows, from the moment
                  it ends. The seat becomes vacant unless somebody shares it or follows.
                </p>
              )
            }
            what={`${person.name}, ${seat.title}`}
            deed={(order) => endAppointment(id, order)}
            confirm={nominated ? 'Withdraw the nomination' : 'End the appointment'}
            done={nominated ? 'The nomination is withdrawn.' : 'The appointment is ended.'}
          />
        );
      }}
    </AppointmentOf>
  );
}

export function EndSeatPage({
  committeeId,
  seatId,
}: {
  readonly committeeId: string;
  readonly seatId: string;
}) {
  return (
    <SeatOf committeeId={committeeId} seatId={seatId}>
      {(constitution, seat) => (
        <EndForm
          id={seat.id}
          back={{ href: `/committees/${constitution.id}/seats/${seat.id}`, name: seat.title }}
          caption={constitution.name}
          title={`End the seat: ${seat.title}`}
          lede={
            <p>
              For a seat that the terms of reference no longer have. If only the person goes, end
              their appointment instead: the seat then stays as a vacancy.
            </p>
          }
          what={seat.title}
          deed={(order) => endSeat(seat.id, order)}
          confirm="End the seat"
          done="The seat is ended."
        />
      )}
    </SeatOf>
  );
}

export function EndDeputyPage({
  committeeId,
  deputyId,
}: {
  readonly committeeId: string;
  readonly deputyId: string;
}) {
  return (
    <KeptConstitution committeeId={committeeId}>
      {(constitution) => {
        for (const seat of constitution.seats) {
          for (const { person, deputies } of seat.appointments) {
            const deputy = deputies.find(({ id }) => id === deputyId);
            if (deputy === undefined) continue;
            return (
              <EndForm
                id={deputy.id}
                back={{
                  href: `/committees/${constitution.id}/seats/${seat.id}`,
                  name: seat.title,
                }}
                caption={constitution.name}
                title={`End ${deputy.person.name} as deputy`}
                lede={
                  <p>
                    {deputy.person.name} stands in for {person.name}. {deputyInWords(deputy)}.
                  </p>
                }
                what={`${deputy.person.name}, deputy for ${person.name}`}
                deed={(order) => endDeputy(deputy.id, order)}
                confirm="End the deputy"
                done="The deputy is ended."
              />
            );
          }
        }
        return <NotFoundPage />;
      }}
    </KeptConstitution>
  );
}
