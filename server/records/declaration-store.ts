import { and, asc, eq, gt, isNull, lte, ne, or } from 'drizzle-orm';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import type { UnitOfWork } from '#server/db/unit-of-work.ts';
import type { InterestType } from '#shared/domain/vocabulary.ts';
import {
  type CommitteeId,
  type DeclarationId,
  type InterestId,
  type ItemId,
  type MeetingId,
  type PersonId,
  toDeclarationId,
  toInterestId,
  toItemId,
  toMeetingId,
  toPersonId,
} from '#shared/ids.ts';
import type { AuditBook, AuditEntry } from './audit-book.ts';

/** What somebody said at a meeting when interests were asked for. */
export interface DeclarationRow {
  readonly id: DeclarationId;
  readonly meetingId: MeetingId;
  readonly personId: PersonId;
  /** `none`: asked, and nothing to declare. */
  readonly kind: 'interest' | 'none';
  readonly type: InterestType | null;
  readonly nature: string | null;
  readonly interestId: InterestId | null;
  readonly itemIds: readonly ItemId[];
  readonly at: number;
  readonly recordedBy: PersonId;
  readonly withdrawnAt: number | null;
}

/** Who is expected to say something, and in which seats. */
export interface Expected {
  readonly id: PersonId;
  readonly name: string;
  readonly seats: readonly string[];
}

export interface DeclarationStore {
  get(id: DeclarationId): Promise<DeclarationRow | null>;
  /** Those that stand, in the order in which they were made. */
  ofMeeting(meeting: MeetingId): Promise<readonly DeclarationRow[]>;
  /** Who holds a seat on the day of the meeting, or stands in at it; observers are not asked. In the committee's
   *  own order. */
  expected(of: ExpectedAt): Promise<readonly Expected[]>;
  /** Everyone who holds or held a seat, or stands or stood in for somebody. By name. */
  people(committee: CommitteeId): Promise<readonly { id: PersonId; name: string }[]>;
  /** @param instead answers that it takes the place of */
  add(
    declaration: Omit<DeclarationRow, 'withdrawnAt'>,
    instead: readonly DeclarationId[],
    entries: readonly AuditEntry[],
  ): Promise<void>;
  withdraw(id: DeclarationId, at: number, entries: readonly AuditEntry[]): Promise<void>;
}

export interface ExpectedAt {
  readonly committeeId: CommitteeId;
  readonly meetingId: MeetingId;
  /** The day of the meeting. */
  readonly day: string;
}

export function createDeclarationStore(
  db: RecordsDatabase,
  unitOfWork: UnitOfWork,
  audit: AuditBook,
): DeclarationStore {
  const table = t.meetingDeclaration;

  const inForce = (days: typeof t.appointment | typeof t.deputy, day: string) =>
    and(
      or(isNull(days.fromDay), lte(days.fromDay, day)),
      or(isNull(days.toDay), gt(days.toDay, day)),
    );
  const columns = { id: t.person.id, name: t.person.name, seat: t.seat.title };

  return {
    get: async (id) => {
      const row = db.select().from(table).where(eq(table.id, id)).get();
      return row === undefined ? null : declarationRow(row);
    },

    ofMeeting: async (meeting) =>
      db
        .select()
        .from(table)
        .where(and(eq(table.meetingId, meeting), isNull(table.withdrawnAt)))
        .orderBy(asc(table.at), asc(table.id))
        .all()
        .map(declarationRow),

    expected: async ({ committeeId, meetingId, day }) => {
      const asked = and(
        eq(t.seat.committeeId, committeeId),
        ne(t.seat.membership, 'observer'),
        ne(t.seat.category, 'observer'),
      );
      const holders = db
        .select(columns)
        .from(t.seat)
        .innerJoin(t.appointment, eq(t.appointment.seatId, t.seat.id))
        .innerJoin(t.person, eq(t.person.id, t.appointment.personId))
        .where(and(asked, eq(t.appointment.status, 'confirmed'), inForce(t.appointment, day)))
        .orderBy(asc(t.seat.ordinal), asc(t.seat.title))
        .all();
      const deputies = db
        .select(columns)
        .from(t.deputy)
        .innerJoin(t.appointment, eq(t.appointment.id, t.deputy.appointmentId))
        .innerJoin(t.seat, eq(t.seat.id, t.appointment.seatId))
        .innerJoin(t.person, eq(t.person.id, t.deputy.personId))
        .where(
          and(
            asked,
            inForce(t.deputy, day),
            or(isNull(t.deputy.meetingId), eq(t.deputy.meetingId, meetingId)),
          ),
        )
        .orderBy(asc(t.seat.ordinal))
        .all()
        .map((row) => ({ ...row, seat: `Deputy: ${row.seat}` }));
      return bySeat([...holders, ...deputies]);
    },

    people: async (committee) => {
      const person = { id: t.person.id, name: t.person.name };
      const holders = db
        .select(person)
        .from(t.person)
        .innerJoin(t.appointment, eq(t.appointment.personId, t.person.id))
        .innerJoin(t.seat, eq(t.seat.id, t.appointment.seatId))
        .where(eq(t.seat.committeeId, committee));
      const deputies = db
        .select(person)
        .from(t.person)
        .innerJoin(t.deputy, eq(t.deputy.personId, t.person.id))
        .innerJoin(t.appointment, eq(t.appointment.id, t.deputy.appointmentId))
        .innerJoin(t.seat, eq(t.seat.id, t.appointment.seatId))
        .where(eq(t.seat.committeeId, committee));
      return holders
        .union(deputies)
        .all()
        .map((row) => ({ id: toPersonId(row.id), name: row.name }))
        .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
    },

    add: ({ itemIds, ...declaration }, instead, entries) =>
      unitOfWork.run((transaction) => {
        for (const id of instead) {
          transaction
            .update(table)
            .set({ withdrawnAt: declaration.at })
            .where(eq(table.id, id))
            .run();
        }
        transaction
          .insert(table)
          .values({ ...declaration, itemIds: [...itemIds] })
          .run();
        for (const entry of entries) audit.write(transaction, entry);
      }),

    withdraw: (id, withdrawnAt, entries) =>
      unitOfWork.run((transaction) => {
        transaction.update(table).set({ withdrawnAt }).where(eq(table.id, id)).run();
        for (const entry of entries) audit.write(transaction, entry);
      }),
  };
}

/** Each person once, with all their seats, where their first seat stands. */
function bySeat(rows: readonly { id: string; name: string; seat: string }[]): Expected[] {
  const found = new Map<string, Expected>();
  for (const { id, name, seat } of rows) {
    const seats = [...(found.get(id)?.seats ?? []), seat];
    found.set(id, { id: toPersonId(id), name, seats });
  }
  return [...found.values()];
}

function declarationRow(row: typeof t.meetingDeclaration.$inferSelect): DeclarationRow {
  return {
    ...row,
    id: toDeclarationId(row.id),
    meetingId: toMeetingId(row.meetingId),
    personId: toPersonId(row.personId),
    kind: row.kind === 'none' ? 'none' : 'interest',
    type: row.type as InterestType | null,
    interestId: row.interestId === null ? null : toInterestId(row.interestId),
    itemIds: row.itemIds.map(toItemId),
    recordedBy: toPersonId(row.recordedBy),
  };
}
