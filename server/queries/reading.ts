import type { CommitteeStore } from '#server/records/committee-store.ts';
import type { ItemRow, MeetingRow, MeetingStore } from '#server/records/meeting-store.ts';
import type { MoveStore } from '#server/records/move-store.ts';
import { hides, mayBy, NO_ITEM, type Standing } from '#shared/access/policy.ts';
import type { Standings } from '#shared/access/standings.ts';
import { byRank } from '#shared/document/read-agenda.ts';
import type { ExclusionLevel, Part } from '#shared/domain/vocabulary.ts';
import {
  type CommitteeId,
  type ItemId,
  type MeetingId,
  type PersonId,
  toItemId,
} from '#shared/ids.ts';

/** An item with its number on the agenda of its part, counted from 1. */
export interface NumberedItem extends ItemRow {
  readonly number: number;
}

/** A meeting as one reader may see it: items of a part they may not see are not there at all. */
export interface ReadableMeeting {
  readonly meeting: MeetingRow;
  readonly standing: Standing;
  readonly items: readonly NumberedItem[];
  /** What the reader is told of the items they may not see, as the chair chose. */
  readonly withheld: readonly WithheldItem[];
}

/** The place of an item that is kept from a reader, without anything to ask for it by. */
export interface WithheldItem {
  readonly part: Part;
  readonly number: number;
  readonly title: string;
  /** The reader's own exclusion, when that is why. */
  readonly excluded: { readonly level: ExclusionLevel; readonly reason: string } | null;
}

export interface ReadingDeps {
  readonly meetings: MeetingStore;
  readonly committees: CommitteeStore;
  readonly standings: Standings;
  readonly moves: Pick<MoveStore, 'ofMeeting'>;
}

export interface Reading {
  /** `null`: no such meeting, or not for this reader. */
  meeting(person: PersonId, id: MeetingId): Promise<ReadableMeeting | null>;
  /** The meetings a filter names, or all of the reader's; newest first. */
  meetings(person: PersonId, filter: MeetingFilter): Promise<readonly ReadableMeeting[]>;
  /** Whether a reader reads what somebody said of a whole part at a moment: a reason, the name of a version. It may
   *  speak of any item that stood there then, so it is for those alone who may see all of them. */
  readsWordsOf(readable: ReadableMeeting, part: Part): Promise<(at: number) => boolean>;
}

export interface MeetingFilter {
  readonly committeeId?: CommitteeId | undefined;
  readonly meetingId?: MeetingId | undefined;
}

/** What a reader may see, asked once for every list, so that no list forgets. */
export function createReading({ meetings, standings, moves }: ReadingDeps): Reading {
  async function readable(person: PersonId, rows: readonly MeetingRow[]) {
    const items = await meetings.items(rows.map((row) => row.id));
    const found: ReadableMeeting[] = [];
    for (const meeting of rows) {
      const standing = await standings.onMeeting(person, meeting.id);
      if (standing === null || !mayBy(standing, 'see', NO_ITEM).allowed) continue;
      // Numbers are of all items, so that everybody means the same item by one.
      const all = numbered(items.filter((item) => item.meetingId === meeting.id));
      const visible = all.filter(
        (item) => mayBy(standing, 'see', { part: item.part, itemId: item.id }).allowed,
      );
      const withheld = all.filter((item) => !visible.includes(item) && !item.withdrawn);
      found.push({
        meeting,
        standing,
        items: visible,
        withheld: withheld.map((item) => withheldFrom(standing, item)),
      });
    }
    return found;
  }

  return {
    meeting: async (person, id) => {
      const row = await meetings.get(id);
      return row === null ? null : ((await readable(person, [row]))[0] ?? null);
    },

    meetings: async (person, filter) => {
      if (filter.meetingId !== undefined) {
        const row = await meetings.get(filter.meetingId);
        const asked = row !== null && (filter.committeeId ?? row.committeeId) === row.committeeId;
        return asked ? readable(person, [row]) : [];
      }
      const committees =
        filter.committeeId === undefined
          ? await standings.committeesOf(person)
          : [filter.committeeId];
      return readable(person, await meetings.ofCommittees(committees));
    },

    readsWordsOf: async ({ meeting, standing, items }, part) => {
      const seesAll = mayBy(standing, 'open-agenda', { part, itemId: null }).allowed;
      if (!seesAll || part === 'II') return () => seesAll;
      // Items go from Part I to Part II, and never back.
      const gone = (await moves.ofMeeting(meeting.id)).filter(
        (move) => !items.some((item) => item.id === move.itemId),
      );
      return (at) => gone.every((move) => move.at < at);
    },
  };
}

function withheldFrom({ person }: Standing, item: NumberedItem): WithheldItem {
  const { part, number } = item;
  const own = person.exclusions.find((one) => one.itemId === item.id && hides(one.level));
  const excluded = own === undefined ? null : { level: own.level, reason: own.reason };
  return { part, number, title: titleToOthers(item), excluded };
}

function titleToOthers({ shownAs, neutralTitle, title, number }: NumberedItem): string {
  if (shownAs === 'full') return title;
  return (shownAs === 'neutral' ? neutralTitle : null) ?? `Item ${number} (restricted)`;
}

/** Part I first, each part in its own order and numbered from 1. */
function numbered(items: readonly ItemRow[]): NumberedItem[] {
  return (['I', 'II'] as const).flatMap((part) =>
    items
      .filter((item) => item.part === part)
      .sort(byRank)
      .map((item, index) => ({ ...item, number: index + 1 })),
  );
}

/** Where a record was minuted, as every list shows it. */
export interface Located {
  readonly reader: ReadableMeeting;
  readonly item: NumberedItem;
}

/** Finds the item of a record among what the reader may see; a record without one is not for them. */
export function locator(reading: readonly ReadableMeeting[]) {
  const places = new Map<ItemId, Located>();
  for (const reader of reading) {
    for (const item of reader.items) places.set(item.id, { reader, item });
  }
  return (row: { readonly itemId: string }) => places.get(toItemId(row.itemId)) ?? null;
}

export function sourceOf({ reader, item }: Located, removedAt: number | null) {
  return {
    committeeId: reader.meeting.committeeId,
    meetingId: reader.meeting.id,
    meetingTitle: reader.meeting.title,
    meetingDate: reader.meeting.date,
    itemId: item.id,
    itemTitle: item.title,
    itemNumber: item.number,
    reference: item.reference,
    inText: removedAt === null,
  };
}

/** Newest meeting first; within one, by item and then by place in its minute. */
export function bySource(
  a: { readonly at: Located; readonly row: { readonly ordinal: number; readonly id: string } },
  b: { readonly at: Located; readonly row: { readonly ordinal: number; readonly id: string } },
): number {
  const [meetingA, meetingB] = [a.at.reader.meeting, b.at.reader.meeting];
  if (meetingA.date !== meetingB.date) return meetingA.date < meetingB.date ? 1 : -1;
  if (meetingA.id !== meetingB.id) return meetingA.id < meetingB.id ? 1 : -1;
  if (a.at.item.part !== b.at.item.part) return a.at.item.part < b.at.item.part ? -1 : 1;
  return (
    a.at.item.number - b.at.item.number ||
    a.row.ordinal - b.row.ordinal ||
    (a.row.id < b.row.id ? -1 : 1)
  );
}
