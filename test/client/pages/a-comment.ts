import { toCommentId, toItemId, toMeetingId } from '#shared/ids.ts';
import type { CommentView } from '#shared/protocol/http/comments.ts';

/** A comment as the server tells it; name what matters to the story. */
export function aComment(id: string, change: Partial<CommentView> = {}): CommentView {
  return {
    id: toCommentId(id),
    meetingId: toMeetingId('march'),
    itemId: toItemId('item-1'),
    itemTitle: 'Joint Financial Framework',
    reference: null,
    blockId: 'block-1',
    quote: 'Views differ',
    kind: 'question',
    text: 'Whose views?',
    proposedText: null,
    author: 'Lay member',
    mine: false,
    at: '2018-03-02T10:00:00Z',
    state: 'open',
    anchor: 'in_text',
    wordsNow: 'Views differ',
    acceptedText: null,
    may: { answer: false, settle: false, accept: false, withdraw: false },
    settledBy: null,
    settledAt: null,
    reason: null,
    replies: [],
    ...change,
  };
}
