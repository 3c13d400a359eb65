import * as z from 'zod';
import { COMMENT_STATES } from '../../domain/comment.ts';
import { COMMENT_KINDS, PARTS } from '../../domain/vocabulary.ts';
import { commentId, instant, itemId } from './ids.ts';

/** What was asked about a draft and what was done: one row for each comment, in the order of the agenda. */
export const commentTable = z.array(
  z.object({
    id: commentId,
    itemId,
    part: z.enum(PARTS),
    itemNumber: z.number(),
    /** The reference of the item's minute; `null`: none was allotted. */
    reference: z.string().nullable(),
    itemTitle: z.string(),
    /** The words it is about; `null`: about the whole item. */
    quote: z.string().nullable(),
    kind: z.enum(COMMENT_KINDS),
    askedBy: z.string(),
    askedAt: instant,
    text: z.string(),
    proposedText: z.string().nullable(),
    state: z.enum(COMMENT_STATES),
    /** What was done, as a sentence. */
    done: z.string(),
    /** The words that went into the minutes; `null`: none did. */
    acceptedText: z.string().nullable(),
    doneBy: z.string().nullable(),
    doneAt: instant.nullable(),
    reason: z.string().nullable(),
    answers: z.array(z.object({ by: z.string(), at: instant, text: z.string() })),
  }),
);
export type CommentTable = z.infer<typeof commentTable>;
