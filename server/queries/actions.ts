import {
  type ActionRecord,
  type ActionStore,
  type ActionUpdateRow,
  OPEN_ACTION,
} from '#server/records/action-store.ts';
import type { CommitteeStore, PostRow } from '#server/records/committee-store.ts';
import type { MeetingRow, MeetingStore } from '#server/records/meeting-store.ts';
import type { ActionRow, MinutedStore } from '#server/records/minuted-store.ts';
import { mayBy } from '#shared/access/policy.ts';
import { dueDay, isOverdue, ownsAction } from '#shared/domain/action.ts';
import { dayInLondon } from '#shared/domain/calendar.ts';
import type { DueKind } from '#shared/domain/vocabulary.ts';
import {
  type ActionId,
  type CommitteeId,
  type ItemId,
  type MeetingId,
  type PersonId,
  toActionId,
} from '#shared/ids.ts';
import type { ActionDetail, ActionView, ClosingMinute } from '#shared/protocol/http/records.ts';
import { toInstant } from './calendar.ts';
import { type Names, namesOf } from './names.ts';
import {
  bySource,
  type Located,
  locator,
  type MeetingFilter,
  type Reading,
  sourceOf,
} from './reading.ts';

export interface ActionQueriesDeps {
  readonly reading: Reading;
  readonly minuted: MinutedStore;
  readonly actions: ActionStore;
  readonly committees: CommitteeStore;
  readonly meetings: MeetingStore;
  readonly now: () => number;
}

export interface ActionFilter extends MeetingFilter {
  /** Open actions minuted at earlier meetings of this meeting's committee: its matters arising. */
  readonly arisingAt?: MeetingId | undefined;
}

export interface ActionQueries {
  list(person: PersonId, filter: ActionFilter): Promise<readonly ActionView[]>;
  /** `null`: no such action, or not for this reader. */
  detail(person: PersonId, id: ActionId): Promise<ActionDetail | null>;
}

/** What one committee's actions are judged by. */
interface Background {
  readonly names: Names;
  readonly posts: readonly PostRow[];
  readonly meetings: readonly MeetingRow[];
}

export function createActionQueries(deps: ActionQueriesDeps): ActionQueries {
  const { reading, minuted, actions, committees, meetings, now } = deps;

  async function background(id: CommitteeId): Promise<Background> {
    return {
      names: await namesOf(committees, id),
      posts: await committees.posts(id),
      meetings: await meetings.ofCommittees([id]),
    };
  }

  async function views(person: PersonId, filter: MeetingFilter): Promise<ActionView[]> {
    const readable = await reading.meetings(person, filter);
    const find = locator(readable);
    const rows = await minuted.actions(readable.map((one) => one.meeting.id));
    const ids = rows.map((row) => row.id);
    const records = await actions.records(ids);
    const history = Map.groupBy(await actions.history(ids), (update) => update.actionId);
    const backgrounds = new Map<CommitteeId, Background>();
    for (const { meeting } of readable) {
      if (!backgrounds.has(meeting.committeeId)) {
        backgrounds.set(meeting.committeeId, await background(meeting.committeeId));
      }
    }
    const closings = await knownClosings(person, records.values());
    const located = rows.flatMap((row) => {
      const at = find(row);
      return at === null ? [] : [{ row, at }];
    });
    return located.sort(bySource).flatMap(({ row, at }) => {
      const committee = backgrounds.get(at.reader.meeting.committeeId);
      if (committee === undefined) return [];
      const record = records.get(row.id) ?? OPEN_ACTION;
      const updates = history.get(row.id) ?? [];
      return [view({ row, at, record, updates, committee, closings, person })];
    });
  }

  /** The items that agreed to close an action, as far as this reader may know of them: one of Part I may
   *  have been closed in Part II, or at an item that the reader was kept from. */
  async function knownClosings(
    person: PersonId,
    records: Iterable<ActionRecord>,
  ): Promise<ReadonlySet<ItemId>> {
    const at = new Set<MeetingId>();
    for (const { progress } of records) {
      if (progress.state === 'closed') at.add(progress.meetingId);
    }
    const known = new Set<ItemId>();
    for (const meeting of at) {
      const readable = await reading.meeting(person, meeting);
      for (const item of readable?.items ?? []) known.add(item.id);
    }
    return known;
  }

  function view(of: {
    row: ActionRow;
    at: Located;
    record: ActionRecord;
    updates: readonly ActionUpdateRow[];
    committee: Background;
    closings: ReadonlySet<ItemId>;
    person: PersonId;
  }): ActionView {
    const { row, at, record, updates, committee, closings, person } = of;
    const dueKind = row.dueKind as DueKind | null;
    const next = committee.meetings.findLast((one) => one.date > at.reader.meeting.date);
    const day = dueDay({ ...row, dueKind }, record.movedTo, next?.date ?? null);
    const { progress } = record;
    const last = updates.at(-1);
    const owned = ownsAction(person, row.ownerId, committee.posts);
    const thing = { part: at.item.part, itemId: at.item.id, owned };
    const isOpen = progress.state !== 'closed';
    const report = mayBy(at.reader.standing, 'report-progress', thing).allowed;
    const close = mayBy(at.reader.standing, 'close-action', thing).allowed;
    return {
      ...sourceOf(at, row.removedAt),
      id: toActionId(row.id),
      text: row.text,
      ownerId: row.ownerId,
      ownerText: row.ownerText,
      owner: committee.names.who(row.ownerId, row.ownerText),
      dueKind,
      dueDate: row.dueDate,
      dueText: row.dueText,
      dueDay: day,
      overdue: isOverdue(progress.state, day, dayInLondon(now())),
      state: progress.state,
      lastNote: last?.note || null,
      lastUpdatedAt: last === undefined ? null : toInstant(last.at),
      closedBy:
        progress.state === 'closed'
          ? {
              meetingId: progress.meetingId,
              itemId: closings.has(progress.itemId) ? progress.itemId : null,
            }
          : null,
      mine: owned,
      may: {
        report: isOpen && report,
        proposeClosure: isOpen && report && progress.state !== 'proposed_for_closure',
        close: isOpen && close,
        reopen: !isOpen && close,
        moveDue: isOpen && close,
      },
    };
  }

  /** A minute as this reader may see it cited. */
  async function cited(
    person: PersonId,
    minute: ActionUpdateRow['minute'],
  ): Promise<ClosingMinute | null> {
    if (minute === null) return null;
    const readable = await reading.meeting(person, minute.meetingId);
    const item = readable?.items.find((one) => one.id === minute.itemId);
    if (readable === null || item === undefined) return null;
    return {
      ...minute,
      meetingDate: readable.meeting.date,
      itemNumber: item.number,
      reference: item.reference,
      itemTitle: item.title,
    };
  }

  return {
    async list(person, filter) {
      if (filter.arisingAt === undefined) return views(person, filter);
      const meeting = await reading.meeting(person, filter.arisingAt);
      if (meeting === null) return [];
      const { committeeId, date } = meeting.meeting;
      const all = await views(person, { committeeId });
      return all.filter((one) => one.inText && one.state !== 'closed' && one.meetingDate < date);
    },

    async detail(person, id) {
      const meetingId = await minuted.meetingOfAction(id);
      if (meetingId === null) return null;
      const found = (await views(person, { meetingId })).find((one) => one.id === id);
      if (found === undefined) return null;
      const names = await namesOf(committees, found.committeeId);
      return {
        ...found,
        history: await Promise.all(
          (await actions.history([id])).map(async (update) => ({
            id: update.id,
            at: toInstant(update.at),
            by: names.person(update.by),
            kind: update.kind,
            note: update.note,
            newDueDate: update.newDueDate,
            minute: await cited(person, update.minute),
          })),
        ),
      };
    },
  };
}
