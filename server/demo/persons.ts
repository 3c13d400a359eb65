import type { FoundingPerson, FoundingSeat } from '#server/records/founding.ts';
import type { DraftRight } from '#shared/domain/vocabulary.ts';
import { toAreaId, toOrganisationId, toPersonId, toSeatId } from '#shared/ids.ts';
import { LOCAL_HEALTHWATCH } from './committee-facts.ts';

/** Holds no seat: sets up committees and looks after accounts. */
const ADMINISTRATOR = 'administrator';

/** Holds no seat: keeps the minutes of one of the parent bodies, and receives the committee's. */
const BODY_SECRETARY = 'brent-secretary';

/** Nobody real: each is named by the seat they hold. Their sign-in links are printed in this order. */
export const DEMONSTRATION_PERSONS = [
  'secretary',
  'chair',
  'member-brent',
  'member-ealing',
  'lay-member',
  'healthwatch',
  'observer',
  ADMINISTRATOR,
  BODY_SECRETARY,
].map(toPersonId);

interface DemonstrationSeat {
  readonly id: string;
  readonly title: string;
  readonly category: FoundingSeat['category'];
  readonly membership: FoundingSeat['membership'];
  /** Counts to the quorum. */
  readonly counts: boolean;
  readonly seesPrivate: boolean;
  readonly draftRight: DraftRight;
  readonly organisationId?: string;
  /** `null`: vacant, so that the pages have a vacancy to show. */
  readonly holder: { readonly id: string; readonly name: string } | null;
  /** Local Healthwatch bodies by id: they nominate, and the seat speaks for their areas. */
  readonly bodies?: readonly string[];
}

const SEATS: readonly DemonstrationSeat[] = [
  {
    id: 'seat-secretary',
    title: 'Secretary',
    category: 'secretary',
    membership: 'in_attendance',
    counts: false,
    seesPrivate: true,
    draftRight: 'edit',
    holder: { id: 'secretary', name: 'Secretary' },
  },
  {
    id: 'seat-chair',
    title: 'Independent chair',
    category: 'independent_chair',
    membership: 'voting',
    counts: true,
    seesPrivate: true,
    draftRight: 'edit',
    holder: { id: 'chair', name: 'Chair' },
  },
  {
    id: 'seat-member-brent',
    title: 'Member for NHS Brent CCG',
    category: 'voting_member',
    membership: 'voting',
    counts: true,
    seesPrivate: true,
    draftRight: 'edit',
    organisationId: 'ccg-brent',
    holder: { id: 'member-brent', name: 'Member for Brent' },
  },
  {
    id: 'seat-member-ealing',
    title: 'Member for NHS Ealing CCG',
    category: 'voting_member',
    membership: 'voting',
    counts: true,
    seesPrivate: true,
    draftRight: 'edit',
    organisationId: 'ccg-ealing',
    holder: { id: 'member-ealing', name: 'Member for Ealing' },
  },
  {
    id: 'seat-lay-member',
    title: 'Lay member',
    category: 'lay_member',
    membership: 'voting',
    counts: true,
    seesPrivate: false,
    draftRight: 'comment',
    holder: { id: 'lay-member', name: 'Lay member' },
  },
  {
    id: 'seat-healthwatch-1',
    title: 'Healthwatch representative, seat 1',
    category: 'patient_voice',
    membership: 'participant',
    counts: false,
    seesPrivate: false,
    draftRight: 'comment',
    holder: { id: 'healthwatch', name: 'Healthwatch representative' },
    bodies: ['hw-brent', 'hw-harrow', 'hw-hillingdon', 'hw-hounslow'],
  },
  {
    id: 'seat-healthwatch-2',
    title: 'Healthwatch representative, seat 2',
    category: 'patient_voice',
    membership: 'participant',
    counts: false,
    seesPrivate: false,
    draftRight: 'comment',
    holder: null,
    bodies: ['hw-ealing', 'hw-cwl'],
  },
  {
    id: 'seat-observer',
    title: 'Observer',
    category: 'observer',
    membership: 'observer',
    counts: false,
    seesPrivate: false,
    draftRight: 'view',
    holder: { id: 'observer', name: 'Observer' },
  },
];

export function demonstrationPersons(): FoundingPerson[] {
  const holders = SEATS.flatMap(({ holder }) => (holder === null ? [] : [holder]));
  return [
    ...holders.map(({ id, name }) => ({ id, name, administrator: false })),
    { id: ADMINISTRATOR, name: 'Administrator', administrator: true },
    { id: BODY_SECRETARY, name: 'Secretary of NHS Brent CCG', administrator: false },
  ].map(({ id, name, administrator }) => ({
    id: toPersonId(id),
    name: said(name),
    administrator,
    demonstration: true,
  }));
}

/** From the day the demonstration is loaded. */
export function demonstrationBodySecretaries(fromDay: string) {
  return [
    {
      organisationId: toOrganisationId('ccg-brent'),
      personId: toPersonId(BODY_SECRETARY),
      fromDay,
    },
  ];
}

/** Seats to try things from, held from the day the demonstration is loaded. */
export function demonstrationSeats(loadedOn: string): FoundingSeat[] {
  return SEATS.map((seat) => {
    const bodies = LOCAL_HEALTHWATCH.filter((body) => seat.bodies?.includes(body.id));
    return {
      id: toSeatId(seat.id),
      title: said(seat.title),
      category: seat.category,
      organisationId:
        seat.organisationId === undefined ? null : toOrganisationId(seat.organisationId),
      holding: seat.holder === null ? 'vacant' : 'held',
      membership: seat.membership,
      countsToQuorum: seat.counts,
      seesPrivate: seat.seesPrivate,
      draftRight: seat.draftRight,
      fromDay: loadedOn,
      note:
        seat.holder === null
          ? `To be nominated by ${bodies.map((body) => body.name).join(' and ')}.`
          : null,
      demonstration: true,
      areaIds: bodies.flatMap((body) => body.areas.map(toAreaId)),
      appointment:
        seat.holder === null
          ? null
          : {
              personId: toPersonId(seat.holder.id),
              nominatedBy: bodies.map((body) => body.name),
              fromDay: loadedOn,
            },
    };
  });
}

/** The same rights as their seats give, said outright: the seats did not exist at the meetings of 2018. */
export function rightsAtEarlierMeetings() {
  return SEATS.flatMap(({ holder, draftRight }) =>
    holder === null ? [] : [{ personId: toPersonId(holder.id), draftRight }],
  );
}

const said = (name: string) => `${name} (demonstration)`;
