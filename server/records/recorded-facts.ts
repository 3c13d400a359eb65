import { and, asc, eq, isNull } from 'drizzle-orm';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import { holdsOn } from '#shared/domain/seat.ts';
import type { AttendanceCode, SeatCategory } from '#shared/domain/vocabulary.ts';
import {
  type CommitteeId,
  type ItemId,
  type MeetingId,
  type OrganisationId,
  type PersonId,
  toItemId,
  toOrganisationId,
  toPersonId,
} from '#shared/ids.ts';

/** What an approved record says beside the minutes themselves, read as it stands now. */
export interface RecordedFacts {
  parents(committee: CommitteeId): Promise<readonly { id: OrganisationId; name: string }[]>;
  /** Every seat that there was on the day, in the committee's own order; then whoever was in attendance. */
  attendance(meeting: MeetingId, day: string): Promise<readonly AttendanceFacts[]>;
  /** Those that stand, in the order in which they were made. */
  declarations(meeting: MeetingId): Promise<readonly DeclarationFacts[]>;
  /** The items that somebody is kept from, and is not to know of. */
  keptItems(meeting: MeetingId): Promise<ReadonlySet<ItemId>>;
  /** Whom ids in minutes mean: `person:…`, `post:…` and `seat:…`; those that nobody knows are not in it. */
  names(ids: ReadonlySet<string>): Promise<Readonly<Record<string, string>>>;
  /** Who held which seats on the day of a meeting, or stood in. */
  holders(committee: CommitteeId, meeting: MeetingId, day: string): Promise<readonly SeatHolder[]>;
}

export interface AttendanceFacts {
  readonly seatId: string | null;
  readonly seat: string | null;
  readonly organisation: string | null;
  readonly code: AttendanceCode;
  readonly name: string | null;
  readonly note: string | null;
}

export interface DeclarationFacts {
  readonly person: string;
  readonly itemIds: readonly ItemId[];
  readonly none: boolean;
  readonly interest: string | null;
  /** How they took part in each item that it bears on, where they were kept from it. */
  readonly kept: readonly { readonly itemId: ItemId; readonly words: string }[];
}

export interface SeatHolder {
  readonly personId: PersonId;
  readonly name: string;
  readonly seatId: string;
  readonly seat: string;
  readonly category: SeatCategory;
  readonly votes: boolean;
  /** Is the holder's deputy. */
  readonly standsIn: boolean;
}

export function createRecordedFacts(db: RecordsDatabase): RecordedFacts {
  const seatsOn = (committee: CommitteeId, day: string) =>
    db
      .select({ seat: t.seat, organisation: t.organisation.name })
      .from(t.seat)
      .leftJoin(t.organisation, eq(t.organisation.id, t.seat.organisationId))
      .where(eq(t.seat.committeeId, committee))
      .orderBy(asc(t.seat.ordinal), asc(t.seat.title), asc(t.seat.id))
      .all()
      .filter(({ seat }) => holdsOn(seat, day));

  return {
    parents: async (committee) =>
      db
        .select({ id: t.organisation.id, name: t.organisation.name })
        .from(t.committeeOrganisation)
        .innerJoin(t.organisation, eq(t.organisation.id, t.committeeOrganisation.organisationId))
        .where(
          and(
            eq(t.committeeOrganisation.committeeId, committee),
            eq(t.committeeOrganisation.role, 'parent'),
          ),
        )
        .orderBy(asc(t.organisation.name), asc(t.organisation.id))
        .all()
        .map(({ id, name }) => ({ id: toOrganisationId(id), name })),

    attendance: async (meeting, day) => {
      const row = db.select().from(t.meeting).where(eq(t.meeting.id, meeting)).get();
      if (row === undefined) return [];
      const rows = db
        .select()
        .from(t.attendance)
        .where(eq(t.attendance.meetingId, meeting))
        .orderBy(asc(t.attendance.name), asc(t.attendance.id))
        .all();
      const seats = seatsOn(row.committeeId as CommitteeId, day).map(({ seat, organisation }) => {
        const said = rows.find((one) => one.seatId === seat.id);
        return {
          seatId: seat.id,
          seat: seat.title,
          organisation,
          code: (said?.code ?? 'not_recorded') as AttendanceCode,
          name: said?.name ?? null,
          note: said?.note ?? null,
        };
      });
      const known = new Set<string | null>(seats.map((one) => one.seatId));
      const others = rows.filter((one) => !known.has(one.seatId));
      return [
        ...seats,
        ...others.map(({ code, name, note }) => ({
          seatId: null,
          seat: null,
          organisation: null,
          code: code as AttendanceCode,
          name,
          note,
        })),
      ];
    },

    declarations: async (meeting) =>
      db
        .select({ declaration: t.meetingDeclaration, name: t.person.name })
        .from(t.meetingDeclaration)
        .innerJoin(t.person, eq(t.person.id, t.meetingDeclaration.personId))
        .where(
          and(
            eq(t.meetingDeclaration.meetingId, meeting),
            isNull(t.meetingDeclaration.withdrawnAt),
          ),
        )
        .orderBy(asc(t.meetingDeclaration.at), asc(t.meetingDeclaration.id))
        .all()
        .map(({ declaration, name }) => ({
          person: name,
          itemIds: declaration.itemIds.map(toItemId),
          none: declaration.kind === 'none',
          interest: declaration.nature,
          kept: keptFrom(db, meeting, declaration),
        })),

    keptItems: async (meeting) =>
      new Set(
        db
          .select()
          .from(t.itemExclusion)
          .where(and(eq(t.itemExclusion.meetingId, meeting), isNull(t.itemExclusion.endedAt)))
          .all()
          .filter(({ level }) => level === 'leaves' || level === 'papers_withheld')
          .map(({ itemId }) => toItemId(itemId)),
      ),

    names: async (ids) => {
      const tables = { person: t.person, post: t.post, seat: t.seat } as const;
      const found: Record<string, string> = {};
      for (const id of [...ids].toSorted()) {
        const [kind = '', key = ''] = id.split(/:(.*)/s);
        if (kind === 'person') {
          const row = db.select().from(tables.person).where(eq(t.person.id, key)).get();
          if (row !== undefined) found[id] = row.name;
        } else if (kind === 'post') {
          const row = db.select().from(tables.post).where(eq(t.post.id, key)).get();
          if (row !== undefined) found[id] = row.title;
        } else if (kind === 'seat') {
          const row = db.select().from(tables.seat).where(eq(t.seat.id, key)).get();
          if (row !== undefined) found[id] = row.title;
        }
      }
      return found;
    },

    holders: async (committee, meeting, day) => {
      const seats = seatsOn(committee, day);
      const tenures = db
        .select({ appointment: t.appointment, person: t.person })
        .from(t.appointment)
        .innerJoin(t.person, eq(t.person.id, t.appointment.personId))
        .where(eq(t.appointment.status, 'confirmed'))
        .all()
        .filter(({ appointment }) => holdsOn(appointment, day));
      const standIns = db
        .select({ deputy: t.deputy, person: t.person })
        .from(t.deputy)
        .innerJoin(t.person, eq(t.person.id, t.deputy.personId))
        .all()
        .filter(({ deputy }) => holdsOn(deputy, day))
        .filter(({ deputy }) => deputy.meetingId === null || deputy.meetingId === meeting);
      return seats.flatMap(({ seat }) => {
        const own = tenures.filter(({ appointment }) => appointment.seatId === seat.id);
        const others = standIns.filter(({ deputy }) =>
          own.some(({ appointment }) => appointment.id === deputy.appointmentId),
        );
        const sitting = [
          ...own.map(({ person }) => ({ person, standsIn: false })),
          ...others.map(({ person }) => ({ person, standsIn: true })),
        ];
        return sitting.map(({ person, standsIn }) => ({
          personId: toPersonId(person.id),
          name: person.name,
          seatId: seat.id,
          seat: seat.title,
          category: seat.category as SeatCategory,
          votes: seat.membership === 'voting',
          standsIn,
        }));
      });
    },
  };
}

/** What was done about it, item by item: an item may be private where another is not. */
function keptFrom(
  db: RecordsDatabase,
  meeting: MeetingId,
  { personId, itemIds }: typeof t.meetingDeclaration.$inferSelect,
): DeclarationFacts['kept'] {
  return db
    .select()
    .from(t.itemExclusion)
    .where(
      and(
        eq(t.itemExclusion.meetingId, meeting),
        eq(t.itemExclusion.personId, personId),
        isNull(t.itemExclusion.endedAt),
      ),
    )
    .orderBy(asc(t.itemExclusion.at))
    .all()
    .flatMap(({ itemId, level }) => {
      const words = HOW_KEPT[level];
      return words === undefined || !itemIds.includes(itemId)
        ? []
        : [{ itemId: toItemId(itemId), words }];
    });
}

const HOW_KEPT: Readonly<Record<string, string>> = {
  no_vote: 'did not vote',
  no_discussion: 'took no part in the discussion',
  leaves: 'left the meeting for the item',
  papers_withheld: 'left the meeting for the item and was not sent its papers',
};
