import * as z from 'zod';
import { SHOWN_AS } from '../../domain/vocabulary.ts';
import { documentId, instant, itemId } from './ids.ts';

/** Shapes of private business: what is moved to Part II, and how it appears to others. */

const appearance = {
  shownAs: z.enum(SHOWN_AS),
  /** For `neutral`. */
  neutralTitle: z.string().trim().max(300).nullable(),
};

export const privateBusiness = z.object({
  /** Of the items that the reader may see: which were moved to Part II, and from which minute. */
  moved: z.array(
    z.object({ itemId, from: documentId, by: z.string(), at: instant, reason: z.string() }),
  ),
  /** How items appear to others: for those who decide it. */
  appearances: z.array(z.object({ itemId, ...appearance })),
  mayMakePrivate: z.boolean(),
});
export type PrivateBusiness = z.infer<typeof privateBusiness>;

// Orders.
export const showPrivateItem = z.object(appearance);
export const makePrivate = z.object({
  ...appearance,
  reason: z.string().trim().min(1, 'Enter a reason').max(500),
});
/** Blocks of a private minute that go into a new item of Part I as a copy. */
export const copyToPartOne = z.object({
  title: z.string().trim().min(1, 'Enter a title for the item').max(300),
  blocks: z
    .array(
      z.object({
        /** Its place among the blocks of the minute, from 0. */
        at: z.number().int().min(0),
        /** The words that were read there. */
        words: z.string(),
      }),
    )
    .min(1, 'Choose what is to be copied'),
});
