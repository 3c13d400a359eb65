import { and, eq, inArray, isNull, max } from 'drizzle-orm';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import { stageOf } from '#shared/domain/minutes.ts';
import { type ExclusionLevel, MINUTES_STATES, type Part } from '#shared/domain/vocabulary.ts';
import {
  type CommitteeId,
  type ItemId,
  type MeetingId,
  toCommitteeId,
  toItemId,
  toMeetingId,
} from '#shared/ids.ts';

/** One meeting of which a part at least is approved. */
export interface KeptMeeting {
  readonly meetingId: MeetingId;
  readonly committeeId: CommitteeId;
  /** The instant of its approval; a part that is not approved has none. */
  readonly approvedAt: ReadonlyMap<Part, number>;
  /** The parts that have items, withdrawn ones too. */
  readonly parts: ReadonlySet<Part>;
  readonly partOf: ReadonlyMap<ItemId, Part>;
  /** How people are kept from its items. */
  readonly exclusions: readonly { readonly itemId: ItemId; readonly level: ExclusionLevel }[];
}

/** What the rule about keeping history goes by. */
export interface KeepingStore {
  /** All of them, the oldest approval first. */
  meetings(): Promise<readonly KeptMeeting[]>;
}

const SETTLED = MINUTES_STATES.filter((one) => stageOf(one) === 'settled');

export function createKeepingStore(db: RecordsDatabase): KeepingStore {
  return {
    meetings: async () => {
      const approvals = db
        .select({
          meetingId: t.minutes.meetingId,
          part: t.minutes.part,
          committeeId: t.meeting.committeeId,
          at: max(t.minutesMove.at),
        })
        .from(t.minutes)
        .innerJoin(t.meeting, eq(t.meeting.id, t.minutes.meetingId))
        .innerJoin(
          t.minutesMove,
          and(
            eq(t.minutesMove.meetingId, t.minutes.meetingId),
            eq(t.minutesMove.part, t.minutes.part),
            eq(t.minutesMove.toState, 'approved'),
          ),
        )
        .where(inArray(t.minutes.state, SETTLED))
        .groupBy(t.minutes.meetingId, t.minutes.part)
        .orderBy(max(t.minutesMove.at))
        .all();
      const ids = [...new Set(approvals.map((one) => one.meetingId))];
      const items = db
        .select({ id: t.agendaItem.id, meetingId: t.agendaItem.meetingId, part: t.agendaItem.part })
        .from(t.agendaItem)
        .where(inArray(t.agendaItem.meetingId, ids))
        .all();
      const exclusions = db
        .select()
        .from(t.itemExclusion)
        .where(and(inArray(t.itemExclusion.meetingId, ids), isNull(t.itemExclusion.endedAt)))
        .all();
      return ids.map((id) => {
        const own = approvals.filter((one) => one.meetingId === id);
        const here = items.filter((one) => one.meetingId === id);
        return {
          meetingId: toMeetingId(id),
          committeeId: toCommitteeId(own[0]?.committeeId ?? ''),
          approvedAt: new Map(own.map(({ part, at }) => [part as Part, at ?? Number.NaN])),
          parts: new Set(here.map(({ part }) => part as Part)),
          partOf: new Map(here.map((one) => [toItemId(one.id), one.part as Part])),
          exclusions: exclusions
            .filter((one) => one.meetingId === id)
            .map(({ itemId, level }) => ({
              itemId: toItemId(itemId),
              level: level as ExclusionLevel,
            })),
        };
      });
    },
  };
}
