import * as z from 'zod';
import { MISSING_KINDS } from '../../domain/missing.ts';
import { MINUTES_STATES, PARTS } from '../../domain/vocabulary.ts';
import { instant, meetingId, snapshotId } from './ids.ts';

/** Shapes of `/api/meetings/:id/life` and of the moves made there. */

const day = z.iso.date();

const missing = z.object({ kind: z.enum(MISSING_KINDS), sentence: z.string() });
export type MissingView = z.infer<typeof missing>;

/** A move that the reader may make now. */
const nextMove = z.object({
  to: z.enum(MINUTES_STATES),
  /** A reason is asked for whatever is missing. */
  reason: z.boolean(),
  missing: z.array(missing),
  /** Why it cannot be made, fit to show; `null`: it can. */
  blocked: z.string().nullable(),
  /** A time for comments begins. `workingDays`: how many the terms of reference give; `null`: they do not say.
   *  `last`: the day that follows from it, or a suggestion. */
  window: z.object({ workingDays: z.number().nullable(), last: day }).nullable(),
});
export type NextMove = z.infer<typeof nextMove>;

const moveMade = z.object({
  from: z.enum(MINUTES_STATES),
  to: z.enum(MINUTES_STATES),
  at: instant,
  by: z.string(),
  /** What they acted as, in the policy's words. */
  capacity: z.string(),
  /** `null`: none was given, or it is not for this reader. */
  reason: z.string().nullable(),
  missing: z.array(z.string()),
  snapshot: z.object({ id: snapshotId, name: z.string() }),
});
export type MoveMade = z.infer<typeof moveMade>;

const lifeOfPart = z.object({
  part: z.enum(PARTS),
  state: z.enum(MINUTES_STATES),
  commentsUntil: day.nullable(),
  next: z.array(nextMove),
  /** Oldest first. */
  moves: z.array(moveMade),
});
export type LifeOfPart = z.infer<typeof lifeOfPart>;

/** Of the parts that the reader may see. */
export const minutesLife = z.object({ meetingId, parts: z.array(lifeOfPart) });
export type MinutesLife = z.infer<typeof minutesLife>;

export const moveMinutes = z.object({
  /** Where they stood when the page was shown. */
  from: z.enum(MINUTES_STATES),
  to: z.enum(MINUTES_STATES),
  reason: z.string().trim().max(1000, 'Use no more than 1,000 characters').nullable(),
  commentsUntil: day.nullable(),
});
