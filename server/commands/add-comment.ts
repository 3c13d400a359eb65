import type { ChangeFeed } from '#server/records/change-feed.ts';
import type { CommentStore } from '#server/records/comment-store.ts';
import type { MeetingStore } from '#server/records/meeting-store.ts';
import type { Standings } from '#shared/access/standings.ts';
import { placeAnchor } from '#shared/document/comment-anchor.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import type { CommentKind } from '#shared/domain/vocabulary.ts';
import type { CommentId, ItemId, MeetingId, PersonId } from '#shared/ids.ts';
import { announce } from './announce.ts';
import { allowed, notFound, thingOf } from './asked.ts';
import type { Desk } from './desk.ts';
import { doneAtMeeting } from './on-record.ts';

export interface AddCommentDeps {
  readonly comments: CommentStore;
  readonly meetings: MeetingStore;
  readonly standings: Standings;
  readonly desk: Desk;
  readonly feed: ChangeFeed;
  readonly now: () => number;
}

export interface AddCommentOrder {
  readonly id: CommentId;
  readonly meetingId: MeetingId;
  readonly itemId: ItemId;
  /** `null`: on the whole item. */
  readonly blockId: string | null;
  readonly from: number;
  readonly to: number;
  readonly quote: string;
  readonly readAt: number;
  readonly kind: CommentKind;
  readonly text: string;
  readonly proposedText: string | null;
  readonly by: PersonId;
}

/** A comment is a record; the server sets its anchor in the text as one more peer, so its author needs no
 *  right to write (decisions 8 and 21). The anchor comes first: a comment never stands without one, and
 *  sending again under the same id changes nothing. */
export const createAddComment =
  ({ comments, meetings, standings, desk, feed, now }: AddCommentDeps) =>
  async (order: AddCommentOrder): Promise<void> => {
    const item = await meetings.item(order.itemId);
    const meeting = await meetings.get(order.meetingId);
    if (meeting === null || item === null || item.meetingId !== order.meetingId) throw notFound();
    const standing = await allowed(standings, order.by, meeting.id, 'comment', thingOf(item));

    const earlier = await comments.get(order.id);
    if (earlier !== null) {
      if (earlier.authorId === order.by && earlier.itemId === order.itemId) return;
      throw new DomainError('not-valid', 'This comment cannot be sent again. Write it anew.');
    }

    const { blockId } = order;
    const anchoredAt =
      blockId === null
        ? 0
        : await desk.edit(item.documentId, 'server', (doc) => {
            if (!placeAnchor(doc, order.id, { ...order, blockId })) throw passageChanged();
          });
    await comments.add(
      {
        id: order.id,
        meetingId: order.meetingId,
        itemId: order.itemId,
        documentId: item.documentId,
        blockId,
        quote: order.quote,
        readAt: order.readAt,
        anchoredAt,
        kind: order.kind,
        text: order.text.trim(),
        proposedText: proposedBy(order),
        authorId: order.by,
        at: now(),
      },
      {
        ...doneAtMeeting(order.by, standing, meeting, item),
        deed: 'comment-added',
        thing: 'comment',
        thingId: order.id,
        after: { kind: order.kind, state: 'open' },
      },
    );
    announce(feed, 'comments', meeting, item, order.id);
  };

/** A question proposes nothing by an empty answer, and a comment on the whole item has no words that could go. */
function proposedBy({ kind, quote, proposedText }: AddCommentOrder): string | null {
  const words = proposedText?.trim() ?? null;
  return words === '' && (kind === 'question' || quote === '') ? null : words;
}

function passageChanged(): DomainError {
  return new DomainError(
    'passage-changed',
    'The text you chose has changed since you read it. Choose the words again; your comment is kept here.',
  );
}
