import type { Constitution, SeatRecord, TenureRecord } from '#server/records/constitution.ts';
import type { AppointmentId, DeputyId } from '#shared/ids.ts';
import { existing } from './keeping.ts';

/** An appointment, with the seat it is to.
 *  @throws DomainError `not-found` */
export function appointmentIn(
  { seats }: Constitution,
  id: AppointmentId,
): { readonly seat: SeatRecord; readonly tenure: TenureRecord } {
  const found = seats.flatMap((seat) => seat.tenures.map((tenure) => ({ seat, tenure })));
  return existing(found.find(({ tenure }) => tenure.id === id));
}

/** @throws DomainError `not-found` */
export function deputyIn({ seats }: Constitution, id: DeputyId) {
  const found = seats.flatMap((seat) =>
    seat.tenures.flatMap((tenure) => tenure.deputies.map((deputy) => ({ seat, tenure, deputy }))),
  );
  return existing(found.find(({ deputy }) => deputy.id === id));
}
