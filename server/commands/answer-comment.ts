import type { ChangeFeed } from '#server/records/change-feed.ts';
import type { CommentRow, CommentStore } from '#server/records/comment-store.ts';
import type { ItemRow, MeetingRow, MeetingStore } from '#server/records/meeting-store.ts';
import { mayBy, type Standing } from '#shared/access/policy.ts';
import type { Standings } from '#shared/access/standings.ts';
import { type CommentSettlement, settleComment, withdrawComment } from '#shared/domain/comment.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import type { CommentId, PersonId } from '#shared/ids.ts';
import { announce } from './announce.ts';
import { allowed, notFound, thingOf } from './asked.ts';
import { doneAtMeeting } from './on-record.ts';

export interface AnswerCommentDeps {
  readonly comments: CommentStore;
  readonly meetings: MeetingStore;
  readonly standings: Standings;
  readonly feed: ChangeFeed;
  readonly now: () => number;
  readonly random: () => string;
}

interface Found {
  readonly comment: CommentRow;
  readonly item: ItemRow;
  readonly meeting: MeetingRow;
}

export interface AnswerComment {
  /** Secretary, chair or the comment's own author adds an answer to its thread. */
  reply(order: { id: CommentId; text: string; by: PersonId }): Promise<void>;
  settle(order: {
    id: CommentId;
    state: CommentSettlement;
    reason: string;
    by: PersonId;
  }): Promise<void>;
  withdraw(order: { id: CommentId; by: PersonId }): Promise<void>;
}

export function createAnswerComment(deps: AnswerCommentDeps): AnswerComment {
  const { comments, meetings, standings, feed, now, random } = deps;

  async function find(id: CommentId): Promise<Found> {
    const comment = await comments.get(id);
    const item = comment === null ? null : await meetings.item(comment.itemId);
    const meeting = comment === null ? null : await meetings.get(comment.meetingId);
    if (comment === null || item === null || meeting === null) throw notFound();
    return { comment, item, meeting };
  }

  const announceAnswer = ({ comment, item, meeting }: Found) =>
    announce(feed, 'comments', meeting, item, comment.id);

  const entryOf = ({ comment, item, meeting }: Found, by: PersonId, standing: Standing) => ({
    ...doneAtMeeting(by, standing, meeting, item),
    thing: 'comment',
    thingId: comment.id,
  });

  return {
    async reply({ id, text, by }) {
      const found = await find(id);
      const thing = thingOf(found.item);
      const standing = await allowed(standings, by, found.meeting.id, 'see', thing);
      // Whoever settles comments answers them, also when their time is over.
      const settles = mayBy(standing, 'settle-comments', thing).allowed;
      if (!settles) await allowed(standings, by, found.meeting.id, 'comment', thing);
      if (found.comment.authorId !== by && !settles) {
        throw new DomainError('not-allowed', 'The secretary or the chair answers comments.');
      }
      const words = text.trim();
      if (words === '') throw new DomainError('reason-missing', 'Enter your answer.');
      await comments.reply(
        { id: random(), commentId: id, at: now(), by, text: words },
        { ...entryOf(found, by, standing), deed: 'comment-answered' },
      );
      announceAnswer(found);
    },

    async settle({ id, state, reason, by }) {
      const found = await find(id);
      const standing = await allowed(
        standings,
        by,
        found.meeting.id,
        'settle-comments',
        thingOf(found.item),
      );
      const settled = settleComment(found.comment.state, state, reason);
      const why = settled.reason || null;
      const done = await comments.settle(id, settled.state, by, now(), why, {
        ...entryOf(found, by, standing),
        deed: 'comment-settled',
        before: { state: found.comment.state },
        after: { state: settled.state },
        reason: why,
      });
      if (!done) throw settledMeanwhile();
      announceAnswer(found);
    },

    async withdraw({ id, by }) {
      const found = await find(id);
      const standing = await allowed(
        standings,
        by,
        found.meeting.id,
        'comment',
        thingOf(found.item),
      );
      const state = withdrawComment(found.comment, by);
      const done = await comments.settle(id, state, by, now(), null, {
        ...entryOf(found, by, standing),
        deed: 'comment-withdrawn',
        before: { state: found.comment.state },
        after: { state },
      });
      if (!done) throw settledMeanwhile();
      announceAnswer(found);
    },
  };
}

function settledMeanwhile(): DomainError {
  return new DomainError(
    'already-settled',
    'Somebody else has settled this comment. What became of it is shown with it.',
  );
}
