import type { Founding } from '#server/records/founding.ts';
import type { FoundingStore } from '#server/records/founding-store.ts';
import { dayInLondon } from '#shared/domain/calendar.ts';
import {
  makeDocumentId,
  toAreaId,
  toCommitteeId,
  toOrganisationId,
  toPostId,
  toSeatId,
  toTermsId,
} from '#shared/ids.ts';
import {
  BOROUGHS,
  CCGS,
  COMMITTEE,
  LOCAL_HEALTHWATCH,
  PLANNED_SEATS,
  POSTS,
  RELATED_BODIES,
  TERMS,
} from './committee-facts.ts';
import { FEBRUARY_MEETING } from './february-meeting.ts';
import { foundMeeting } from './found-meeting.ts';
import { MARCH_MEETING } from './march-meeting.ts';
import {
  demonstrationBodySecretaries,
  demonstrationPersons,
  demonstrationSeats,
  rightsAtEarlierMeetings,
} from './persons.ts';
import { practiceDay, practiceMeeting } from './practice-meeting.ts';

export { DEMONSTRATION_PERSONS } from './persons.ts';

export interface DemonstrationDeps {
  readonly founding: FoundingStore;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly randomBytes: (count: number) => Uint8Array;
}

/** Fills an empty database with the committee of 2018 and a meeting to practise in.
 *  @throws NotEmpty when there is anything in it already. */
export async function loadDemonstration(deps: DemonstrationDeps): Promise<void> {
  const at = deps.now();
  await deps.founding.found(demonstration(dayInLondon(at), deps.randomBytes), at, {
    by: 'server',
    capacity: 'server',
    deed: 'committee-founded',
    committeeId: toCommitteeId(COMMITTEE.id),
    thing: 'committee',
    thingId: COMMITTEE.id,
    after: { name: COMMITTEE.name },
    reason: 'The demonstration was loaded.',
  });
}

function demonstration(today: string, randomBytes: DemonstrationDeps['randomBytes']): Founding {
  const newDocumentId = () => makeDocumentId(Buffer.from(randomBytes(16)).toString('base64url'));
  const earlier = rightsAtEarlierMeetings();
  return {
    areas: BOROUGHS.map(({ id, name }) => ({ id: toAreaId(id), name })),
    organisations: organisations(),
    persons: demonstrationPersons(),
    committee: { ...COMMITTEE, id: toCommitteeId(COMMITTEE.id) },
    parentIds: CCGS.map(({ id }) => toOrganisationId(id)),
    terms: { ...TERMS, id: toTermsId(TERMS.id) },
    posts: POSTS.map(({ id, title }) => ({ id: toPostId(id), title, organisationName: null })),
    seats: [...plannedSeats(), ...demonstrationSeats(today)],
    bodySecretaries: demonstrationBodySecretaries(today),
    meetings: [
      foundMeeting(FEBRUARY_MEETING, earlier, newDocumentId),
      foundMeeting(MARCH_MEETING, earlier, newDocumentId),
      foundMeeting(practiceMeeting(practiceDay(today)), [], newDocumentId),
    ],
  };
}

function organisations(): Founding['organisations'] {
  const without = { areaIds: [] };
  return [
    ...CCGS.map(({ id, name }) => ({ ...without, id: toOrganisationId(id), name, kind: 'ccg' })),
    ...LOCAL_HEALTHWATCH.map(({ id, name, areas }) => ({
      id: toOrganisationId(id),
      name,
      kind: 'healthwatch',
      areaIds: areas.map(toAreaId),
    })),
    ...RELATED_BODIES.map((body) => ({ ...without, ...body, id: toOrganisationId(body.id) })),
  ];
}

/** Planned in 2018: since which day, and for which areas, nobody recorded. */
function plannedSeats(): Founding['seats'] {
  return PLANNED_SEATS.map((seat) => ({
    ...seat,
    id: toSeatId(seat.id),
    organisationId: null,
    fromDay: null,
    demonstration: false,
    areaIds: [],
    appointment: null,
  }));
}
