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

/** What some people may see at a meeting has changed: every page that shows something of it asks again. No id is
 *  told. */
export function announceToAll(feed: ChangeFeed, { id: meetingId, committeeId }: MeetingRow): void {
  const of = { committeeId, meetingId, part: 'I', itemId: null } as const;
  feed.announce([
    { topic: 'meeting', ids: [meetingId], ...of },
    ...ALL.map((topic) => ({ topic, ids: [], ...of })),
  ]);
}

const ALL = ['agenda', 'actions', 'decisions', 'contributions', 'proposals', 'comments'] as const;
