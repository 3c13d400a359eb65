import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import { holdsOn } from '#shared/domain/seat.ts';
import type {
  AppointmentStatus,
  AuthorityMode,
  DraftRight,
  Membership,
  SeatCategory,
  SeatHolding,
} from '#shared/domain/vocabulary.ts';
import {
  type AreaId,
  type CommitteeId,
  type OrganisationId,
  type PersonId,
  type PostId,
  type SeatId,
  toAreaId,
  toCommitteeId,
  toOrganisationId,
  toPersonId,
  toPostId,
  toSeatId,
} from '#shared/ids.ts';

export interface CommitteeRow {
  readonly id: CommitteeId;
  readonly name: string;
  readonly authorityMode: AuthorityMode;
  readonly authorityNote: string | null;
  readonly primaryFocus: string[];
  readonly predecessor: string | null;
}
export interface OrganisationRow {
  readonly id: OrganisationId;
  readonly name: string;
  readonly kind: string;
  readonly areaIds: AreaId[];
}
export interface AreaRow {
  readonly id: AreaId;
  readonly name: string;
}
export interface PersonRow {
  readonly id: PersonId;
  readonly name: string;
  readonly demonstration: boolean;
}
export interface PostRow {
  readonly id: PostId;
  readonly title: string;
  readonly organisation: string | null;
  readonly holderId: PersonId | null;
}
export interface SeatRow {
  readonly id: SeatId;
  readonly title: string;
  readonly category: SeatCategory;
  readonly membership: Membership;
  readonly countsToQuorum: boolean;
  /** `not_recorded`: nobody recorded who holds it. Else the appointments say it. */
  readonly holding: SeatHolding;
  readonly organisation: string | null;
  readonly draftRight: DraftRight;
  readonly fromDay: string | null;
  readonly toDay: string | null;
  readonly note: string | null;
  readonly demonstration: boolean;
  readonly areaIds: AreaId[];
  readonly tenures: readonly {
    readonly personId: PersonId;
    readonly status: AppointmentStatus;
    readonly nominatedBy: string[];
    readonly fromDay: string | null;
    readonly toDay: string | null;
  }[];
}

/** Who there is: committees, bodies, areas, posts, seats and those who hold them. */
export interface CommitteeStore {
  list(ids: readonly CommitteeId[]): Promise<readonly CommitteeRow[]>;
  get(id: CommitteeId): Promise<CommitteeRow | null>;
  organisations(id: CommitteeId): Promise<readonly OrganisationRow[]>;
  areas(): Promise<readonly AreaRow[]>;
  seats(id: CommitteeId): Promise<readonly SeatRow[]>;
  posts(id: CommitteeId): Promise<readonly PostRow[]>;
  /** Everyone who holds or held a seat of the committee, or stands or stood in for somebody who does. */
  people(id: CommitteeId): Promise<readonly PersonRow[]>;
  /** Those of them who stand in for somebody on that day, at one meeting or at all. */
  standIns(id: CommitteeId, day: string): Promise<readonly PersonId[]>;
  /** Every committee there is. */
  all(): Promise<readonly CommitteeRow[]>;
  person(id: PersonId): Promise<PersonRow | null>;
}

export function createCommitteeStore(db: RecordsDatabase): CommitteeStore {
  const personById = db
    .select()
    .from(t.person)
    .where(eq(t.person.id, sql.placeholder('id')))
    .prepare();

  const deputiesOf = (id: CommitteeId) =>
    db
      .select({ person: t.person, deputy: t.deputy })
      .from(t.deputy)
      .innerJoin(t.person, eq(t.person.id, t.deputy.personId))
      .innerJoin(t.appointment, eq(t.appointment.id, t.deputy.appointmentId))
      .innerJoin(t.seat, and(eq(t.seat.id, t.appointment.seatId), eq(t.seat.committeeId, id)))
      .all();

  return {
    list: async (ids) =>
      db
        .select()
        .from(t.committee)
        .where(inArray(t.committee.id, [...ids]))
        .orderBy(asc(t.committee.name))
        .all()
        .map(committeeRow),

    get: async (id) => {
      const row = db.select().from(t.committee).where(eq(t.committee.id, id)).get();
      return row === undefined ? null : committeeRow(row);
    },

    organisations: async (id) => {
      const areas = db.select().from(t.organisationArea).all();
      return db
        .select({ organisation: t.organisation })
        .from(t.organisation)
        .innerJoin(
          t.committeeOrganisation,
          and(
            eq(t.committeeOrganisation.organisationId, t.organisation.id),
            eq(t.committeeOrganisation.committeeId, id),
          ),
        )
        .orderBy(asc(t.organisation.name))
        .all()
        .map(({ organisation }) => ({
          id: toOrganisationId(organisation.id),
          name: organisation.name,
          kind: organisation.kind,
          areaIds: areas
            .filter((one) => one.organisationId === organisation.id)
            .map((one) => toAreaId(one.areaId)),
        }));
    },

    areas: async () =>
      db
        .select()
        .from(t.area)
        .orderBy(asc(t.area.name))
        .all()
        .map((row) => ({ id: toAreaId(row.id), name: row.name })),

    seats: async (id) => {
      const rows = db
        .select({ seat: t.seat, organisation: t.organisation.name })
        .from(t.seat)
        .leftJoin(t.organisation, eq(t.organisation.id, t.seat.organisationId))
        .where(eq(t.seat.committeeId, id))
        .orderBy(asc(t.seat.ordinal), asc(t.seat.title))
        .all();
      const seatIds = rows.map(({ seat }) => seat.id);
      const areas = db.select().from(t.seatArea).where(inArray(t.seatArea.seatId, seatIds)).all();
      const tenures = db
        .select()
        .from(t.appointment)
        .where(inArray(t.appointment.seatId, seatIds))
        .all();
      return rows.map(({ seat, organisation }) => ({
        id: toSeatId(seat.id),
        title: seat.title,
        category: seat.category as SeatCategory,
        membership: seat.membership as Membership,
        countsToQuorum: seat.countsToQuorum,
        holding: seat.holding as SeatHolding,
        organisation,
        draftRight: seat.draftRight as DraftRight,
        fromDay: seat.fromDay,
        toDay: seat.toDay,
        note: seat.note,
        demonstration: seat.demonstration,
        areaIds: areas.filter((one) => one.seatId === seat.id).map((one) => toAreaId(one.areaId)),
        tenures: tenures
          .filter((one) => one.seatId === seat.id)
          .map((one) => ({
            personId: toPersonId(one.personId),
            status: one.status as AppointmentStatus,
            nominatedBy: one.nominatedBy,
            fromDay: one.fromDay,
            toDay: one.toDay,
          })),
      }));
    },

    posts: async (id) =>
      db
        .select()
        .from(t.post)
        .where(eq(t.post.committeeId, id))
        .orderBy(asc(t.post.title))
        .all()
        .map((row) => ({
          id: toPostId(row.id),
          title: row.title,
          organisation: row.organisationName,
          holderId: row.holderId === null ? null : toPersonId(row.holderId),
        })),

    people: async (id) => {
      const holders = db
        .selectDistinct({ person: t.person })
        .from(t.person)
        .innerJoin(t.appointment, eq(t.appointment.personId, t.person.id))
        .innerJoin(t.seat, and(eq(t.seat.id, t.appointment.seatId), eq(t.seat.committeeId, id)))
        .where(eq(t.appointment.status, 'confirmed'))
        .all();
      const found = new Map(
        [...holders, ...deputiesOf(id)].map(({ person }) => [person.id, personRow(person)]),
      );
      return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    },

    standIns: async (id, day) =>
      deputiesOf(id)
        .filter(({ deputy }) => holdsOn(deputy, day))
        .map(({ person }) => toPersonId(person.id)),

    all: async () =>
      db.select().from(t.committee).orderBy(asc(t.committee.name)).all().map(committeeRow),

    person: async (id) => {
      const row = personById.get({ id });
      return row === undefined ? null : personRow(row);
    },
  };
}

function committeeRow(row: typeof t.committee.$inferSelect): CommitteeRow {
  return { ...row, id: toCommitteeId(row.id), authorityMode: row.authorityMode as AuthorityMode };
}

function personRow(row: typeof t.person.$inferSelect): PersonRow {
  const { id, name, demonstration } = row;
  return { id: toPersonId(id), name, demonstration };
}
