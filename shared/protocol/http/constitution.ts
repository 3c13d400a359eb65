import * as z from 'zod';
import {
  APPOINTMENT_STATUSES,
  AREA_KINDS,
  AUTHORITY_MODES,
  DRAFT_RIGHTS,
  MEMBERSHIPS,
  ORGANISATION_KINDS,
  SEAT_CATEGORIES,
  SEAT_HOLDINGS,
} from '../../domain/vocabulary.ts';
import { personSummary } from './committee.ts';
import {
  appointmentId,
  areaId,
  committeeId,
  day,
  deputyId,
  instant,
  meetingId,
  organisationId,
  personId,
  seatId,
  termsId,
} from './ids.ts';
import { termsRules } from './terms.ts';

/** Shapes of the constitution: bodies, areas, committees, terms of reference, seats and those who hold them.
 *  A `lastDay` is the last day on which something holds, as people say it; `null`: it is open, or nobody
 *  recorded it. What a text field lacks is said by the command, in a sentence for that field. */

const line = z.string().max(400, 'This is too long');
const prose = z.string().max(4000, 'This is too long');

// Bodies and areas, which all committees share.

const area = z.object({ id: areaId, name: z.string(), kind: z.enum(AREA_KINDS) });

const namedBody = z.object({ id: organisationId, name: z.string() });

export const organisationView = z.object({
  id: organisationId,
  name: z.string(),
  kind: z.enum(ORGANISATION_KINDS),
  areaIds: z.array(areaId),
  firstDay: day.nullable(),
  lastDay: day.nullable(),
  /** The body that took its place. */
  successor: namedBody.nullable(),
  predecessors: z.array(namedBody),
});
export type OrganisationView = z.infer<typeof organisationView>;

/** `GET /api/bodies`: everything a form about bodies chooses from. */
export const bodies = z.object({
  organisations: z.array(organisationView),
  areas: z.array(area),
  /** May the reader found a committee, and add bodies and areas? */
  may: z.object({ found: z.boolean(), keepBodies: z.boolean() }),
});
export type Bodies = z.infer<typeof bodies>;

/** `POST /api/organisations` and `POST /api/organisations/{id}`. */
export const keepOrganisation = z.object({
  name: line,
  kind: z.enum(ORGANISATION_KINDS),
  areaIds: z.array(areaId).max(200),
  firstDay: day.nullable(),
});
export type KeepOrganisation = z.infer<typeof keepOrganisation>;

/** `POST /api/organisations/{id}/merger`: this body goes into another one, which takes its place from a day. */
export const mergeOrganisation = z.object({ intoId: organisationId, from: day });

/** `POST /api/areas`. */
export const addArea = z.object({ name: line, kind: z.enum(AREA_KINDS) });

export const organisationAdded = z.object({ id: organisationId });
export const areaAdded = z.object({ id: areaId });

// A committee.

/** `POST /api/committees` and `POST /api/committees/{id}`. */
export const keepCommittee = z.object({
  name: line,
  authorityMode: z.enum(AUTHORITY_MODES),
  authorityNote: prose.nullable(),
  primaryFocus: z.array(line).max(50),
  predecessor: line.nullable(),
  /** The bodies it is a committee of. */
  parentIds: z.array(organisationId).max(200),
  /** Other bodies it has to do with. */
  relatedIds: z.array(organisationId).max(200),
});
export type KeepCommittee = z.infer<typeof keepCommittee>;
export const committeeFounded = z.object({ id: committeeId });

/** `POST /api/committees/{id}/closure`. */
export const closeCommittee = z.object({ reason: prose });

export const termsVersion = z.object({
  id: termsId,
  version: z.number(),
  firstDay: day,
  /** The last day of this version; `null`: no later one follows. */
  lastDay: day.nullable(),
  inForce: z.boolean(),
  note: z.string().nullable(),
  recordedBy: z.string(),
  recordedAt: instant,
  rules: termsRules,
  /** The rules in plain English; one without sentences was not recorded. */
  said: z.array(z.object({ key: z.string(), label: z.string(), sentences: z.array(z.string()) })),
});
export type TermsVersion = z.infer<typeof termsVersion>;

/** `POST /api/committees/{id}/terms`: a new version. What has been recorded is never changed. */
export const recordTerms = z.object({
  firstDay: day,
  rules: termsRules,
  note: prose.nullable(),
});
export type RecordTerms = z.infer<typeof recordTerms>;
export const termsRecorded = z.object({ id: termsId, version: z.number() });

// Seats and those who hold them.

const deputyView = z.object({
  id: deputyId,
  person: personSummary,
  /** `null`: at every meeting while it holds. */
  meeting: z.object({ id: meetingId, title: z.string(), date: day }).nullable(),
  firstDay: day.nullable(),
  lastDay: day.nullable(),
  inForce: z.boolean(),
  note: z.string().nullable(),
});

export const appointmentView = z.object({
  id: appointmentId,
  person: personSummary,
  status: z.enum(APPOINTMENT_STATUSES),
  /** `nominated`: put forward, holds nothing yet. `to_come`, `in_office` or `ended` by today's date. */
  state: z.enum(['nominated', 'to_come', 'in_office', 'ended']),
  shared: z.boolean(),
  nominatedBy: z.array(z.string()),
  nominatedById: organisationId.nullable(),
  nominatedOn: day.nullable(),
  firstDay: day.nullable(),
  lastDay: day.nullable(),
  endReason: z.string().nullable(),
  /** In office, and the last day is within 90 days. */
  endsSoon: z.boolean(),
  deputies: z.array(deputyView),
});
export type AppointmentView = z.infer<typeof appointmentView>;

export const constitutionSeat = z.object({
  id: seatId,
  title: z.string(),
  category: z.enum(SEAT_CATEGORIES),
  membership: z.enum(MEMBERSHIPS),
  countsToQuorum: z.boolean(),
  draftRight: z.enum(DRAFT_RIGHTS),
  seesPrivate: z.boolean(),
  organisation: namedBody.nullable(),
  areaIds: z.array(areaId),
  firstDay: day.nullable(),
  lastDay: day.nullable(),
  /** `to_come`, `in_force` or `ended` by today's date. */
  state: z.enum(['to_come', 'in_force', 'ended']),
  note: z.string().nullable(),
  demonstration: z.boolean(),
  holding: z.enum(SEAT_HOLDINGS),
  /** The first day without a holder; `null`: it is held, or nobody recorded it. */
  vacantSince: day.nullable(),
  /** Held by two people or more, with one vote. */
  shared: z.boolean(),
  /** Those in office first, then those to come and nominated, then past ones, newest first. */
  appointments: z.array(appointmentView),
});
export type ConstitutionSeat = z.infer<typeof constitutionSeat>;

/** Somebody who can be appointed. E-mail addresses are for those alone who keep the constitution. */
export const keptPerson = personSummary.extend({ email: z.string().nullable() });
export type KeptPerson = z.infer<typeof keptPerson>;

/** `GET /api/committees/{id}/constitution`. */
export const constitution = z.object({
  id: committeeId,
  name: z.string(),
  authorityMode: z.enum(AUTHORITY_MODES),
  authorityNote: z.string().nullable(),
  primaryFocus: z.array(z.string()),
  predecessor: z.string().nullable(),
  /** When it was closed; its papers can still be read. */
  closedAt: instant.nullable(),
  parents: z.array(organisationView),
  related: z.array(organisationView),
  areas: z.array(area),
  /** The terms in force today, or `null`. All versions: `GET /api/committees/{id}/terms`. */
  terms: termsVersion.nullable(),
  seats: z.array(constitutionSeat),
  /** Seats in force today, by how they are held. */
  counts: z.object({
    seats: z.number(),
    held: z.number(),
    vacant: z.number(),
    notRecorded: z.number(),
    endingSoon: z.number(),
  }),
  /** Those who can be chosen for a seat; empty for readers who may not change anything. */
  people: z.array(keptPerson),
  meetings: z.array(z.object({ id: meetingId, title: z.string(), date: day })),
  today: day,
  may: z.object({
    keep: z.boolean(),
    /** Why not, when it is not. */
    whyNot: z.string().nullable(),
    /** Does the reader see the committee's meetings, agendas and minutes? An administrator need not. */
    business: z.boolean(),
  }),
});
export type Constitution = z.infer<typeof constitution>;

const seatFacts = z.object({
  title: line,
  category: z.enum(SEAT_CATEGORIES),
  membership: z.enum(MEMBERSHIPS),
  countsToQuorum: z.boolean(),
  draftRight: z.enum(DRAFT_RIGHTS),
  seesPrivate: z.boolean(),
  organisationId: organisationId.nullable(),
  areaIds: z.array(areaId).max(200),
  note: prose.nullable(),
});

/** `POST /api/committees/{id}/seats`. */
export const addSeat = seatFacts.extend({
  firstDay: day.nullable(),
  /** One such seat for each parent body, named after it; then `organisationId` is `null`. */
  forEachParent: z.boolean(),
});
export type AddSeat = z.infer<typeof addSeat>;
export const seatsAdded = z.object({ ids: z.array(seatId) });

/** `POST /api/seats/{id}`. */
export const changeSeat = seatFacts;
export type ChangeSeat = z.infer<typeof changeSeat>;

/** `POST /api/seats/{id}/end`, `POST /api/appointments/{id}/end`, `POST /api/deputies/{id}/end`.
 *  `lastDay: null`: it ends at once. */
export const endOrder = z.object({ lastDay: day.nullable(), reason: prose });
export type EndOrder = z.infer<typeof endOrder>;

/** Somebody known, or somebody new. A new person whose e-mail address is known is that person. */
export const chosenPerson = z.union([
  z.object({ personId }),
  z.object({
    name: line,
    email: z.string().max(254, 'This is too long').nullable(),
    /** Send them an invitation to sign in; needs an e-mail address. */
    invite: z.boolean(),
  }),
]);
export type ChosenPerson = z.infer<typeof chosenPerson>;

/** `POST /api/seats/{id}/appointments`. */
export const appoint = z.object({
  person: chosenPerson,
  /** `nominated`: put forward; `confirmed`: appointed. */
  status: z.enum(APPOINTMENT_STATUSES),
  /** They hold the seat together with whoever holds it already, with one vote. */
  shared: z.boolean(),
  nominatedById: organisationId.nullable(),
  nominatedOn: day.nullable(),
  /** Needed when confirmed. */
  firstDay: day.nullable(),
  lastDay: day.nullable(),
});
export type Appoint = z.infer<typeof appoint>;
export const appointed = z.object({ id: appointmentId, personId });

/** `POST /api/appointments/{id}/confirmation`: somebody nominated is appointed. */
export const confirmAppointment = z.object({
  firstDay: day,
  lastDay: day.nullable(),
  shared: z.boolean(),
});

/** `POST /api/appointments/{id}/term`: the term is made longer or shorter, to a day still to come. */
export const changeTerm = z.object({ lastDay: day.nullable() });

/** `POST /api/appointments/{id}/deputies`. */
export const nameDeputy = z.object({
  person: chosenPerson,
  /** For one meeting alone; then the days are `null`. */
  meetingId: meetingId.nullable(),
  firstDay: day.nullable(),
  lastDay: day.nullable(),
  note: prose.nullable(),
});
export type NameDeputy = z.infer<typeof nameDeputy>;
export const deputyNamed = z.object({ id: deputyId, personId });

/** `POST /api/people/{id}`. */
export const changePerson = z.object({ name: line, email: z.string().max(254).nullable() });

/** `POST /api/committees/{id}/meetings`. */
export const addMeeting = z.object({
  title: line,
  date: day,
  /** `13:00`, London time. */
  startsAt: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Enter a time, like 1:30pm')
    .nullable(),
  venue: line.nullable(),
});
export type AddMeeting = z.infer<typeof addMeeting>;
export const meetingAdded = z.object({ id: meetingId });
