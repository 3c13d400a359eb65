import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export * from './accounts-schema.ts';
export * from './audit-schema.ts';
export * from './interest-schema.ts';
export * from './minutes-schema.ts';
export * from './standing-schema.ts';

/** `records.db`: the tables people ask questions of, accounts and sessions. Written from the main thread.
 *  Tables whose name ends in `_text` are the projection of minuted facts: the projector alone writes them
 *  (decision 4). All others change by commands. Instants are milliseconds since 1970; days are text. */

// The meeting.

export const meeting = sqliteTable('meeting', {
  id: text().primaryKey(),
  committeeId: text('committee_id').notNull(),
  title: text().notNull(),
  /** Calendar day in London, `2018-03-01`. */
  date: text().notNull(),
  startsAt: text('starts_at'),
  venue: text(),
  state: text().notNull(),
  minutesNote: text('minutes_note'),
  currentItemId: text('current_item_id'),
  demonstration: integer({ mode: 'boolean' }).notNull().default(false),
});

/** An explicit right to one meeting's draft, instead of the seat's (decision 25). */
export const meetingRight = sqliteTable(
  'meeting_right',
  {
    meetingId: text('meeting_id').notNull(),
    personId: text('person_id').notNull(),
    draftRight: text('draft_right').notNull(),
  },
  (table) => [primaryKey({ columns: [table.meetingId, table.personId] })],
);

/** A document's row says what its seed is; the server writes the seed as the journal's first entry when
 *  the journal has none (decision 17). */
export const document = sqliteTable('document', {
  id: text().primaryKey(),
  /** `agenda`, `minute` or `notes`. */
  kind: text().notNull(),
  meetingId: text('meeting_id').notNull(),
  /** The item whose minute it is. */
  itemId: text('item_id'),
  part: text().notNull(),
  /** The first update (Yjs V1). */
  seed: blob({ mode: 'buffer' }).notNull(),
  createdAt: integer('created_at').notNull(),
  /** Another document took its place in another part: nobody opens this one any more. */
  closedAt: integer('closed_at'),
});

/** A document's history that was deleted for good: who asked, why, and what took its place. Not `done_at`
 *  yet: it was asked for, and the journal knows whether it happened. */
export const documentPurge = sqliteTable('document_purge', {
  /** The document that took the place. */
  freshId: text('fresh_id').primaryKey(),
  oldId: text('old_id').notNull(),
  meetingId: text('meeting_id').notNull(),
  by: text().notNull(),
  reason: text().notNull(),
  askedAt: integer('asked_at').notNull(),
  doneAt: integer('done_at'),
  /** Let go by the committee's rule, so many months after approval; `null`: somebody asked for it. */
  afterMonths: integer('after_months'),
  /** When what it took out of the records was gone from their file too; `null`: perhaps it is there still. */
  clearedAt: integer('cleared_at'),
});

/** Since when records stand whose document began anew: its journal does not say so any more. */
export const recordSince = sqliteTable(
  'record_since',
  {
    documentId: text('document_id').notNull(),
    /** `action`, `decision`, `contribution` or `proposal`. */
    record: text().notNull(),
    id: text().notNull(),
    since: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.documentId, table.record, table.id] })],
);

/** An item that went to Part II: which minute was closed, and which took its place. Not `settled_at` yet: the
 *  agendas' documents are still to follow. */
export const itemMove = sqliteTable(
  'item_move',
  {
    freshId: text('fresh_id').primaryKey(),
    oldId: text('old_id').notNull(),
    meetingId: text('meeting_id').notNull(),
    itemId: text('item_id').notNull(),
    by: text().notNull(),
    reason: text().notNull(),
    at: integer().notNull(),
    settledAt: integer('settled_at'),
  },
  (table) => [index('item_move_meeting').on(table.meetingId)],
);

/** An agenda item as a record: that it exists, in which part, and which document is its minute. */
export const agendaItem = sqliteTable(
  'agenda_item',
  {
    id: text().primaryKey(),
    meetingId: text('meeting_id').notNull(),
    part: text().notNull(),
    minuteDocumentId: text('minute_document_id').notNull(),
    /** For the items that fill themselves: `matters_arising`, `previous_minutes`. */
    standing: text(),
    createdAt: integer('created_at').notNull(),
    createdBy: text('created_by').notNull(),
    withdrawnAt: integer('withdrawn_at'),
    startedAt: integer('started_at'),
    /** How a private item appears to those who may not see it: `full`, `neutral` or `restricted`. */
    shownAs: text('shown_as').notNull().default('restricted'),
    /** The title for `neutral`. */
    neutralTitle: text('neutral_title'),
  },
  (table) => [index('agenda_item_meeting').on(table.meetingId)],
);

// Projected from documents; only the projector writes these.

/** The place in each document's journal that the projection has reached. */
export const projectedPlace = sqliteTable('projected_place', {
  documentId: text('document_id').primaryKey(),
  place: integer().notNull(),
});

export const agendaItemText = sqliteTable(
  'agenda_item_text',
  {
    id: text().primaryKey(),
    documentId: text('document_id').notNull(),
    meetingId: text('meeting_id').notNull(),
    title: text().notNull(),
    recommendation: text().notNull(),
    rank: text().notNull(),
    leadId: text('lead_id'),
    leadText: text('lead_text'),
    purpose: text(),
    minutes: integer(),
    paper: text(),
    state: text().notNull(),
  },
  (table) => [index('agenda_item_text_meeting').on(table.meetingId)],
);

/** The whole of a minute as blocks, for the reading view and the items out of sight. */
export const minuteText = sqliteTable('minute_text', {
  documentId: text('document_id').primaryKey(),
  meetingId: text('meeting_id').notNull(),
  itemId: text('item_id').notNull(),
  blocks: text({ mode: 'json' }).$type<unknown>().notNull(),
});

/** A record as one document has it. Keyed by document too, so that each document is projected by itself
 *  and a rebuild gives the same rows in whatever order: a record cut from one item and pasted into another
 *  has a removed row there and a standing row here, and readers take the standing one. */
const minuted = {
  id: text().notNull(),
  documentId: text('document_id').notNull(),
  meetingId: text('meeting_id').notNull(),
  itemId: text('item_id').notNull(),
  /** Its order within the minute, from 0. */
  ordinal: integer().notNull(),
  text: text().notNull(),
  /** When its block came into this document: the instant of the journal entry that brought it. */
  since: integer().notNull(),
  /** Set while its block is out of the text (the instant of that entry); undo brings it back. */
  removedAt: integer('removed_at'),
};

export const actionText = sqliteTable(
  'action_text',
  {
    ...minuted,
    ownerId: text('owner_id'),
    ownerText: text('owner_text'),
    dueKind: text('due_kind'),
    dueDate: text('due_date'),
    dueText: text('due_text'),
  },
  (table) => [
    primaryKey({ columns: [table.id, table.documentId] }),
    index('action_text_meeting').on(table.meetingId),
  ],
);

export const decisionText = sqliteTable('decision_text', { ...minuted, verb: text() }, (table) => [
  primaryKey({ columns: [table.id, table.documentId] }),
  index('decision_text_meeting').on(table.meetingId),
]);

export const contributionText = sqliteTable(
  'contribution_text',
  {
    ...minuted,
    voice: text(),
    seatId: text('seat_id'),
    capacity: text(),
    kind: text(),
  },
  (table) => [
    primaryKey({ columns: [table.id, table.documentId] }),
    index('contribution_text_meeting').on(table.meetingId),
  ],
);

export const proposalText = sqliteTable(
  'proposal_text',
  { ...minuted, outcome: text().notNull() },
  (table) => [
    primaryKey({ columns: [table.id, table.documentId] }),
    index('proposal_text_meeting').on(table.meetingId),
  ],
);

/** Where a comment's words stand now, read off the anchor marks. No row: they no longer stand. Keyed by
 *  document too, since words pasted into another item may carry the mark with them; readers take the row
 *  of the comment's own document. */
export const commentAnchorText = sqliteTable(
  'comment_anchor_text',
  {
    id: text().notNull(),
    documentId: text('document_id').notNull(),
    blockId: text('block_id'),
    /** The words under the mark now. */
    text: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.id, table.documentId] }),
    index('comment_anchor_text_document').on(table.documentId),
  ],
);

// What follows: at home here.

/** Where an action stands after the meeting. No row: open, nothing said yet. */
export const actionProgress = sqliteTable('action_progress', {
  actionId: text('action_id').primaryKey(),
  state: text().notNull(),
  proposedBy: text('proposed_by'),
  closedMeetingId: text('closed_meeting_id'),
  closedItemId: text('closed_item_id'),
  /** The last moved day; the agreed one stays in the minute, earlier ones in the history. */
  movedTo: text('moved_to'),
});

export const actionUpdate = sqliteTable(
  'action_update',
  {
    id: text().primaryKey(),
    actionId: text('action_id').notNull(),
    at: integer().notNull(),
    by: text().notNull(),
    kind: text().notNull(),
    note: text().notNull(),
    newDueDate: text('new_due_date'),
    /** The minute that agreed to close it; only with `closed`. */
    meetingId: text('meeting_id'),
    itemId: text('item_id'),
  },
  (table) => [index('action_update_action').on(table.actionId)],
);

export const contributionResponse = sqliteTable(
  'contribution_response',
  {
    id: text().primaryKey(),
    contributionId: text('contribution_id').notNull(),
    at: integer().notNull(),
    by: text().notNull(),
    text: text().notNull(),
  },
  (table) => [index('contribution_response_contribution').on(table.contributionId)],
);

export const comment = sqliteTable(
  'comment',
  {
    id: text().primaryKey(),
    meetingId: text('meeting_id').notNull(),
    itemId: text('item_id').notNull(),
    documentId: text('document_id').notNull(),
    blockId: text('block_id'),
    quote: text().notNull(),
    readAt: integer('read_at').notNull(),
    /** The place at which the server set the anchor; 0 for a comment on the whole item. */
    anchoredAt: integer('anchored_at').notNull(),
    kind: text().notNull(),
    text: text().notNull(),
    proposedText: text('proposed_text'),
    /** The words that went into the minute when it was accepted, in whole or in part; `null`: none did. */
    acceptedText: text('accepted_text'),
    authorId: text('author_id').notNull(),
    at: integer().notNull(),
    state: text().notNull(),
    settledBy: text('settled_by'),
    settledAt: integer('settled_at'),
    reason: text(),
  },
  (table) => [index('comment_meeting').on(table.meetingId)],
);

export const commentReply = sqliteTable(
  'comment_reply',
  {
    id: text().primaryKey(),
    commentId: text('comment_id').notNull(),
    at: integer().notNull(),
    by: text().notNull(),
    text: text().notNull(),
  },
  (table) => [index('comment_reply_comment').on(table.commentId)],
);
