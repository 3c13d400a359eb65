import {
  toAppointmentId,
  toCommitteeId,
  toOrganisationId,
  toPersonId,
  toSeatId,
} from '#shared/ids.ts';
import type {
  AppointmentView,
  Constitution,
  ConstitutionSeat,
  OrganisationView,
} from '#shared/protocol/http/constitution.ts';

export function aBody(id: string, change: Partial<OrganisationView> = {}): OrganisationView {
  return {
    id: toOrganisationId(id),
    name: `NHS ${id} CCG`,
    kind: 'ccg',
    areaIds: [],
    firstDay: null,
    lastDay: null,
    successor: null,
    predecessors: [],
    ...change,
  };
}

export function anAppointment(
  name: string,
  change: Partial<AppointmentView> = {},
): AppointmentView {
  return {
    id: toAppointmentId(`of-${name}`),
    person: { id: toPersonId(name), name, demonstration: false },
    status: 'confirmed',
    state: 'in_office',
    shared: false,
    nominatedBy: [],
    nominatedById: null,
    nominatedOn: null,
    firstDay: '2018-04-01',
    lastDay: null,
    endReason: null,
    endsSoon: false,
    deputies: [],
    ...change,
  };
}

export function aSeat(id: string, change: Partial<ConstitutionSeat> = {}): ConstitutionSeat {
  return {
    id: toSeatId(id),
    title: `Seat ${id}`,
    category: 'voting_member',
    membership: 'voting',
    countsToQuorum: true,
    draftRight: 'comment',
    seesPrivate: true,
    organisation: null,
    areaIds: [],
    firstDay: null,
    lastDay: null,
    state: 'in_force',
    note: null,
    demonstration: false,
    holding: 'vacant',
    vacantSince: null,
    shared: false,
    appointments: [],
    ...change,
  };
}

export function aConstitution(change: Partial<Constitution> = {}): Constitution {
  return {
    id: toCommitteeId('north'),
    name: 'North Joint Committee',
    authorityMode: 'delegated',
    authorityNote: null,
    primaryFocus: [],
    predecessor: null,
    closedAt: null,
    parents: [],
    related: [],
    areas: [],
    terms: null,
    seats: [],
    counts: { seats: 0, held: 0, vacant: 0, notRecorded: 0, endingSoon: 0 },
    people: [],
    meetings: [],
    today: '2018-05-01',
    may: { keep: true, whyNot: null, business: true },
    ...change,
  };
}
