import * as Y from 'yjs';
import type { ItemRow, MeetingStore } from '#server/records/meeting-store.ts';
import type { Standings } from '#shared/access/standings.ts';
import { writeAgendaItem } from '#shared/document/agenda-schema.ts';
import type { MinuteBlock } from '#shared/document/minute-content.ts';
import { readAgenda } from '#shared/document/read-agenda.ts';
import { writeMinute } from '#shared/document/write-minute.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import { rankBetween } from '#shared/domain/fractional-rank.ts';
import type { Part, StandingKind } from '#shared/domain/vocabulary.ts';
import {
  type ItemId,
  type MeetingId,
  makeDocumentId,
  type PersonId,
  toBlockId,
  toItemId,
} from '#shared/ids.ts';
import { allowed, notFound } from './asked.ts';
import type { Desk } from './desk.ts';
import { doneAtMeeting } from './on-record.ts';

export interface AddItemDeps {
  readonly meetings: MeetingStore;
  readonly standings: Standings;
  readonly desk: Desk;
  readonly now: () => number;
  /** Random text for ids: at least 128 bits. */
  readonly random: () => string;
}

export interface AddItemOrder {
  readonly meetingId: MeetingId;
  readonly part: Part;
  readonly title: string;
  readonly by: PersonId;
  /** For an item that fills itself; an agenda has one of each at most. */
  readonly standing?: StandingKind | undefined;
  /** What its minute begins with; nothing, unless it is given. */
  readonly blocks?: readonly MinuteBlock[];
  /** The private item that the blocks were copied from. */
  readonly copiedFrom?: ItemId;
}

/** Puts an item at the end of a part's agenda. The item's minute is made first, so that an item on the
 *  agenda always has one (decision 18). */
export const createAddItem =
  ({ meetings, standings, desk, now, random }: AddItemDeps) =>
  async (order: AddItemOrder): Promise<ItemId> => {
    const { by, meetingId, part, blocks = [], copiedFrom, standing: fills = null } = order;
    const thing = { part, itemId: null };
    await allowed(standings, by, meetingId, 'manage-items', thing);
    const meeting = await meetings.get(meetingId);
    const agenda = (await meetings.documents(meetingId)).find(
      (one) => one.kind === 'agenda' && one.part === part,
    );
    if (meeting === null || agenda === undefined) throw notFound();
    const title = order.title.trim();
    if (title === '') throw new DomainError('not-valid', 'Enter a title for the item.');

    // Whoever sends the minutes round meanwhile has them with this item, or without it.
    return desk.hold([agenda.id], async (edit) => {
      const standing = await allowed(standings, by, meetingId, 'manage-items', thing);
      const there = await meetings.items([meetingId]);
      if (there.some((one) => fills !== null && one.part === part && fillsSo(one, fills))) {
        throw new DomainError('not-valid', 'This agenda has such an item already.');
      }
      const id = toItemId(random());
      const documentId = makeDocumentId(random());
      await meetings.addItem(
        {
          ...{ id, meetingId, part, documentId, by },
          standing: fills,
          seed: minuteOf(blocks, random()),
          at: now(),
        },
        {
          ...doneAtMeeting(by, standing, meeting, { id, part }),
          deed: 'item-added',
          thing: 'item',
          thingId: id,
          after: { part },
        },
        // Whoever may not see the private item reads nothing of it in the record of who did what.
        copiedFrom === undefined
          ? null
          : {
              ...doneAtMeeting(by, standing, meeting, { id: copiedFrom, part: 'II' }),
              deed: 'text-copied-to-part-one',
              thing: 'item',
              thingId: copiedFrom,
              after: { itemId: id },
            },
      );
      await desk.open(documentId);
      await edit(agenda.id, by, (doc) => {
        const last = readAgenda(doc).at(-1);
        writeAgendaItem(doc, id, {
          title,
          recommendation: '',
          rank: rankBetween(last?.rank ?? null, null, saltOf(id)),
          leadId: null,
          leadText: null,
          purpose: null,
          minutes: null,
          paper: null,
          state: 'accepted',
        });
      });
      return id;
    });
  };

function fillsSo(item: Pick<ItemRow, 'standing' | 'withdrawn'>, fills: StandingKind): boolean {
  return item.standing === fills && !item.withdrawn;
}

function minuteOf(blocks: readonly MinuteBlock[], blockId: string): Uint8Array {
  const doc = new Y.Doc();
  const empty: MinuteBlock = { kind: 'paragraph', id: toBlockId(blockId), text: [] };
  writeMinute(doc, blocks.length === 0 ? [empty] : blocks);
  return Y.encodeStateAsUpdate(doc);
}

/** Two people who add at the same place at once must not choose the same rank. */
function saltOf(id: ItemId): string {
  return `${id
    .replace(/[^a-z0-9]/gi, '')
    .toLowerCase()
    .slice(0, 3)}1`;
}
