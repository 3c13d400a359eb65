import type { ChangeFeed } from '#server/records/change-feed.ts';
import type { MeetingRow } from '#server/records/meeting-store.ts';
import type { Part } from '#shared/domain/vocabulary.ts';
import type { ItemId } from '#shared/ids.ts';

/** Tells what a command has changed at a meeting. To be called once it is on record, never before. */
export function announce(
  feed: ChangeFeed,
  topic: 'actions' | 'comments' | 'contributions' | 'meeting',
  meeting: MeetingRow,
  item: { readonly id: ItemId | null; readonly part: Part },
  id: string,
): void {
  const { id: meetingId, committeeId } = meeting;
  const { part, id: itemId } = item;
  feed.announce([{ topic, committeeId, meetingId, ids: [id], part, itemId }]);
}
