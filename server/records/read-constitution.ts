import { asc, desc, eq, inArray } from 'drizzle-orm';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import type {
  AppointmentStatus,
  AuthorityMode,
  DraftRight,
  Membership,
  SeatCategory,
  SeatHolding,
} from '#shared/domain/vocabulary.ts';
import {
  type CommitteeId,
  toAppointmentId,
  toAreaId,
  toCommitteeId,
  toDeputyId,
  toMeetingId,
  toOrganisationId,
  toPersonId,
  toSeatId,
  toTermsId,
} from '#shared/ids.ts';
import { termsRules } from '#shared/protocol/http/terms.ts';
import { readBodies } from './body-store.ts';
import type {
  Constitution,
  DeputyRecord,
  PersonRecord,
  SeatRecord,
  TenureRecord,
  TermsRecord,
} from './constitution.ts';

type Reader = Pick<RecordsDatabase, 'select'>;

/** A committee's constitution from its tables; `null`: there is no such committee. */
export function readConstitution(db: Reader, id: CommitteeId): Constitution | null {
  const committee = db.select().from(t.committee).where(eq(t.committee.id, id)).get();
  if (committee === undefined) return null;
  const bodies = db
    .select()
    .from(t.committeeOrganisation)
    .where(eq(t.committeeOrganisation.committeeId, id))
    .all();
  const idsAs = (role: string) =>
    bodies.filter((one) => one.role === role).map((one) => toOrganisationId(one.organisationId));
  const terms = readTerms(db, id);
  const seats = readSeats(db, id);
  return {
    committee: {
      ...committee,
      id: toCommitteeId(committee.id),
      authorityMode: committee.authorityMode as AuthorityMode,
    },
    parentIds: idsAs('parent'),
    relatedIds: idsAs('related'),
    terms,
    seats,
    people: readPeople(db, seats, terms),
    meetings: db
      .select({ id: t.meeting.id, title: t.meeting.title, date: t.meeting.date })
      .from(t.meeting)
      .where(eq(t.meeting.committeeId, id))
      .orderBy(desc(t.meeting.date), desc(t.meeting.id))
      .all()
      .map((row) => ({ ...row, id: toMeetingId(row.id) })),
    bodies: readBodies(db),
  };
}

function readTerms(db: Reader, id: CommitteeId): TermsRecord[] {
  return db
    .select()
    .from(t.termsOfReference)
    .where(eq(t.termsOfReference.committeeId, id))
    .orderBy(asc(t.termsOfReference.version))
    .all()
    .map(({ committeeId: _, ...row }) => ({
      ...row,
      id: toTermsId(row.id),
      rules: termsRules.parse(row.rules),
      createdBy: toPersonId(row.createdBy),
    }));
}

function readSeats(db: Reader, id: CommitteeId): SeatRecord[] {
  const rows = db
    .select()
    .from(t.seat)
    .where(eq(t.seat.committeeId, id))
    .orderBy(asc(t.seat.ordinal), asc(t.seat.title), asc(t.seat.id))
    .all();
  const ids = rows.map((row) => row.id);
  const areas = db.select().from(t.seatArea).where(inArray(t.seatArea.seatId, ids)).all();
  const appointments = db
    .select()
    .from(t.appointment)
    .where(inArray(t.appointment.seatId, ids))
    .all();
  const deputies = db
    .select()
    .from(t.deputy)
    .where(
      inArray(
        t.deputy.appointmentId,
        appointments.map((one) => one.id),
      ),
    )
    .all();
  return rows.map(({ committeeId: _, ordinal: __, ...row }) => ({
    ...row,
    id: toSeatId(row.id),
    category: row.category as SeatCategory,
    membership: row.membership as Membership,
    holding: row.holding as SeatHolding,
    draftRight: row.draftRight as DraftRight,
    organisationId: row.organisationId === null ? null : toOrganisationId(row.organisationId),
    areaIds: areas.filter((one) => one.seatId === row.id).map((one) => toAreaId(one.areaId)),
    tenures: appointments
      .filter((one) => one.seatId === row.id)
      .map((one) =>
        tenureRecord(
          one,
          deputies.filter((two) => two.appointmentId === one.id),
        ),
      ),
  }));
}

function tenureRecord(
  { seatId: _, ...row }: typeof t.appointment.$inferSelect,
  deputies: readonly (typeof t.deputy.$inferSelect)[],
): TenureRecord {
  return {
    ...row,
    id: toAppointmentId(row.id),
    personId: toPersonId(row.personId),
    status: row.status as AppointmentStatus,
    nominatedById: row.nominatedById === null ? null : toOrganisationId(row.nominatedById),
    deputies: deputies.map(deputyRecord),
  };
}

function deputyRecord({ appointmentId: _, ...row }: typeof t.deputy.$inferSelect): DeputyRecord {
  return {
    ...row,
    id: toDeputyId(row.id),
    personId: toPersonId(row.personId),
    meetingId: row.meetingId === null ? null : toMeetingId(row.meetingId),
  };
}

function readPeople(
  db: Reader,
  seats: readonly SeatRecord[],
  terms: readonly TermsRecord[],
): PersonRecord[] {
  const tenures = seats.flatMap((seat) => seat.tenures);
  const ids = [
    ...tenures.flatMap((one) => [one.personId, ...one.deputies.map((two) => two.personId)]),
    ...terms.map((one) => one.createdBy),
  ];
  return db.select().from(t.person).where(inArray(t.person.id, ids)).all().map(personRecord);
}

export function personRecord(row: typeof t.person.$inferSelect): PersonRecord {
  const { id, name, email, demonstration, disabledAt } = row;
  return { id: toPersonId(id), name, email, demonstration, disabled: disabledAt !== null };
}
