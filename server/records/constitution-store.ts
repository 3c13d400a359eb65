import { eq, inArray } from 'drizzle-orm';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import type { UnitOfWork } from '#server/db/unit-of-work.ts';
import {
  type AppointmentId,
  type CommitteeId,
  type DeputyId,
  type PersonId,
  type SeatId,
  toCommitteeId,
} from '#shared/ids.ts';
import type { AuditBook, AuditEntry } from './audit-book.ts';
import type { Constitution, ConstitutionChange, NewPerson, PersonRecord } from './constitution.ts';
import { personRecord, readConstitution } from './read-constitution.ts';
import { writeConstitution } from './write-constitution.ts';

/** What a rule decided about a constitution. */
export interface Decided {
  /** Written in this order. */
  readonly changes: readonly ConstitutionChange[];
  readonly entries: readonly AuditEntry[];
}

/** How committees are made up: their bodies, terms of reference, seats, and those who sit in them. */
export interface ConstitutionStore {
  /** `null`: there is no such committee. */
  of(id: CommitteeId): Promise<Constitution | null>;
  /** Every committee there is, by name. */
  committees(): Promise<readonly { readonly id: CommitteeId; readonly name: string }[]>;
  committeeOfSeat(id: SeatId): Promise<CommitteeId | null>;
  committeeOfAppointment(id: AppointmentId): Promise<CommitteeId | null>;
  committeeOfDeputy(id: DeputyId): Promise<CommitteeId | null>;
  /** Reads, has the rule decide, and writes what it decided, in one unit of work: two people who change one
   *  committee at a time both decide on what stands. A rule that refuses throws, and nothing is written.
   *  Answers what was decided; `null`: there is no such committee. */
  change<D extends Decided>(id: CommitteeId, decide: (found: Constitution) => D): Promise<D | null>;
  found(changes: readonly ConstitutionChange[], id: CommitteeId, entry: AuditEntry): Promise<void>;
  /** Those named on these committees, by name; `null`: everybody. */
  people(committees: readonly CommitteeId[] | null): Promise<readonly PersonRecord[]>;
  person(id: PersonId): Promise<PersonRecord | null>;
  personByEmail(email: string): Promise<PersonRecord | null>;
  /** The committees where a person is named, now or once. */
  committeesNaming(id: PersonId): Promise<readonly CommitteeId[]>;
  changePerson(person: NewPerson, entry: AuditEntry): Promise<void>;
}

export function createConstitutionStore(
  db: RecordsDatabase,
  unitOfWork: UnitOfWork,
  audit: AuditBook,
): ConstitutionStore {
  const seatsOf = (committees: readonly CommitteeId[]) =>
    db
      .select({ id: t.seat.id })
      .from(t.seat)
      .where(inArray(t.seat.committeeId, [...committees]));

  return {
    of: async (id) => readConstitution(db, id),

    committees: async () =>
      db
        .select({ id: t.committee.id, name: t.committee.name })
        .from(t.committee)
        .orderBy(t.committee.name)
        .all()
        .map(({ id, name }) => ({ id: toCommitteeId(id), name })),

    committeeOfSeat: async (id) =>
      committeeIn(db.select().from(t.seat).where(eq(t.seat.id, id)).get()),

    committeeOfAppointment: async (id) =>
      committeeIn(
        db
          .select({ committeeId: t.seat.committeeId })
          .from(t.appointment)
          .innerJoin(t.seat, eq(t.seat.id, t.appointment.seatId))
          .where(eq(t.appointment.id, id))
          .get(),
      ),

    committeeOfDeputy: async (id) =>
      committeeIn(
        db
          .select({ committeeId: t.seat.committeeId })
          .from(t.deputy)
          .innerJoin(t.appointment, eq(t.appointment.id, t.deputy.appointmentId))
          .innerJoin(t.seat, eq(t.seat.id, t.appointment.seatId))
          .where(eq(t.deputy.id, id))
          .get(),
      ),

    change: (id, decide) =>
      unitOfWork.run((transaction) => {
        const found = readConstitution(transaction, id);
        if (found === null) return null;
        const decided = decide(found);
        writeConstitution(transaction, id, decided.changes);
        for (const entry of decided.entries) audit.write(transaction, entry);
        return decided;
      }),

    found: (changes, id, entry) =>
      unitOfWork.run((transaction) => {
        writeConstitution(transaction, id, changes);
        audit.write(transaction, entry);
      }),

    people: async (committees) => {
      if (committees === null) {
        return db.select().from(t.person).orderBy(t.person.name).all().map(personRecord);
      }
      const tenures = db
        .select({ id: t.appointment.id })
        .from(t.appointment)
        .where(inArray(t.appointment.seatId, seatsOf(committees)));
      const holders = db
        .select({ person: t.person })
        .from(t.person)
        .innerJoin(t.appointment, eq(t.appointment.personId, t.person.id))
        .where(inArray(t.appointment.id, tenures))
        .all();
      const standIns = db
        .select({ person: t.person })
        .from(t.person)
        .innerJoin(t.deputy, eq(t.deputy.personId, t.person.id))
        .where(inArray(t.deputy.appointmentId, tenures))
        .all();
      const byId = new Map([...holders, ...standIns].map(({ person }) => [person.id, person]));
      return [...byId.values()]
        .map(personRecord)
        .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
    },

    person: async (id) => {
      const row = db.select().from(t.person).where(eq(t.person.id, id)).get();
      return row === undefined ? null : personRecord(row);
    },

    personByEmail: async (email) => {
      const row = db.select().from(t.person).where(eq(t.person.email, email)).get();
      return row === undefined ? null : personRecord(row);
    },

    committeesNaming: async (id) => {
      const held = db
        .select({ committeeId: t.seat.committeeId })
        .from(t.appointment)
        .innerJoin(t.seat, eq(t.seat.id, t.appointment.seatId))
        .where(eq(t.appointment.personId, id))
        .all();
      const stoodIn = db
        .select({ committeeId: t.seat.committeeId })
        .from(t.deputy)
        .innerJoin(t.appointment, eq(t.appointment.id, t.deputy.appointmentId))
        .innerJoin(t.seat, eq(t.seat.id, t.appointment.seatId))
        .where(eq(t.deputy.personId, id))
        .all();
      return [...new Set([...held, ...stoodIn].map((row) => row.committeeId))].map(toCommitteeId);
    },

    changePerson: ({ id, name, email }, entry) =>
      unitOfWork.run((transaction) => {
        transaction.update(t.person).set({ name, email }).where(eq(t.person.id, id)).run();
        audit.write(transaction, entry);
      }),
  };
}

function committeeIn(row: { readonly committeeId: string } | undefined): CommitteeId | null {
  return row === undefined ? null : toCommitteeId(row.committeeId);
}
