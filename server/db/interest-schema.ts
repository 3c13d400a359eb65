import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Interests, what was declared at a meeting, and who is kept from which item because of it. */

/** An entry in the register of interests. */
export const registeredInterest = sqliteTable(
  'registered_interest',
  {
    id: text().primaryKey(),
    personId: text('person_id').notNull(),
    /** `financial`, `non_financial_professional`, `non_financial_personal` or `indirect`. */
    type: text().notNull(),
    description: text().notNull(),
    /** Whose interest it is, when it is not the person's own: “my partner”. */
    relationship: text(),
    /** What is done about it. */
    mitigation: text(),
    fromDay: text('from_day'),
    toDay: text('to_day'),
    declaredAt: integer('declared_at').notNull(),
    declaredBy: text('declared_by').notNull(),
    endedAt: integer('ended_at'),
  },
  (table) => [index('registered_interest_person').on(table.personId)],
);

/** What a person declared at a meeting. `none` is an answer of its own: somebody was asked. */
export const meetingDeclaration = sqliteTable(
  'meeting_declaration',
  {
    id: text().primaryKey(),
    meetingId: text('meeting_id').notNull(),
    personId: text('person_id').notNull(),
    /** `interest` or `none`. */
    kind: text().notNull(),
    type: text(),
    nature: text(),
    /** The entry in the register that it comes from. */
    interestId: text('interest_id'),
    /** The items it bears on. */
    itemIds: text('item_ids', { mode: 'json' }).$type<string[]>().notNull(),
    at: integer().notNull(),
    /** The person, or the secretary who wrote it down. */
    recordedBy: text('recorded_by').notNull(),
    withdrawnAt: integer('withdrawn_at'),
  },
  (table) => [index('meeting_declaration_meeting').on(table.meetingId)],
);

/** Somebody with an interest is kept from an item, at a level. It follows the person, into every seat. */
export const itemExclusion = sqliteTable(
  'item_exclusion',
  {
    id: text().primaryKey(),
    meetingId: text('meeting_id').notNull(),
    itemId: text('item_id').notNull(),
    personId: text('person_id').notNull(),
    /** `no_vote`, `no_discussion`, `leaves` or `papers_withheld`; at the last two the item does not exist. */
    level: text().notNull(),
    /** The chair's. */
    reason: text().notNull(),
    decidedBy: text('decided_by').notNull(),
    at: integer().notNull(),
    endedAt: integer('ended_at'),
    endedBy: text('ended_by'),
    endReason: text('end_reason'),
  },
  (table) => [
    index('item_exclusion_item').on(table.itemId),
    index('item_exclusion_person').on(table.personId),
  ],
);
