import type {
  DeputyRecord,
  Constitution as Found,
  SeatRecord,
  TenureRecord,
} from '#server/records/constitution.ts';
import { dayAfter } from '#shared/domain/calendar.ts';
import {
  endsSoon,
  holdersOn,
  holdingOn,
  holdsOn,
  lastDayOf,
  type Span,
  vacantSince,
} from '#shared/domain/seat.ts';
import type { OrganisationId, PersonId } from '#shared/ids.ts';
import type { AppointmentView, ConstitutionSeat } from '#shared/protocol/http/constitution.ts';

/** Seats as a page shows them. Past seats and appointments, nominations and reasons are for those who keep
 *  the constitution: to everybody else a seat has those who sit there and those who are about to. */
export function seatsView(
  found: Found,
  today: string,
  { keeper, business }: { readonly keeper: boolean; readonly business: boolean },
): readonly ConstitutionSeat[] {
  const shown = business ? found : { ...found, meetings: found.meetings.map(untitled) };
  const seats = found.seats.map((seat) => seatView(shown, seat, today));
  if (keeper) return seats;
  return seats
    .filter((seat) => seat.state !== 'ended')
    .map((seat) => ({
      ...seat,
      appointments: seat.appointments
        .filter((one) => one.state === 'in_office' || one.state === 'to_come')
        .map((one) => ({
          ...one,
          endReason: null,
          deputies: one.deputies
            .filter(({ lastDay }) => lastDay === null || today <= lastDay)
            .map((deputy) => ({ ...deputy, note: null })),
        })),
    }));
}

function seatView(found: Found, seat: SeatRecord, today: string): ConstitutionSeat {
  const { id, title, category, membership, countsToQuorum, draftRight, seesPrivate } = seat;
  return {
    id,
    title,
    category,
    membership,
    countsToQuorum,
    draftRight,
    seesPrivate,
    organisation: body(found, seat.organisationId),
    areaIds: [...seat.areaIds],
    firstDay: seat.fromDay,
    lastDay: lastDayOf(seat),
    state: holdsOn(seat, today) ? 'in_force' : hasEnded(seat, today) ? 'ended' : 'to_come',
    note: seat.note,
    demonstration: seat.demonstration,
    holding: holdingOn(seat, today),
    vacantSince: vacantSince(seat, today),
    shared: holdersOn(seat, today).length > 1,
    appointments: seat.tenures.map((tenure) => appointmentView(found, tenure, today)).sort(byState),
  };
}

function appointmentView(found: Found, tenure: TenureRecord, today: string): AppointmentView {
  const { id, status, shared, nominatedBy, nominatedById, nominatedOn, endReason } = tenure;
  return {
    id,
    person: person(found, tenure.personId),
    status,
    state: stateOf(tenure, today),
    shared,
    nominatedBy: [...nominatedBy],
    nominatedById,
    nominatedOn,
    firstDay: tenure.fromDay,
    lastDay: lastDayOf(tenure),
    endReason,
    endsSoon: endsSoon(tenure, today),
    deputies: tenure.deputies.map((one) => deputyView(found, one, today)),
  };
}

function deputyView(found: Found, deputy: DeputyRecord, today: string) {
  const meeting = found.meetings.find((one) => one.id === deputy.meetingId);
  return {
    id: deputy.id,
    person: person(found, deputy.personId),
    meeting: meeting ?? null,
    firstDay: deputy.fromDay,
    lastDay: lastDayOf(deputy),
    inForce: holdsOn(deputy, today),
    note: deputy.note,
  };
}

function stateOf(tenure: TenureRecord, today: string): AppointmentView['state'] {
  if (hasEnded(tenure, today)) return 'ended';
  if (tenure.status === 'nominated') return 'nominated';
  return holdsOn(tenure, today) ? 'in_office' : 'to_come';
}

/** A meeting as those know it who see none of the committee's business. */
function untitled<T extends { readonly title: string }>(meeting: T): T {
  return { ...meeting, title: 'Meeting' };
}

function hasEnded({ toDay }: Span, today: string): boolean {
  return toDay !== null && toDay <= today;
}

const ORDER: readonly AppointmentView['state'][] = ['in_office', 'to_come', 'nominated', 'ended'];

function byState(a: AppointmentView, b: AppointmentView): number {
  if (a.state !== b.state) return ORDER.indexOf(a.state) - ORDER.indexOf(b.state);
  const [first, second] = [a.firstDay ?? '', b.firstDay ?? ''];
  if (first !== second) return first < second ? 1 : -1;
  return a.person.name.localeCompare(b.person.name, 'en-GB');
}

function person({ people }: Found, id: PersonId) {
  const found = people.find((one) => one.id === id);
  return { id, name: found?.name ?? 'Somebody', demonstration: found?.demonstration ?? false };
}

function body({ bodies }: Found, id: OrganisationId | null) {
  const found = bodies.organisations.find((one) => one.id === id);
  return found === undefined ? null : { id: found.id, name: found.name };
}

/** The day before something else begins. */
export function lastDayOfVersion(nextDay: string | null): string | null {
  return nextDay === null ? null : dayAfter(nextDay, -1);
}
