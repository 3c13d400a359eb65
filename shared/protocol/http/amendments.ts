import * as z from 'zod';
import { AMENDMENT_ORIGINS, AMENDMENT_STATES, PARTS } from '../../domain/vocabulary.ts';
import { amendmentId, instant, itemId } from './ids.ts';

/** Shapes of changes to minutes that were sent round already. */

export const amendmentView = z.object({
  id: amendmentId,
  itemId,
  /** The item's number and title. */
  title: z.string(),
  part: z.enum(PARTS),
  origin: z.enum(AMENDMENT_ORIGINS),
  state: z.enum(AMENDMENT_STATES),
  /** “the inclusion of the words ‘…’ at the beginning of the third paragraph of item 5”. */
  stated: z.string(),
  before: z.string(),
  after: z.string(),
  reason: z.string().nullable(),
  by: z.string(),
  /** Whose words they are, when not those of who made it. */
  author: z.string().nullable(),
  at: instant,
});
export type AmendmentView = z.infer<typeof amendmentView>;

export const correctMinutes = z.object({
  /** Made by the page (a UUID), so that sending twice is one correction. */
  id: z.uuid(),
  itemId,
  blockId: z.string().min(1).max(80),
  /** The words of the whole block, as they were read. */
  read: z.string().max(50_000),
  /** And as they are to be. */
  wanted: z.string().max(50_000),
  reason: z.string().trim().min(1, 'Enter why this is corrected').max(2000),
});
export type CorrectMinutes = z.input<typeof correctMinutes>;
