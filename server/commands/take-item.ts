import type { ChangeFeed } from '#server/records/change-feed.ts';
import type { MeetingStore } from '#server/records/meeting-store.ts';
import { NO_ITEM } from '#shared/access/policy.ts';
import type { Standings } from '#shared/access/standings.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import type { ItemId, MeetingId, PersonId } from '#shared/ids.ts';
import { announce } from './announce.ts';
import { allowed, notFound, thingOf } from './asked.ts';
import { doneAtMeeting } from './on-record.ts';

export interface TakeItemDeps {
  readonly meetings: MeetingStore;
  readonly standings: Standings;
  readonly feed: ChangeFeed;
  readonly now: () => number;
}

export interface TakeItemOrder {
  readonly meetingId: MeetingId;
  /** `null`: no item is being taken. */
  readonly itemId: ItemId | null;
  readonly by: PersonId;
}

/** “Start this item”: marks the item being taken, for everybody at the meeting. */
export const createTakeItem =
  ({ meetings, standings, feed, now }: TakeItemDeps) =>
  async (order: TakeItemOrder): Promise<void> => {
    const meeting = await meetings.get(order.meetingId);
    if (meeting === null) throw notFound();
    const item = order.itemId === null ? null : await meetings.item(order.itemId);
    if (order.itemId !== null && item?.meetingId !== order.meetingId) throw notFound();
    const standing = await allowed(
      standings,
      order.by,
      meeting.id,
      'start-item',
      item === null ? NO_ITEM : thingOf(item),
    );
    if (item?.withdrawn) {
      throw new DomainError('not-valid', 'This item was withdrawn, so it cannot be started.');
    }
    if (order.itemId === meeting.currentItemId) return;
    await meetings.takeItem(meeting.id, order.itemId, now(), {
      ...doneAtMeeting(order.by, standing, meeting, item),
      deed: item === null ? 'no-item-taken' : 'item-started',
      thing: item === null ? 'meeting' : 'item',
      thingId: item?.id ?? meeting.id,
      before: { meeting: meeting.state },
      after: { meeting: item === null ? meeting.state : 'open' },
    });
    // Whoever may not know of an item is not told when it begins or ends.
    const before =
      meeting.currentItemId === null ? null : await meetings.item(meeting.currentItemId);
    for (const one of [before, item]) {
      if (one !== null) announce(feed, 'meeting', meeting, one, meeting.id);
    }
  };
