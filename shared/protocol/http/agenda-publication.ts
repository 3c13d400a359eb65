import * as z from 'zod';
import { DEADLINE_KINDS, REFERENCE_YEARS } from '../../domain/terms-of-reference.ts';
import { PARTS } from '../../domain/vocabulary.ts';
import { day, instant, itemId } from './ids.ts';

/** Shapes of `/api/meetings/:id/agenda-publication`: an agenda going out, and what was altered after. */

/** What was altered of one item, in words. */
const agendaAlteration = z.object({
  itemId,
  /** The item's number and title as they are now. */
  number: z.number(),
  reference: z.string().nullable(),
  title: z.string(),
  what: z.enum([
    'added',
    'withdrawn',
    'moved',
    'title',
    'lead',
    'purpose',
    'minutes',
    'paper',
    'recommendation',
  ]),
  /** What it said; `null`: nothing. */
  before: z.string().nullable(),
  after: z.string().nullable(),
  /** Who changed it last, and when; `null`: that is not known any more. */
  by: z.string().nullable(),
  at: instant.nullable(),
});
export type AgendaAlteration = z.infer<typeof agendaAlteration>;

const publishedAgenda = z.object({
  /** “Agenda published”, with what was said of its being late. */
  name: z.string(),
  at: instant,
  by: z.string(),
  /** Up to the next time it was published, or until now. `null`: words were removed for good since, so that
   *  it cannot be told. */
  alterations: z.array(agendaAlteration).nullable(),
});
export type PublishedAgenda = z.infer<typeof publishedAgenda>;

const agendaDeadline = z.object({
  of: z.enum(['notice', 'papers']),
  days: z.number(),
  kind: z.enum(DEADLINE_KINDS),
  /** The last day on which it is in time. */
  by: day,
  daysLate: z.number(),
});
export type AgendaDeadline = z.infer<typeof agendaDeadline>;

export const agendaOfPart = z.object({
  part: z.enum(PARTS),
  /** Oldest first. */
  published: z.array(publishedAgenda),
  mayPublish: z.boolean(),
  /** Why not, fit to show; `null` when they can. */
  whyNot: z.string().nullable(),
  /** What the terms of reference ask for, as of today. */
  deadlines: z.array(agendaDeadline),
  /** What the terms of reference say of the numbering of minutes; `null`: not enough. */
  scheme: z.object({ prefix: z.string(), year: z.enum(REFERENCE_YEARS) }).nullable(),
  /** What the form begins with where they do not say it: what was used last. */
  suggested: z.object({
    prefix: z.string().nullable(),
    year: z.enum(REFERENCE_YEARS).nullable(),
  }),
  /** The reference that the first item without one would get, by that scheme; `null`: there is none to be
   *  numbered, or no scheme. */
  next: z.string().nullable(),
  /** How many items have no reference yet. */
  toNumber: z.number(),
});
export type AgendaOfPart = z.infer<typeof agendaOfPart>;

/** Of the parts that the reader may see. */
export const agendaPublication = z.object({ parts: z.array(agendaOfPart) });
export type AgendaPublication = z.infer<typeof agendaPublication>;

export const publishAgenda = z.object({
  part: z.enum(PARTS),
  /** Why it goes out this late; not asked for when it is in time. */
  reason: z.string().trim().max(500).nullable(),
  /** Where the terms of reference do not say it; `null`: as they say. */
  scheme: z
    .object({
      prefix: z.string().trim().min(1, 'Enter what references begin with').max(40),
      year: z.enum(REFERENCE_YEARS),
    })
    .nullable(),
  /** No references are allotted: somebody chose so. */
  withoutReferences: z.boolean(),
});
export type PublishAgenda = z.input<typeof publishAgenda>;

export const agendaWentOut = z.object({ references: z.array(z.string()) });
