import * as z from 'zod';
import { PARTS } from '../../domain/vocabulary.ts';
import { instant, itemId } from './ids.ts';

/** Up to which place of each item somebody has read a meeting's minutes. */
export const look = z.object({
  looks: z
    .array(z.object({ itemId, place: z.number().int().min(0) }))
    .min(1)
    .max(500),
});

/** What changed in a meeting's minutes since the reader last looked. */
export const changesSinceLook = z.object({
  /** The last time they looked at any of it; `null`: they never did. */
  since: instant.nullable(),
  /** Items in which nothing changed are left out. */
  items: z.array(
    z.object({
      itemId,
      part: z.enum(PARTS),
      number: z.number(),
      reference: z.string().nullable(),
      title: z.string(),
      /** `new`: they have never looked at it. `gone`: words of it were removed for good since, so that what it said
       *  is not known any more. */
      state: z.enum(['changed', 'new', 'gone']),
      lookedAt: instant.nullable(),
      /** What changed, as sentences. */
      told: z.array(z.string()),
    }),
  ),
});
export type ChangesSinceLook = z.infer<typeof changesSinceLook>;
