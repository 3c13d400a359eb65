import * as z from 'zod';
import { LATE_EDIT_STATES, PARTS } from '../../domain/vocabulary.ts';
import { instant, itemId, lateEditId } from './ids.ts';

/** Shapes of words that came when the minutes had been sent round already. */

export const lateEditView = z.object({
  id: lateEditId,
  /** `null`: the agenda. */
  itemId: itemId.nullable(),
  /** The item's number and title, or the agenda, in words. */
  title: z.string(),
  part: z.enum(PARTS),
  author: z.string(),
  mine: z.boolean(),
  at: instant,
  state: z.enum(LATE_EDIT_STATES),
  changes: z.array(
    z.object({
      /** “A paragraph”, “The owner of an action” … */
      where: z.string(),
      before: z.string(),
      after: z.string(),
    }),
  ),
  settledBy: z.string().nullable(),
  settledAt: instant.nullable(),
  maySend: z.boolean(),
  /** Why its author cannot send it as a comment. */
  whyNotSend: z.string().nullable(),
  mayPutAside: z.boolean(),
});
export type LateEditView = z.infer<typeof lateEditView>;

export const sendLateEdit = z.object({ note: z.string().max(2000) });
