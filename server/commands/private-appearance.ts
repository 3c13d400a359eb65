import type { ChangeFeed } from '#server/records/change-feed.ts';
import type { MeetingStore } from '#server/records/meeting-store.ts';
import type { MoveStore, PrivateAppearance } from '#server/records/move-store.ts';
import type { Standings } from '#shared/access/standings.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import type { ItemId, PersonId } from '#shared/ids.ts';
import { must } from '#shared/lang/must.ts';
import { announce } from './announce.ts';
import { allowed, notFound, thingOf } from './asked.ts';
import { doneAtMeeting } from './on-record.ts';

export interface ShowPrivateItemDeps {
  readonly moves: Pick<MoveStore, 'appear'>;
  readonly meetings: MeetingStore;
  readonly standings: Standings;
  readonly feed: ChangeFeed;
}

export interface ShowPrivateItemOrder extends PrivateAppearance {
  readonly itemId: ItemId;
  readonly by: PersonId;
}

/** How an item appears to those who may not see it: with its title, with a neutral one, or with none. */
export const createShowPrivateItem =
  ({ moves, meetings, standings, feed }: ShowPrivateItemDeps) =>
  async (order: ShowPrivateItemOrder): Promise<void> => {
    const item = await meetings.item(order.itemId);
    if (item === null) throw notFound();
    const { id, meetingId } = item;
    const standing = await allowed(standings, order.by, meetingId, 'make-private', thingOf(item));
    const after = appearanceOf(order);
    const meeting = must(await meetings.get(meetingId), 'the meeting of an item');
    await moves.appear(id, after, {
      ...doneAtMeeting(order.by, standing, meeting, item),
      deed: 'private-item-shown',
      thing: 'item',
      thingId: id,
      before: { shownAs: item.shownAs, neutralTitle: item.neutralTitle },
      after: { ...after },
    });
    announce(feed, 'meeting', meeting, { id: null, part: 'I' }, meetingId);
  };

/** @throws DomainError when a neutral title is asked for and there is none */
export function appearanceOf({ shownAs, neutralTitle }: PrivateAppearance): PrivateAppearance {
  if (shownAs !== 'neutral') return { shownAs, neutralTitle: null };
  const title = neutralTitle?.trim() ?? '';
  if (title === '') {
    throw new DomainError('not-valid', 'Enter the title that others are to see.');
  }
  return { shownAs, neutralTitle: title };
}
