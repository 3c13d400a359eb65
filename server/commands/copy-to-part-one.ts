import type { MeetingStore } from '#server/records/meeting-store.ts';
import type { Standings } from '#shared/access/standings.ts';
import type { MinuteBlock } from '#shared/document/minute-content.ts';
import { copyOfBlocks, wordsOfBlock } from '#shared/document/public-copy.ts';
import { readMinute } from '#shared/document/read-minute.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import { type ItemId, type PersonId, toBlockId } from '#shared/ids.ts';
import type { AddItemOrder } from './add-item.ts';
import { allowed, notFound, thingOf } from './asked.ts';
import type { Desk } from './desk.ts';

export interface CopyToPartOneDeps {
  readonly meetings: MeetingStore;
  readonly standings: Standings;
  readonly desk: Pick<Desk, 'edit'>;
  readonly addItem: (order: AddItemOrder) => Promise<ItemId>;
  readonly random: () => string;
}

export interface CopyToPartOneOrder {
  readonly itemId: ItemId;
  /** The new item's. */
  readonly title: string;
  /** The blocks that were chosen, by their place in the minute, with the words that were read there. */
  readonly blocks: readonly { readonly at: number; readonly words: string }[];
  readonly by: PersonId;
}

/** Text of a private item goes into Part I as a copy, into a new item, when somebody has chosen every passage of
 *  it. Nothing is ever made public by a flag (decision 3), and the private item stays as it is. */
export const createCopyToPartOne =
  ({ meetings, standings, desk, addItem, random }: CopyToPartOneDeps) =>
  async ({ itemId, title, blocks, by }: CopyToPartOneOrder): Promise<ItemId> => {
    const item = await meetings.item(itemId);
    if (item === null) throw notFound();
    const { meetingId } = item;
    await allowed(standings, by, meetingId, 'make-private', thingOf(item));
    if (item.part !== 'II') {
      throw new DomainError('not-valid', 'This item is in Part I already.');
    }
    if (blocks.length === 0) throw new DomainError('not-valid', 'Choose what is to be copied.');
    let minute: readonly MinuteBlock[] = [];
    await desk.edit(item.documentId, 'server', (doc) => {
      minute = readMinute(doc);
    });
    const chosen = blocks.map(({ at, words }) => {
      const block = minute[at];
      if (block !== undefined && wordsOfBlock(block) === words) return block;
      throw new DomainError(
        'passage-changed',
        'The text has changed since you chose from it. Choose again.',
      );
    });
    const copy = copyOfBlocks(chosen, () => toBlockId(random()));
    return addItem({ meetingId, part: 'I', title, by, blocks: copy, copiedFrom: itemId });
  };
