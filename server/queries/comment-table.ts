import type { CommentRow, CommentStore, ReplyRow } from '#server/records/comment-store.ts';
import type { CommitteeStore } from '#server/records/committee-store.ts';
import { whatWasDone } from '#shared/domain/what-was-done.ts';
import type { MeetingId, PersonId } from '#shared/ids.ts';
import type { CommentTable } from '#shared/protocol/http/comment-table.ts';
import { toInstant } from './calendar.ts';
import { type Names, namesOf } from './names.ts';
import { locator, type NumberedItem, type Reading } from './reading.ts';

/** What was asked about a draft and what was done, of the items that the reader may see.
 *  `null`: no such meeting, or not for this reader. */
export type CommentTableQuery = (
  person: PersonId,
  meeting: MeetingId,
) => Promise<CommentTable | null>;

export const createCommentTableQuery =
  (deps: {
    readonly reading: Reading;
    readonly comments: CommentStore;
    readonly committees: CommitteeStore;
  }): CommentTableQuery =>
  async (person, meeting) => {
    const readable = await deps.reading.meeting(person, meeting);
    if (readable === null) return null;
    const find = locator([readable]);
    const located = (await deps.comments.ofMeeting(meeting)).flatMap((row) => {
      const at = find(row);
      return at === null ? [] : [{ row, item: at.item }];
    });
    const replies = await deps.comments.replies(located.map(({ row }) => row.id));
    const names = await namesOf(deps.committees, readable.meeting.committeeId);
    const order = new Map(readable.items.map((item, index) => [item.id, index]));
    return located
      .sort(
        (a, b) => (order.get(a.item.id) ?? 0) - (order.get(b.item.id) ?? 0) || a.row.at - b.row.at,
      )
      .map(({ row, item }) => tableRow(row, item, replies, names));
  };

function tableRow(
  row: CommentRow,
  item: NumberedItem,
  replies: readonly ReplyRow[],
  names: Names,
): CommentTable[number] {
  const { id, state, kind, text, proposedText, acceptedText, settledBy, settledAt, reason } = row;
  return {
    id,
    itemId: item.id,
    part: item.part,
    itemNumber: item.number,
    reference: item.reference,
    itemTitle: item.title,
    quote: row.quote === '' && row.blockId !== null ? REMOVED : row.quote || null,
    kind,
    askedBy: names.person(row.authorId),
    askedAt: toInstant(row.at),
    text,
    proposedText,
    state,
    done: whatWasDone({ state, proposedText, acceptedText }),
    acceptedText,
    doneBy: settledBy === null ? null : names.person(settledBy),
    doneAt: settledAt === null ? null : toInstant(settledAt),
    reason,
    answers: replies
      .filter((one) => one.commentId === id)
      .map((one) => ({ by: names.person(one.by), at: toInstant(one.at), text: one.text })),
  };
}

/** In the place of what a comment quoted of words that were removed for good. */
const REMOVED = '(words removed for good)';
