import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Who did what: only ever added to (triggers refuse anything else), each row chained to the one before. */
export const auditEvent = sqliteTable(
  'audit_event',
  {
    /** From 1, without a gap; the order of the book, whatever the clock says. */
    seq: integer().primaryKey(),
    at: integer().notNull(),
    /** A person's id, or `server`. */
    actorId: text('actor_id').notNull(),
    /** What they acted as, in the policy's words: `secretary`, `chair`, `administrator` … */
    capacity: text().notNull(),
    deed: text().notNull(),
    committeeId: text('committee_id'),
    meetingId: text('meeting_id'),
    itemId: text('item_id'),
    /** The part whose readers may know of it; `null`: everybody who may read the book. */
    part: text(),
    /** What it was done to: `seat` and the seat's id. */
    thing: text().notNull(),
    thingId: text('thing_id').notNull(),
    /** In the words of a page. `null`: there was nothing before, there is nothing any more. */
    before: text({ mode: 'json' }).$type<Readonly<Record<string, unknown>> | null>(),
    after: text({ mode: 'json' }).$type<Readonly<Record<string, unknown>> | null>(),
    reason: text(),
    /** SHA-256 of the row before and of this row's own facts (base64url). */
    hash: text().notNull(),
  },
  (table) => [index('audit_event_committee').on(table.committeeId, table.seq)],
);

/** Where the book ends, so that a last row taken away is missed. One row. */
export const auditHead = sqliteTable('audit_head', {
  id: integer().primaryKey(),
  seq: integer().notNull(),
  hash: text().notNull(),
});
