import { dayInWords } from '#client/ui/date-words.ts';
import { daysBetween } from '#shared/domain/calendar.ts';
import type {
  AppointmentView,
  Constitution,
  ConstitutionSeat,
} from '#shared/protocol/http/constitution.ts';

/** What is said of seats and of those who hold them. */

/** What a seat may do, in a few words. */
export function rightsInWords(
  seat: Pick<ConstitutionSeat, 'membership' | 'countsToQuorum' | 'seesPrivate' | 'draftRight'>,
): string {
  const drafts = { edit: 'writes in', comment: 'comments on', view: 'reads' }[seat.draftRight];
  return [
    seat.membership === 'voting' ? 'Votes' : 'Does not vote',
    seat.countsToQuorum ? 'counts to quorum' : 'does not count to quorum',
    seat.seesPrivate ? 'takes part in private business' : 'not in private business',
    `${drafts} drafts`,
  ].join(', ');
}

/** “12 seats, 2 vacant, 1 term ends within 90 days”. */
export function summaryInWords(counts: Constitution['counts']): string {
  const { seats, vacant, notRecorded, endingSoon } = counts;
  return [
    `${seats} ${seats === 1 ? 'seat' : 'seats'}`,
    vacant === 0 ? 'none vacant' : `${vacant} vacant`,
    ...(notRecorded === 0 ? [] : [`${notRecorded} with nobody recorded`]),
    ...(endingSoon === 0
      ? []
      : [`${endingSoon} ${endingSoon === 1 ? 'term ends' : 'terms end'} within 90 days`]),
  ].join(', ');
}

/** How far off a day is: “today”, “tomorrow”, “in 5 weeks”. */
export function fromNowInWords(today: string, day: string): string {
  const days = daysBetween(today, day);
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  const [n, unit] =
    Math.abs(days) < 14 ? [Math.abs(days), 'days'] : [Math.round(Math.abs(days) / 7), 'weeks'];
  return days > 0 ? `in ${n} ${unit}` : `${n} ${unit} ago`;
}

/** When somebody began and when they end, as far as anybody recorded it. */
export function termInWords(
  { firstDay, lastDay, state, endsSoon }: AppointmentView,
  today: string,
): string {
  if (state === 'ended') {
    if (lastDay === null) return 'Ended';
    return firstDay === null
      ? `Until ${dayInWords(lastDay)}`
      : `${dayInWords(firstDay)} to ${dayInWords(lastDay)}`;
  }
  const began =
    firstDay === null ? '' : `${state === 'to_come' ? 'From' : 'Since'} ${dayInWords(firstDay)}`;
  if (lastDay === null) return began === '' ? 'Term not recorded' : `${began}, no end recorded`;
  const soon = endsSoon ? ` (${fromNowInWords(today, lastDay)})` : '';
  const ends = `Term ends on ${dayInWords(lastDay)}${soon}`;
  return began === '' ? ends : `${began}. ${ends}`;
}

/** “Vacant since 1 May 2018”. */
export function vacancyInWords({ vacantSince }: ConstitutionSeat): string {
  return vacantSince === null ? 'Vacant' : `Vacant since ${dayInWords(vacantSince)}`;
}

/** “put forward by NHS Brent CCG on 3 April 2018”. */
export function nominationInWords({ nominatedBy, nominatedOn }: AppointmentView): string | null {
  const by = nominatedBy.length === 0 ? null : nominatedBy.join('; ');
  const on = nominatedOn === null ? null : `on ${dayInWords(nominatedOn)}`;
  if (by === null && on === null) return null;
  return [by, on].filter((part) => part !== null).join(' ');
}

/** For whom a seat speaks: its body, unless its title says so, and its areas, which are those of its body
 *  where it has none of its own. */
export function speaksFor(
  seat: Pick<ConstitutionSeat, 'title' | 'organisation' | 'areaIds'>,
  { areas, parents, related }: Pick<Constitution, 'areas' | 'parents' | 'related'>,
): string | null {
  const { organisation, title } = seat;
  const places = areasOf(seat, { areas, parents, related }).join(', ');
  const named = organisation === null || title.includes(organisation.name);
  if (named) return places === '' ? null : places;
  return places === '' ? organisation.name : `${organisation.name} (${places})`;
}

/** The areas a seat speaks for: its own, else those of its body. */
export function areasOf(
  { organisation, areaIds }: Pick<ConstitutionSeat, 'organisation' | 'areaIds'>,
  { areas, parents, related }: Pick<Constitution, 'areas' | 'parents' | 'related'>,
): readonly string[] {
  const body = [...parents, ...related].find(({ id }) => id === organisation?.id);
  const ids = areaIds.length > 0 ? areaIds : (body?.areaIds ?? []);
  return areas.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
}

/** Those who hold the seat today. */
export const holdersOf = (seat: ConstitutionSeat) =>
  seat.appointments.filter((one) => one.state === 'in_office');
