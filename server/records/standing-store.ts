import { and, eq, gt, isNull, lte, or } from 'drizzle-orm';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import type { DocumentKind, DraftRight, Part, SeatCategory } from '#shared/domain/vocabulary.ts';
import {
  type CommitteeId,
  type DocumentId,
  type MeetingId,
  type PersonId,
  toCommitteeId,
  toDocumentId,
  toMeetingId,
} from '#shared/ids.ts';

/** A seat somebody holds, as far as their standing goes. */
export interface HeldSeat {
  readonly category: SeatCategory;
  readonly draftRight: DraftRight;
}

/** What a document is, as far as somebody's right to it goes. */
export interface DocumentFacts {
  readonly kind: DocumentKind;
  readonly meetingId: MeetingId;
  readonly part: Part;
  /** Its agenda item was withdrawn: the minute takes no more words. */
  readonly withdrawn: boolean;
}

/** The facts that decide who may do what. Days are calendar days in London, `2018-03-01`. */
export interface StandingStore {
  /** `null`: there is no such meeting. */
  committeeOf(meeting: MeetingId): Promise<CommitteeId | null>;
  /** The seats of a committee whose appointment of this person is in force on that day: an appointment
   *  holds from its first day until the day before its last; an end left unsaid does not end it. */
  seatsHeld(person: PersonId, committee: CommitteeId, day: string): Promise<readonly HeldSeat[]>;
  /** The right given to this person for this meeting alone (decision 25). */
  meetingRight(person: PersonId, meeting: MeetingId): Promise<DraftRight | null>;
  /** The committees on which this person holds a seat on that day. */
  committeesOf(person: PersonId, day: string): Promise<readonly CommitteeId[]>;
  document(document: DocumentId): Promise<DocumentFacts | null>;
  documents(): Promise<readonly DocumentId[]>;
}

export function createStandingStore(db: RecordsDatabase): StandingStore {
  const inForce = (person: PersonId, day: string) =>
    and(
      eq(t.appointment.personId, person),
      or(isNull(t.appointment.fromDay), lte(t.appointment.fromDay, day)),
      or(isNull(t.appointment.toDay), gt(t.appointment.toDay, day)),
    );

  return {
    committeeOf: async (meeting) => {
      const row = db.select().from(t.meeting).where(eq(t.meeting.id, meeting)).get();
      return row === undefined ? null : toCommitteeId(row.committeeId);
    },

    seatsHeld: async (person, committee, day) =>
      db
        .select({ category: t.seat.category, draftRight: t.seat.draftRight })
        .from(t.appointment)
        .innerJoin(t.seat, eq(t.seat.id, t.appointment.seatId))
        .where(and(eq(t.seat.committeeId, committee), inForce(person, day)))
        .all()
        .map((row) => ({
          category: row.category as SeatCategory,
          draftRight: row.draftRight as DraftRight,
        })),

    meetingRight: async (person, meeting) => {
      const row = db
        .select()
        .from(t.meetingRight)
        .where(and(eq(t.meetingRight.personId, person), eq(t.meetingRight.meetingId, meeting)))
        .get();
      return row === undefined ? null : (row.draftRight as DraftRight);
    },

    committeesOf: async (person, day) =>
      db
        .selectDistinct({ id: t.seat.committeeId })
        .from(t.appointment)
        .innerJoin(t.seat, eq(t.seat.id, t.appointment.seatId))
        .where(inForce(person, day))
        .orderBy(t.seat.committeeId)
        .all()
        .map((row) => toCommitteeId(row.id)),

    documents: async () =>
      db
        .select({ id: t.document.id })
        .from(t.document)
        .all()
        .map((row) => toDocumentId(row.id)),

    document: async (document) => {
      const row = db
        .select({
          kind: t.document.kind,
          meetingId: t.document.meetingId,
          part: t.document.part,
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
        withdrawn: row.withdrawnAt !== null,
      };
    },
  };
}
