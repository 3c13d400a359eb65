import type { MeetingStore } from '#server/records/meeting-store.ts';
import type { Standings } from '#shared/access/standings.ts';
import { agendaItems } from '#shared/document/agenda-schema.ts';
import type { DocumentId, ItemId, PersonId } from '#shared/ids.ts';
import { allowed, notFound } from './asked.ts';
import type { Desk } from './desk.ts';

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
    if (item === null) throw notFound();
    await allowed(standings, order.by, item.meetingId, 'manage-items', { part: item.part });
    const agenda = (await meetings.documents(item.meetingId)).find(
      (one) => one.kind === 'agenda' && one.part === item.part,
    );
    if (agenda === undefined) throw notFound();
    await desk.edit(agenda.id, order.by, (doc) => {
      agendaItems(doc).get(order.itemId)?.set('state', 'withdrawn');
    });
    await meetings.withdrawItem(order.itemId, now());
    rightsChanged([item.documentId]);
  };
