import type { CommentRow, CommentStore, ReplyRow } from '#server/records/comment-store.ts';
import type { CommitteeStore } from '#server/records/committee-store.ts';
import { type Deed, mayBy, type Standing, type Thing } from '#shared/access/policy.ts';
import { isSuggestion } from '#shared/domain/comment.ts';
import type { CommentId, MeetingId, PersonId } from '#shared/ids.ts';
import type { CommentView } from '#shared/protocol/http/comments.ts';
import { toInstant } from './calendar.ts';
import { type Names, namesOf } from './names.ts';
import { locator, type NumberedItem, type Reading } from './reading.ts';

export interface CommentQueries {
  /** `null`: no such meeting, or not for this reader. */
  ofMeeting(person: PersonId, meeting: MeetingId): Promise<readonly CommentView[] | null>;
  one(person: PersonId, meeting: MeetingId, id: CommentId): Promise<CommentView | null>;
}

export function createCommentQueries(deps: {
  readonly reading: Reading;
  readonly comments: CommentStore;
  readonly committees: CommitteeStore;
}): CommentQueries {
  async function ofMeeting(person: PersonId, meeting: MeetingId) {
    const readable = await deps.reading.meeting(person, meeting);
    if (readable === null) return null;
    const find = locator([readable]);
    const rows = await deps.comments.ofMeeting(meeting);
    const replies = await deps.comments.replies(rows.map((row) => row.id));
    const names = await namesOf(deps.committees, readable.meeting.committeeId);
    return rows.flatMap((row) => {
      const at = find(row);
      if (at === null) return [];
      const thing = { part: at.item.part, itemId: at.item.id };
      const may = mayDo(row, readable.standing, thing, person);
      return [{ ...view(row, at.item, replies, names, person), may }];
    });
  }

  return {
    ofMeeting,
    one: async (person, meeting, id) =>
      (await ofMeeting(person, meeting))?.find((one) => one.id === id) ?? null,
  };
}

function mayDo(
  row: CommentRow,
  standing: Standing,
  thing: Thing,
  reader: PersonId,
): CommentView['may'] {
  const can = (deed: Deed) => mayBy(standing, deed, thing).allowed;
  const open = row.state === 'open';
  const isOwn = row.authorId === reader && can('comment');
  return {
    answer: can('settle-comments') || isOwn,
    settle: open && can('settle-comments'),
    accept: open && isSuggestion(row) && can('accept-suggestion'),
    withdraw: open && isOwn,
  };
}

function view(
  row: CommentRow,
  { title, reference }: NumberedItem,
  replies: readonly ReplyRow[],
  names: Names,
  reader: PersonId,
): Omit<CommentView, 'may'> {
  return {
    id: row.id,
    meetingId: row.meetingId,
    itemId: row.itemId,
    itemTitle: title,
    reference,
    blockId: row.blockId,
    quote: row.quote,
    kind: row.kind,
    text: row.text,
    proposedText: row.proposedText,
    author: names.person(row.authorId),
    mine: row.authorId === reader,
    at: toInstant(row.at),
    state: row.state,
    anchor: row.anchor,
    wordsNow: row.wordsNow,
    acceptedText: row.acceptedText,
    settledBy: row.settledBy === null ? null : names.person(row.settledBy),
    settledAt: row.settledAt === null ? null : toInstant(row.settledAt),
    reason: row.reason,
    replies: replies
      .filter((one) => one.commentId === row.id)
      .map((one) => ({
        id: one.id,
        at: toInstant(one.at),
        by: names.person(one.by),
        text: one.text,
      })),
  };
}
