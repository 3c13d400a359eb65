import type { MeetingStore } from '#server/records/meeting-store.ts';
import type { Standings } from '#shared/access/standings.ts';
import { agendaItems } from '#shared/document/agenda-schema.ts';
import type { DocumentId, ItemId, PersonId } from '#shared/ids.ts';
import { allowed, notFound, thingOf } from './asked.ts';
import type { Desk } from './desk.ts';
import { doneAtMeeting } from './on-record.ts';

export interface WithdrawItemDeps {
  readonly meetings: MeetingStore;
  readonly standings: Standings;
  readonly desk: Desk;
  readonly now: () => number;
  /** Tells that what people may do with these documents has changed. */
  readonly rightsChanged: (documents: readonly DocumentId[]) => void;
}

/** Withdraws an item: it stays on the agenda, said to be withdrawn, and its minute takes no more words. */
export const createWithdrawItem =
  ({ meetings, standings, desk, now, rightsChanged }: WithdrawItemDeps) =>
  async (order: { readonly itemId: ItemId; readonly by: PersonId }): Promise<void> => {
    const item = await meetings.item(order.itemId);
    const meeting = item === null ? null : await meetings.get(item.meetingId);
    if (item === null || meeting === null) throw notFound();
    const { id, part } = item;
    await allowed(standings, order.by, meeting.id, 'manage-items', thingOf(item));
    if (item.withdrawn) return;
    const agenda = (await meetings.documents(meeting.id)).find(
      (one) => one.kind === 'agenda' && one.part === part,
    );
    if (agenda === undefined) throw notFound();
    // Whoever sends the minutes round meanwhile has them with this item, or without it.
    await desk.hold([agenda.id], async (edit) => {
      const standing = await allowed(
        standings,
        order.by,
        meeting.id,
        'manage-items',
        thingOf(item),
      );
      await edit(agenda.id, order.by, (doc) => {
        agendaItems(doc).get(id)?.set('state', 'withdrawn');
      });
      await meetings.withdrawItem(id, now(), {
        ...doneAtMeeting(order.by, standing, meeting, item),
        deed: 'item-withdrawn',
        thing: 'item',
        thingId: id,
        before: { state: item.state },
        after: { state: 'withdrawn' },
      });
    });
    rightsChanged([item.documentId]);
  };
