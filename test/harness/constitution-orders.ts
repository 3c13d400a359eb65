import { randomUUID } from 'node:crypto';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import { UNRECORDED_TERMS } from '#shared/domain/terms-of-reference.ts';

/** Orders that keep a constitution, each one that would be done, for tests that ask who may. */

export const SEAT_ORDER = {
  title: 'Nurse',
  category: 'clinician',
  membership: 'voting',
  countsToQuorum: true,
  draftRight: 'comment',
  seesPrivate: true,
  organisationId: null,
  areaIds: [],
  note: null,
} as const;

export const COMMITTEE_ORDER = {
  name: "North West London CCGs' Shadow Joint Committee",
  authorityMode: 'shadow',
  authorityNote: null,
  primaryFocus: [],
  predecessor: null,
  parentIds: ['ccg-brent'],
  relatedIds: [],
} as const;

export const BODY_ORDER = { kind: 'ccg', areaIds: [], firstDay: null } as const;

const PERSON_ORDER = { name: 'Ann Example', email: null, invite: false } as const;

export const APPOINT_ORDER = {
  person: PERSON_ORDER,
  status: 'confirmed',
  shared: false,
  nominatedById: null,
  nominatedOn: null,
  firstDay: '2018-03-01',
  lastDay: null,
} as const;

export const DEPUTY_ORDER = {
  person: PERSON_ORDER,
  meetingId: 'practice',
  firstDay: null,
  lastDay: null,
  note: null,
} as const;

export const END_ORDER = { lastDay: null, reason: 'Moved on.' } as const;

export const MEETING_ORDER = {
  title: 'Third meeting',
  date: '2018-04-05',
  startsAt: '13:00',
  venue: null,
} as const;

export const TERMS_ORDER = { firstDay: '2018-06-01', rules: UNRECORDED_TERMS, note: null } as const;

/** A vacant seat of the demonstration's committee, for somebody to do something to. */
export function newSeat(db: RecordsDatabase, committeeId = 'nwl-sjc'): string {
  const id = randomUUID();
  db.insert(t.seat)
    .values({
      id,
      committeeId,
      title: `Seat ${id}`,
      category: 'officer',
      holding: 'vacant',
      draftRight: 'comment',
    })
    .run();
  return id;
}

/** Somebody new in a new seat. */
export function newAppointment(
  db: RecordsDatabase,
  told: Partial<typeof t.appointment.$inferInsert> = {},
): string {
  const id = randomUUID();
  const personId = told.personId ?? `holder-${id}`;
  if (told.personId === undefined) {
    db.insert(t.person)
      .values({ id: personId, name: `Holder ${id}` })
      .run();
  }
  db.insert(t.appointment)
    .values({
      id,
      seatId: newSeat(db),
      personId,
      nominatedBy: [],
      status: 'confirmed',
      fromDay: '2018-03-01',
      ...told,
    })
    .run();
  return id;
}

export function newDeputy(db: RecordsDatabase, appointmentId = newAppointment(db)): string {
  const id = randomUUID();
  db.insert(t.person)
    .values({ id: `deputy-${id}`, name: `Deputy ${id}` })
    .run();
  db.insert(t.deputy)
    .values({ id, appointmentId, personId: `deputy-${id}` })
    .run();
  return id;
}

function newOrganisation(db: RecordsDatabase): string {
  const id = randomUUID();
  db.insert(t.organisation)
    .values({ id, name: `Body ${id}`, kind: 'ccg' })
    .run();
  return id;
}

/** What a route of the constitution is asked with, on a thing of its own; `null`: it is another route. */
export function constitutionOrder(
  route: string,
  db: RecordsDatabase,
): { readonly id: string; readonly body: unknown } | null {
  const named = `Named ${randomUUID()}`;
  const at = (id: string, body: unknown) => ({ id, body });
  switch (route) {
    case '/api/areas':
      return at('', { name: named, kind: 'borough' });
    case '/api/organisations':
      return at('', { ...BODY_ORDER, name: named });
    case '/api/organisations/:id':
      return at(newOrganisation(db), { ...BODY_ORDER, name: named });
    case '/api/organisations/:id/merger':
      return at(newOrganisation(db), { intoId: 'ccg-brent', from: '2021-04-01' });
    case '/api/people/:id':
      return at('observer', { name: 'Observer (demonstration)', email: null });
    case '/api/committees':
      return at('', { ...COMMITTEE_ORDER, name: named });
    case '/api/committees/:id':
      return at('nwl-sjc', COMMITTEE_ORDER);
    case '/api/committees/:id/closure':
      return at('nwl-sjc', { reason: 'Its work is done.' });
    case '/api/committees/:id/terms':
      return at('nwl-sjc', TERMS_ORDER);
    case '/api/committees/:id/meetings':
      return at('nwl-sjc', MEETING_ORDER);
    case '/api/committees/:id/seats':
      return at('nwl-sjc', { ...SEAT_ORDER, firstDay: null, forEachParent: false });
    case '/api/seats/:id':
      return at(newSeat(db), SEAT_ORDER);
    case '/api/seats/:id/end':
      return at(newSeat(db), END_ORDER);
    case '/api/seats/:id/appointments':
      return at(newSeat(db), APPOINT_ORDER);
    case '/api/appointments/:id/confirmation': {
      const nominated = newAppointment(db, { status: 'nominated', fromDay: null });
      return at(nominated, { firstDay: '2018-03-01', lastDay: null, shared: false });
    }
    case '/api/appointments/:id/term':
      return at(newAppointment(db), { lastDay: '2100-01-01' });
    case '/api/appointments/:id/end':
      return at(newAppointment(db), END_ORDER);
    case '/api/appointments/:id/invitation':
      return at(newAppointment(db), undefined);
    case '/api/appointments/:id/deputies':
      return at(newAppointment(db), DEPUTY_ORDER);
    case '/api/deputies/:id/end':
      return at(newDeputy(db), END_ORDER);
    default:
      return null;
  }
}
