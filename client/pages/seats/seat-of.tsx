import type { ReactNode } from 'react';
import type {
  AppointmentView,
  Constitution,
  ConstitutionSeat,
} from '#shared/protocol/http/constitution.ts';
import { KeptConstitution } from '../constitution/kept-constitution.tsx';
import { NotFoundPage } from '../not-found/not-found-page.tsx';

/** A page about one seat, for those who may change it. */
export function SeatOf({
  committeeId,
  seatId,
  children,
}: {
  readonly committeeId: string;
  readonly seatId: string;
  readonly children: (constitution: Constitution, seat: ConstitutionSeat) => ReactNode;
}) {
  return (
    <KeptConstitution committeeId={committeeId}>
      {(constitution) => {
        const seat = constitution.seats.find(({ id }) => id === seatId);
        return seat === undefined ? <NotFoundPage /> : children(constitution, seat);
      }}
    </KeptConstitution>
  );
}

export interface Holding {
  readonly constitution: Constitution;
  readonly seat: ConstitutionSeat;
  readonly appointment: AppointmentView;
}

/** A page about somebody's time in a seat, for those who may change it. */
export function AppointmentOf({
  committeeId,
  appointmentId,
  children,
}: {
  readonly committeeId: string;
  readonly appointmentId: string;
  readonly children: (holding: Holding) => ReactNode;
}) {
  return (
    <KeptConstitution committeeId={committeeId}>
      {(constitution) => {
        for (const seat of constitution.seats) {
          const appointment = seat.appointments.find(({ id }) => id === appointmentId);
          if (appointment !== undefined) return children({ constitution, seat, appointment });
        }
        return <NotFoundPage />;
      }}
    </KeptConstitution>
  );
}
