import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';

/** Standing: who there is, and the constitution they sit under. Days are calendar days in London; a first
 *  day is the first on which something holds, a last one (`to_day`) the first on which it holds no more. */

export const area = sqliteTable('area', {
  id: text().primaryKey(),
  name: text().notNull(),
  /** `borough`, `place` or `ccg`. */
  kind: text().notNull().default('borough'),
});

export const organisation = sqliteTable('organisation', {
  id: text().primaryKey(),
  name: text().notNull(),
  /** `ccg`, `healthwatch`, `forum`, `programme` … (domain.md 9.1). */
  kind: text().notNull(),
  fromDay: text('from_day'),
  toDay: text('to_day'),
  /** Bodies merge: the body that took its place. */
  successorId: text('successor_id'),
});

export const organisationArea = sqliteTable(
  'organisation_area',
  {
    organisationId: text('organisation_id').notNull(),
    areaId: text('area_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organisationId, table.areaId] })],
);

export const person = sqliteTable(
  'person',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    /** Lower case. `null`: no letter can reach them, so no sign-in by e-mail. */
    email: text(),
    /** Sets up committees and looks after accounts; sees no committee's business by it. */
    administrator: integer({ mode: 'boolean' }).notNull().default(false),
    /** The account was closed: no sign-in, no session, no right. */
    disabledAt: integer('disabled_at'),
    demonstration: integer({ mode: 'boolean' }).notNull().default(false),
  },
  (table) => [uniqueIndex('person_email').on(table.email)],
);

/** An office that outlives its holder: an action may be owned by one. */
export const post = sqliteTable('post', {
  id: text().primaryKey(),
  committeeId: text('committee_id').notNull(),
  title: text().notNull(),
  organisationName: text('organisation_name'),
  holderId: text('holder_id'),
});

export const committee = sqliteTable('committee', {
  id: text().primaryKey(),
  name: text().notNull(),
  authorityMode: text('authority_mode').notNull(),
  authorityNote: text('authority_note'),
  primaryFocus: text('primary_focus', { mode: 'json' }).$type<string[]>().notNull(),
  predecessor: text(),
  /** The committee has ended: its papers are read, and nothing is written any more. */
  closedAt: integer('closed_at'),
});

export const committeeOrganisation = sqliteTable(
  'committee_organisation',
  {
    committeeId: text('committee_id').notNull(),
    organisationId: text('organisation_id').notNull(),
    /** `parent`: the committee is a committee of this body. `related`: it has to do with it. */
    role: text().notNull().default('related'),
  },
  (table) => [primaryKey({ columns: [table.committeeId, table.organisationId] })],
);

/** One version of a committee's terms of reference. The version in force on a day is the one with the
 *  latest first day that is not after it. */
export const termsOfReference = sqliteTable(
  'terms_of_reference',
  {
    id: text().primaryKey(),
    committeeId: text('committee_id').notNull(),
    /** Counted from 1 in each committee. */
    version: integer().notNull(),
    fromDay: text('from_day').notNull(),
    /** The rules as data (shared/domain/terms-of-reference.ts). */
    rules: text({ mode: 'json' }).$type<unknown>().notNull(),
    note: text(),
    createdAt: integer('created_at').notNull(),
    createdBy: text('created_by').notNull(),
  },
  (table) => [uniqueIndex('terms_of_reference_version').on(table.committeeId, table.version)],
);

export const seat = sqliteTable('seat', {
  id: text().primaryKey(),
  committeeId: text('committee_id').notNull(),
  title: text().notNull(),
  category: text().notNull(),
  organisationId: text('organisation_id'),
  /** `held`, `vacant` or `not_recorded`. */
  holding: text().notNull(),
  /** `voting`, `non_voting`, `participant`, `observer` or `in_attendance`. */
  membership: text().notNull().default('voting'),
  countsToQuorum: integer('counts_to_quorum', { mode: 'boolean' }).notNull().default(true),
  draftRight: text('draft_right').notNull(),
  /** Takes part in the committee's private business (Part II). */
  seesPrivate: integer('sees_private', { mode: 'boolean' }).notNull().default(false),
  /** Days the seat is known to exist from and to (end exclusive). */
  fromDay: text('from_day'),
  toDay: text('to_day'),
  note: text(),
  demonstration: integer({ mode: 'boolean' }).notNull().default(false),
  /** The committee's own order. */
  ordinal: integer().notNull().default(0),
});

export const seatArea = sqliteTable(
  'seat_area',
  { seatId: text('seat_id').notNull(), areaId: text('area_id').notNull() },
  (table) => [primaryKey({ columns: [table.seatId, table.areaId] })],
);

/** A person's tenure of a seat. Two tenures of one seat at a time are a shared seat, with one vote. */
export const appointment = sqliteTable(
  'appointment',
  {
    id: text().primaryKey(),
    seatId: text('seat_id').notNull(),
    personId: text('person_id').notNull(),
    nominatedBy: text('nominated_by', { mode: 'json' }).$type<string[]>().notNull(),
    /** The nominating body, where it is on record. */
    nominatedById: text('nominated_by_id'),
    nominatedOn: text('nominated_on'),
    /** `nominated`: put forward, and no holder yet. `confirmed`. */
    status: text().notNull().default('confirmed'),
    /** Held together with another person. */
    shared: integer({ mode: 'boolean' }).notNull().default(false),
    fromDay: text('from_day'),
    toDay: text('to_day'),
    endReason: text('end_reason'),
  },
  (table) => [
    index('appointment_seat').on(table.seatId),
    index('appointment_person').on(table.personId),
  ],
);

/** Who stands in for the holder of a seat: for some days, or for one meeting. */
export const deputy = sqliteTable(
  'deputy',
  {
    id: text().primaryKey(),
    appointmentId: text('appointment_id').notNull(),
    personId: text('person_id').notNull(),
    /** `null`: at every meeting while it holds. */
    meetingId: text('meeting_id'),
    fromDay: text('from_day'),
    toDay: text('to_day'),
    note: text(),
  },
  (table) => [index('deputy_person').on(table.personId)],
);
