import { and, desc, eq, gt, isNotNull, isNull, lte, or } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import type { MinutesOfParts } from '#shared/domain/minutes.ts';
import { MAY_CHAIR } from '#shared/domain/signer.ts';
import type {
  DocumentKind,
  DraftRight,
  ExclusionLevel,
  Part,
  SeatCategory,
} from '#shared/domain/vocabulary.ts';
import {
  type CommitteeId,
  type DocumentId,
  type ItemId,
  type MeetingId,
  type PersonId,
  toCommitteeId,
  toItemId,
  toMeetingId,
  toPersonId,
} from '#shared/ids.ts';
import { minutesOf } from './minutes-store.ts';
import { namesTheBody } from './sealed-parents.ts';

/** A seat somebody holds or stands in for, as far as their standing goes. */
export interface HeldSeat {
  readonly category: SeatCategory;
  readonly draftRight: DraftRight;
  readonly seesPrivate: boolean;
  /** Stands in for the holder at this meeting and at no other. */
  readonly onlyAt: MeetingId | null;
}

export interface AccountFacts {
  readonly administrator: boolean;
  readonly disabled: boolean;
}

export interface MeetingFacts {
  readonly committeeId: CommitteeId;
  readonly minutes: MinutesOfParts;
}

export interface CommitteeFacts {
  readonly closed: boolean;
  /** What the terms of reference in force say; `null`: they do not say, or there are none. */
  readonly membersEditDrafts: boolean | null;
}

export interface ExclusionFacts {
  readonly itemId: ItemId;
  readonly part: Part;
  readonly level: ExclusionLevel;
  readonly reason: string;
}

/** What a document is, as far as somebody's right to it goes. */
export interface DocumentFacts {
  readonly kind: DocumentKind;
  readonly meetingId: MeetingId;
  readonly part: Part;
  /** The item whose minute it is. */
  readonly itemId: ItemId | null;
  /** Its agenda item was withdrawn: the minute takes no more words. */
  readonly withdrawn: boolean;
  /** Another document took its place: nobody opens this one. */
  readonly closed: boolean;
}

/** The facts that decide who may do what. Days are calendar days in London, `2018-03-01`. */
export interface StandingStore {
  /** `null`: there is no such person. */
  account(person: PersonId): Promise<AccountFacts | null>;
  /** `null`: there is no such meeting. */
  meeting(meeting: MeetingId): Promise<MeetingFacts | null>;
  /** `null`: there is no such committee. */
  committee(committee: CommitteeId, day: string): Promise<CommitteeFacts | null>;
  /** The seats of a committee that this person holds or stands in for on that day. A confirmed appointment
   *  holds from its first day until the day before its last; an end left unsaid does not end it. Whoever
   *  stands in does so while the holder's appointment lasts. */
  seatsHeld(person: PersonId, committee: CommitteeId, day: string): Promise<readonly HeldSeat[]>;
  /** The parts whose minutes were approved by a meeting at which this person, at that one alone, was to stand in for
   *  the chair or the vice chair. Private minutes only where that seat sees private business. */
  chairedApprovalOf(person: PersonId, meeting: MeetingId, day: string): Promise<readonly Part[]>;
  /** The right given to this person for this meeting alone (decision 25). */
  meetingRight(person: PersonId, meeting: MeetingId): Promise<DraftRight | null>;
  /** The items of a meeting that this person is kept from. */
  exclusions(person: PersonId, meeting: MeetingId): Promise<readonly ExclusionFacts[]>;
  /** Whether this person keeps the minutes of a body that the committee is a committee of. */
  receivesFor(person: PersonId, committee: CommitteeId, day: string): Promise<boolean>;
  /** Whether this person keeps the minutes of a body that these minutes of Part I, as they were approved, name as one
   *  of the committee's. */
  receivesAt(person: PersonId, meeting: MeetingId, day: string): Promise<boolean>;
  /** The committees on which this person holds a seat on that day, or stands in for somebody. */
  committeesOf(person: PersonId, day: string): Promise<readonly CommitteeId[]>;
  document(document: DocumentId): Promise<DocumentFacts | null>;
  /** Those whose standing begins or ends on one of the days after the first and up to the last. */
  turningBetween(first: string, last: string): Promise<readonly PersonId[]>;
}

export function createStandingStore(db: RecordsDatabase): StandingStore {
  const seatsHeld = (person: PersonId, day: string) => {
    const columns = {
      committeeId: t.seat.committeeId,
      category: t.seat.category,
      draftRight: t.seat.draftRight,
      seesPrivate: t.seat.seesPrivate,
    };
    const held = and(
      eq(t.appointment.status, 'confirmed'),
      holdsOn(t.appointment, day),
      holdsOn(t.seat, day),
    );
    const own = db
      .select(columns)
      .from(t.appointment)
      .innerJoin(t.seat, eq(t.seat.id, t.appointment.seatId))
      .where(and(eq(t.appointment.personId, person), held))
      .all();
    const standIns = db
      .select({ ...columns, meetingId: t.deputy.meetingId })
      .from(t.deputy)
      .innerJoin(t.appointment, eq(t.appointment.id, t.deputy.appointmentId))
      .innerJoin(t.seat, eq(t.seat.id, t.appointment.seatId))
      .where(and(eq(t.deputy.personId, person), holdsOn(t.deputy, day), held))
      .all();
    return [...own.map((row) => ({ ...row, meetingId: null })), ...standIns];
  };

  return {
    account: async (id) => {
      const row = db.select().from(t.person).where(eq(t.person.id, id)).get();
      if (row === undefined) return null;
      return { administrator: row.administrator, disabled: row.disabledAt !== null };
    },

    meeting: async (id) => {
      const row = db.select().from(t.meeting).where(eq(t.meeting.id, id)).get();
      if (row === undefined) return null;
      return {
        committeeId: toCommitteeId(row.committeeId),
        minutes: minutesOf(db, id),
      };
    },

    committee: async (id, day) => {
      const row = db.select().from(t.committee).where(eq(t.committee.id, id)).get();
      if (row === undefined) return null;
      const terms = db
        .select({ rules: t.termsOfReference.rules })
        .from(t.termsOfReference)
        .where(and(eq(t.termsOfReference.committeeId, id), lte(t.termsOfReference.fromDay, day)))
        .orderBy(desc(t.termsOfReference.fromDay), desc(t.termsOfReference.version))
        .limit(1)
        .get();
      return { closed: row.closedAt !== null, membersEditDrafts: membersEditDrafts(terms?.rules) };
    },

    seatsHeld: async (person, committee, day) =>
      seatsHeld(person, day)
        .filter((row) => row.committeeId === committee)
        .map((row) => ({
          category: row.category as SeatCategory,
          draftRight: row.draftRight as DraftRight,
          seesPrivate: row.seesPrivate,
          onlyAt: row.meetingId === null ? null : toMeetingId(row.meetingId),
        })),

    chairedApprovalOf: async (person, meeting, day) => {
      const seats = seatsHeld(person, day).filter(
        (row) => row.meetingId !== null && MAY_CHAIR.has(row.category as SeatCategory),
      );
      if (seats.length === 0) return [];
      return db
        .select({ part: t.minutes.part, at: t.minutes.approvingMeetingId })
        .from(t.minutes)
        .where(and(eq(t.minutes.meetingId, meeting), isNotNull(t.minutes.approvingMeetingId)))
        .all()
        .filter(({ part, at }) =>
          seats.some((row) => row.meetingId === at && (part === 'I' || row.seesPrivate)),
        )
        .map(({ part }) => part as Part);
    },

    meetingRight: async (person, meeting) => {
      const row = db
        .select()
        .from(t.meetingRight)
        .where(and(eq(t.meetingRight.personId, person), eq(t.meetingRight.meetingId, meeting)))
        .get();
      return row === undefined ? null : (row.draftRight as DraftRight);
    },

    exclusions: async (person, meeting) =>
      db
        .select({
          itemId: t.itemExclusion.itemId,
          level: t.itemExclusion.level,
          reason: t.itemExclusion.reason,
          part: t.agendaItem.part,
        })
        .from(t.itemExclusion)
        .innerJoin(t.agendaItem, eq(t.agendaItem.id, t.itemExclusion.itemId))
        .where(
          and(
            eq(t.itemExclusion.personId, person),
            eq(t.agendaItem.meetingId, meeting),
            isNull(t.itemExclusion.endedAt),
          ),
        )
        .all()
        .map((row) => ({
          itemId: toItemId(row.itemId),
          part: row.part as Part,
          level: row.level as ExclusionLevel,
          reason: row.reason,
        })),

    committeesOf: async (person, day) =>
      [...new Set(seatsHeld(person, day).map((row) => row.committeeId))].sort().map(toCommitteeId),

    receivesFor: async (person, committee, day) =>
      db
        .select({ id: t.bodySecretary.id })
        .from(t.bodySecretary)
        .innerJoin(
          t.committeeOrganisation,
          eq(t.committeeOrganisation.organisationId, t.bodySecretary.organisationId),
        )
        .where(
          and(
            eq(t.bodySecretary.personId, person),
            eq(t.committeeOrganisation.committeeId, committee),
            eq(t.committeeOrganisation.role, 'parent'),
            holdsOn(t.bodySecretary, day),
          ),
        )
        .get() !== undefined,

    receivesAt: async (person, meeting, day) =>
      db
        .select({ id: t.bodySecretary.id })
        .from(t.bodySecretary)
        .innerJoin(t.sealedRecord, namesTheBody(t.bodySecretary.organisationId))
        .where(
          and(
            eq(t.bodySecretary.personId, person),
            holdsOn(t.bodySecretary, day),
            eq(t.sealedRecord.meetingId, meeting),
          ),
        )
        .get() !== undefined,

    document: async (document) => {
      const row = db
        .select({
          kind: t.document.kind,
          meetingId: t.document.meetingId,
          part: t.document.part,
          itemId: t.document.itemId,
          closedAt: t.document.closedAt,
          withdrawnAt: t.agendaItem.withdrawnAt,
        })
        .from(t.document)
        .leftJoin(t.agendaItem, eq(t.agendaItem.minuteDocumentId, t.document.id))
        .where(eq(t.document.id, document))
        .get();
      if (row === undefined) return null;
      return {
        kind: row.kind as DocumentKind,
        meetingId: toMeetingId(row.meetingId),
        part: row.part as Part,
        itemId: row.itemId === null ? null : toItemId(row.itemId),
        withdrawn: row.withdrawnAt !== null,
        closed: row.closedAt !== null,
      };
    },

    turningBetween: async (first, last) => {
      const within = (column: SQLiteColumn) =>
        and(isNotNull(column), gt(column, first), lte(column, last));
      const turns = (table: Days) => or(within(table.fromDay), within(table.toDay));
      const holders = db
        .selectDistinct({ id: t.appointment.personId })
        .from(t.appointment)
        .innerJoin(t.seat, eq(t.seat.id, t.appointment.seatId))
        .leftJoin(t.termsOfReference, eq(t.termsOfReference.committeeId, t.seat.committeeId))
        .where(or(turns(t.appointment), turns(t.seat), within(t.termsOfReference.fromDay)))
        .all();
      const standIns = db
        .selectDistinct({ id: t.deputy.personId })
        .from(t.deputy)
        .innerJoin(t.appointment, eq(t.appointment.id, t.deputy.appointmentId))
        .innerJoin(t.seat, eq(t.seat.id, t.appointment.seatId))
        .leftJoin(t.termsOfReference, eq(t.termsOfReference.committeeId, t.seat.committeeId))
        .where(
          or(
            turns(t.deputy),
            turns(t.appointment),
            turns(t.seat),
            within(t.termsOfReference.fromDay),
          ),
        )
        .all();
      const receivers = db
        .selectDistinct({ id: t.bodySecretary.personId })
        .from(t.bodySecretary)
        .where(turns(t.bodySecretary))
        .all();
      const all = [...holders, ...standIns, ...receivers];
      return [...new Set(all.map((row) => row.id))].sort().map(toPersonId);
    },
  };
}

interface Days {
  readonly fromDay: SQLiteColumn;
  readonly toDay: SQLiteColumn;
}

/** In force on a day: from the first until the day before the last; an end left unsaid does not end it. */
export function holdsOn({ fromDay, toDay }: Days, day: string) {
  return and(or(isNull(fromDay), lte(fromDay, day)), or(isNull(toDay), gt(toDay, day)));
}

function membersEditDrafts(rules: unknown): boolean | null {
  const said = (rules as { readonly membersEditDrafts?: unknown } | null | undefined)
    ?.membersEditDrafts;
  return typeof said === 'boolean' ? said : null;
}
