import * as z from 'zod';
import { ANCHOR_STATES, COMMENT_SETTLEMENTS, COMMENT_STATES } from '../../domain/comment.ts';
import { COMMENT_KINDS } from '../../domain/vocabulary.ts';
import { commentId, instant, itemId, meetingId } from './ids.ts';

/** Shapes of comments on a draft (decisions 8 and 21). */

export const addComment = z
  .object({
    /** Made by the page (a UUID), so that sending twice is one comment. */
    id: z.uuid(),
    itemId,
    /** The block the passage stands in; `null` for a comment on the whole item. */
    blockId: z.string().max(80).nullable(),
    /** The passage, as offsets into the block's plain text, end exclusive. */
    from: z.number().int().min(0),
    to: z.number().int().min(0),
    /** The words as the reader saw them. */
    quote: z.string().max(4000),
    /** The place the text was read at. */
    readAt: z.number().int().min(0),
    kind: z.enum(COMMENT_KINDS),
    text: z.string().max(4000),
    /** Words for the place of those quoted; empty: these are to go. `null`: nothing is proposed. */
    proposedText: z.string().max(4000).nullable(),
  })
  .refine((one) => one.text.trim() !== '' || proposesWords(one), {
    path: ['text'],
    message: 'Enter your comment',
  })
  .refine((one) => one.kind !== 'wording' || proposesWords(one), {
    path: ['proposedText'],
    message: 'Enter the words you propose',
  });
export type AddComment = z.input<typeof addComment>;

/** Words, or that the quoted ones go. */
function proposesWords({
  quote,
  proposedText,
}: {
  readonly quote: string;
  readonly proposedText: string | null;
}): boolean {
  return proposedText !== null && (proposedText.trim() !== '' || quote !== '');
}

export const commentView = z.object({
  id: commentId,
  meetingId,
  itemId,
  itemTitle: z.string(),
  /** The reference of the item's minute, “JC/1819/019”; `null`: none was allotted. */
  reference: z.string().nullable(),
  blockId: z.string().nullable(),
  quote: z.string(),
  kind: z.enum(COMMENT_KINDS),
  text: z.string(),
  proposedText: z.string().nullable(),
  author: z.string(),
  mine: z.boolean(),
  at: instant,
  state: z.enum(COMMENT_STATES),
  /** `text_removed`: the words it was about no longer stand in the draft. */
  anchor: z.enum(ANCHOR_STATES),
  /** The words under its mark now, which others may have changed; `null`: it has none. */
  wordsNow: z.string().nullable(),
  /** The words that went into the minutes when it was accepted, empty when words were taken out; `null`: nothing
   *  changed by it. */
  acceptedText: z.string().nullable(),
  /** What the reader may do with it now; `accept`: put its proposed words into the minutes. */
  may: z.object({
    answer: z.boolean(),
    settle: z.boolean(),
    accept: z.boolean(),
    withdraw: z.boolean(),
  }),
  settledBy: z.string().nullable(),
  settledAt: instant.nullable(),
  reason: z.string().nullable(),
  replies: z.array(z.object({ id: z.string(), at: instant, by: z.string(), text: z.string() })),
});
export type CommentView = z.infer<typeof commentView>;

export const replyToComment = z.object({
  text: z.string().trim().min(1, 'Enter your answer').max(4000),
});
export const settleComment = z.object({
  state: z.enum(COMMENT_SETTLEMENTS),
  reason: z.string().max(2000),
});
/** Puts suggested words into the minutes. */
export const acceptSuggestion = z.object({
  /** The words that go in, when not quite those that were proposed; `null`: as proposed. */
  words: z.string().max(4000).nullable(),
  reason: z.string().max(2000),
});
