import { and, desc, eq, gte, inArray, lt, lte } from 'drizzle-orm';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import type { Part } from '#shared/domain/vocabulary.ts';
import { type CommitteeId, type MeetingId, toMeetingId } from '#shared/ids.ts';

/** What the life of minutes depends on beside their own words. */
export interface LifeStore {
  /** The wordings that were confirmed, by contribution. */
  confirmedWordings(contributions: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** A later meeting was asked to amend them, or is approving them. */
  takenUp(meeting: MeetingId, part: Part): Promise<boolean>;
  /** How many working days the terms of reference in force on a day give for comments; `null`: nobody said. */
  commentWindowDays(committee: CommitteeId, day: string): Promise<number | null>;
  /** The minutes whose time for comments ended on one of the days from the first up to the last, which itself is not
   *  meant. */
  windowsEnded(
    first: string,
    last: string,
  ): Promise<readonly { readonly meetingId: MeetingId; readonly part: Part }[]>;
}

export function createLifeStore(db: RecordsDatabase): LifeStore {
  return {
    confirmedWordings: async (contributions) => {
      const { contributionId } = t.contributionConfirmation;
      const rows = db
        .select()
        .from(t.contributionConfirmation)
        .where(inArray(contributionId, [...contributions]))
        .all();
      return new Map(rows.map((row) => [row.contributionId, row.wording]));
    },

    takenUp: async (meetingId, part) => {
      const proposed = db
        .select({ id: t.amendment.id })
        .from(t.amendment)
        .where(
          and(
            eq(t.amendment.meetingId, meetingId),
            eq(t.amendment.part, part),
            eq(t.amendment.origin, 'proposal'),
            inArray(t.amendment.state, ['proposed', 'agreed', 'not_agreed']),
          ),
        )
        .get();
      const approving = db
        .select({ id: t.approvalWish.id })
        .from(t.approvalWish)
        .where(and(eq(t.approvalWish.meetingId, meetingId), eq(t.approvalWish.part, part)))
        .get();
      return proposed !== undefined || approving !== undefined;
    },

    commentWindowDays: async (committee, day) => {
      const terms = db
        .select({ rules: t.termsOfReference.rules })
        .from(t.termsOfReference)
        .where(
          and(eq(t.termsOfReference.committeeId, committee), lte(t.termsOfReference.fromDay, day)),
        )
        .orderBy(desc(t.termsOfReference.fromDay), desc(t.termsOfReference.version))
        .limit(1)
        .get();
      const said = (terms?.rules as { readonly commentWindowDays?: unknown } | undefined)
        ?.commentWindowDays;
      return typeof said === 'number' ? said : null;
    },

    windowsEnded: async (first, last) =>
      db
        .select({ meetingId: t.minutes.meetingId, part: t.minutes.part })
        .from(t.minutes)
        .where(
          and(
            eq(t.minutes.state, 'circulated'),
            gte(t.minutes.commentsUntil, first),
            lt(t.minutes.commentsUntil, last),
          ),
        )
        .all()
        .map((row) => ({ meetingId: toMeetingId(row.meetingId), part: row.part as Part })),
  };
}
