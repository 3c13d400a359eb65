import * as z from 'zod';
import { AUDIT_KINDS } from '../../domain/audit-kinds.ts';
import { isCalendarDay } from '../../domain/calendar.ts';
import { committeeId, day, instant, meetingId, personId } from './ids.ts';

/** Shapes of `/api/audit` and `/api/committees/{id}/audit`: who did what. */

const place = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

const realDay = day.refine(isCalendarDay, 'Enter a real date');

/** What the entries are narrowed to. Days are days in London, both included. */
const narrowed = {
  person: personId.optional(),
  kind: z.enum(AUDIT_KINDS).optional(),
  meeting: meetingId.optional(),
  from: realDay.optional(),
  to: realDay.optional(),
};

export const auditFilter = z.object({
  ...narrowed,
  /** The entries older than this one … */
  before: place.optional(),
  /** … or newer than this one. With neither: the newest. */
  after: place.optional(),
});
export type AuditFilterView = z.infer<typeof auditFilter>;

export const auditExport = z.object({ ...narrowed, format: z.enum(['csv', 'json']) });
export type AuditExport = z.infer<typeof auditExport>;

export const auditEntryView = z.object({
  /** Its place in the book; entries that are not for the reader leave gaps. */
  seq: z.number(),
  at: instant,
  /** Who did what, without a full stop: “The secretary withdrew item 4, “Hosting of shared posts””. */
  sentence: z.string(),
  reason: z.string().nullable(),
  /** What is another than before, where the sentence does not say it. */
  changes: z.string().nullable(),
  committee: z.object({ id: committeeId, name: z.string() }).nullable(),
  meeting: z.object({ id: meetingId, title: z.string(), date: day }).nullable(),
  /** Where the thing can be looked at. */
  href: z.string().nullable(),
});
export type AuditEntryView = z.infer<typeof auditEntryView>;

export const auditPage = z.object({
  /** Newest first. */
  entries: z.array(auditEntryView),
  /** What to ask for `before` and `after` to see more; `null`: there is no more on that side. */
  older: z.number().nullable(),
  newer: z.number().nullable(),
  /** What the form offers. */
  people: z.array(z.object({ id: personId, name: z.string() })),
  meetings: z.array(z.object({ id: meetingId, title: z.string(), date: day })),
});
export type AuditPage = z.infer<typeof auditPage>;
