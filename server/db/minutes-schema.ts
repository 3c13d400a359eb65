import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';

/** From draft to signed record: the life of each part's minutes, what is asked and corrected on the way, and
 *  the record that is sealed at its end. Instants are milliseconds since 1970; days are text. */

/** Where the minutes of one part stand. No row: they are being drafted. */
export const minutes = sqliteTable(
  'minutes',
  {
    meetingId: text('meeting_id').notNull(),
    part: text().notNull(),
    /** `drafting`, `chair_review`, `circulated` … (domain.md 4). */
    state: text().notNull(),
    since: integer().notNull(),
    /** The last day on which they may be commented on, once they were circulated. */
    commentsUntil: text('comments_until'),
    /** The meeting and the item that approved them. */
    approvingMeetingId: text('approving_meeting_id'),
    approvingItemId: text('approving_item_id'),
  },
  (table) => [
    primaryKey({ columns: [table.meetingId, table.part] }),
    index('minutes_approving_meeting').on(table.approvingMeetingId),
  ],
);

/** Every move in the life of minutes: only ever added to. */
export const minutesMove = sqliteTable(
  'minutes_move',
  {
    id: text().primaryKey(),
    meetingId: text('meeting_id').notNull(),
    part: text().notNull(),
    fromState: text('from_state').notNull(),
    toState: text('to_state').notNull(),
    by: text().notNull(),
    capacity: text().notNull(),
    at: integer().notNull(),
    reason: text(),
    /** What was missing when they were moved all the same, as sentences. */
    missing: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
    /** The named snapshot taken with it. */
    snapshotId: text('snapshot_id').notNull(),
  },
  (table) => [index('minutes_move_minutes').on(table.meetingId, table.part, table.at)],
);

/** A part of a meeting as it stood at a moment that has a name. */
export const snapshot = sqliteTable(
  'snapshot',
  {
    id: text().primaryKey(),
    meetingId: text('meeting_id').notNull(),
    part: text().notNull(),
    /** `move`, `agenda_published` or `named`. */
    kind: text().notNull(),
    /** “Circulated to members”, or what somebody called it. */
    name: text().notNull(),
    at: integer().notNull(),
    by: text().notNull(),
  },
  (table) => [index('snapshot_meeting').on(table.meetingId, table.part, table.at)],
);

/** One document of a snapshot. Who may see it is asked of the item as it is today. */
export const snapshotText = sqliteTable(
  'snapshot_text',
  {
    snapshotId: text('snapshot_id').notNull(),
    documentId: text('document_id').notNull(),
    /** `null`: the agenda. */
    itemId: text('item_id'),
    /** The place in the document's journal. */
    place: integer().notNull(),
    /** The canonical text (shared/document/canonical.ts). `null`: words were removed from this document for
     *  good since. */
    content: text(),
    /** Of that text, in hex; empty when it is gone. */
    sha256: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.snapshotId, table.documentId] }),
    index('snapshot_text_document').on(table.documentId),
  ],
);

/** A change to minutes that were sent round already: made by the secretary, by an accepted suggestion, or put
 *  to the meeting that approves them. */
export const amendment = sqliteTable(
  'amendment',
  {
    id: text().primaryKey(),
    meetingId: text('meeting_id').notNull(),
    part: text().notNull(),
    itemId: text('item_id').notNull(),
    documentId: text('document_id').notNull(),
    /** `correction`, `suggestion` or `proposal`. */
    origin: text().notNull(),
    /** `made`: the draft has it. `proposed`: the approving meeting decides. `agreed`, `not_agreed`, `withdrawn`. */
    state: text().notNull(),
    blockId: text('block_id').notNull(),
    /** The words before, and those in their place; either may be empty. Offsets in the block's plain text. */
    from: integer().notNull(),
    to: integer().notNull(),
    quote: text().notNull(),
    words: text().notNull(),
    /** “the inclusion of the words ‘…’ at the beginning of the third paragraph of item 5”. */
    stated: text().notNull(),
    reason: text(),
    by: text().notNull(),
    at: integer().notNull(),
    /** Whose words they are, when not those of who made it. */
    authorId: text('author_id'),
    /** The suggestion it came from. */
    commentId: text('comment_id'),
    settledAt: integer('settled_at'),
    /** Hashes of the block's whole text: the one that the offsets count in, and what a correction makes of it. */
    beforeHash: text('before_hash'),
    afterHash: text('after_hash'),
  },
  (table) => [index('amendment_meeting').on(table.meetingId, table.part)],
);

/** Words that reached the server when the minutes were frozen already. The document has none of them. */
export const lateEdit = sqliteTable(
  'late_edit',
  {
    id: text().primaryKey(),
    meetingId: text('meeting_id').notNull(),
    itemId: text('item_id'),
    documentId: text('document_id').notNull(),
    authorId: text('author_id').notNull(),
    at: integer().notNull(),
    /** What it would have changed, and under which client ids: `{ clients, blocks: [{ blockId, kind, before,
     *  after }] }`. */
    changes: text({ mode: 'json' }).$type<unknown>().notNull(),
    /** Of the changes, so that the same words are kept once. */
    digest: text().notNull(),
    /** `waiting`, `sent_as_comment` or `put_aside`. */
    state: text().notNull(),
    settledAt: integer('settled_at'),
    settledBy: text('settled_by'),
  },
  (table) => [
    uniqueIndex('late_edit_digest').on(table.documentId, table.authorId, table.digest),
    index('late_edit_meeting').on(table.meetingId),
  ],
);

/** The holder of the seat says that a contribution is worded as they made it. Other words: not any more. */
export const contributionConfirmation = sqliteTable('contribution_confirmation', {
  contributionId: text('contribution_id').primaryKey(),
  by: text().notNull(),
  at: integer().notNull(),
  /** The wording that was confirmed. */
  wording: text().notNull(),
});

/** Up to which place of a document somebody has read. */
export const lastLook = sqliteTable(
  'last_look',
  {
    personId: text('person_id').notNull(),
    documentId: text('document_id').notNull(),
    place: integer().notNull(),
    at: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.documentId] })],
);

/** Who was at a meeting. No row for a seat: not recorded. */
export const attendance = sqliteTable(
  'attendance',
  {
    id: text().primaryKey(),
    meetingId: text('meeting_id').notNull(),
    /** `null`: somebody without a seat, in attendance. */
    seatId: text('seat_id'),
    /** `present`, `apologies`, `in_attendance`, `deputised`, `absent`. */
    code: text().notNull(),
    /** Who sat there, stood in or was in attendance, as it is to be printed. */
    name: text(),
    note: text(),
    by: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [
    uniqueIndex('attendance_seat').on(table.meetingId, table.seatId),
    index('attendance_meeting').on(table.meetingId),
  ],
);

/** The permanent reference of an item's minute, allotted when its agenda is published. Only ever added to. */
export const minuteReference = sqliteTable(
  'minute_reference',
  {
    itemId: text('item_id').primaryKey(),
    committeeId: text('committee_id').notNull(),
    /** `JC/1819/019`. */
    reference: text().notNull(),
    /** The reference year: `1819`, or `2018`. */
    year: text().notNull(),
    number: integer().notNull(),
    at: integer().notNull(),
  },
  (table) => [
    uniqueIndex('minute_reference_reference').on(table.committeeId, table.reference),
    uniqueIndex('minute_reference_number').on(table.committeeId, table.year, table.number),
  ],
);

/** What can never be changed: approved minutes, signatures, publications, receipts, notes of correction. Only
 *  ever added to; in each committee every row is chained to the one before. */
export const sealedRecord = sqliteTable(
  'sealed_record',
  {
    committeeId: text('committee_id').notNull(),
    /** From 1 in each committee, without a gap. */
    seq: integer().notNull(),
    /** `approved`, `signed`, `published`, `taken_down`, `received`, `corrected`, `archived`. */
    kind: text().notNull(),
    meetingId: text('meeting_id').notNull(),
    part: text().notNull(),
    at: integer().notNull(),
    by: text().notNull(),
    /** Canonical JSON (RFC 8785). */
    body: text().notNull(),
    /** Of the body, in hex. */
    sha256: text().notNull(),
    /** `hash` of the row before; empty for the first. */
    previous: text().notNull(),
    /** Of the row before and of everything else in this row, in hex. */
    hash: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.committeeId, table.seq] }),
    index('sealed_record_meeting').on(table.meetingId, table.part),
  ],
);

/** Where each committee's chain of records ends, so that a last row taken away is missed. */
export const sealedHead = sqliteTable('sealed_head', {
  committeeId: text('committee_id').primaryKey(),
  seq: integer().notNull(),
  hash: text().notNull(),
});

/** An approval under way: amendments go into the documents, then the record is sealed. A server that dies in
 *  between finishes at its start. */
export const approvalWish = sqliteTable('approval_wish', {
  id: text().primaryKey(),
  meetingId: text('meeting_id').notNull(),
  part: text().notNull(),
  /** What the approver was shown, in hex. */
  sha256: text().notNull(),
  /** What is needed to finish: the order as it was given. */
  wish: text({ mode: 'json' }).$type<unknown>().notNull(),
  at: integer().notNull(),
});

/** A meeting put off its decision on minutes: they stay as they are, and come again. */
export const approvalDeferral = sqliteTable(
  'approval_deferral',
  {
    id: text().primaryKey(),
    /** The minutes that were put off. */
    meetingId: text('meeting_id').notNull(),
    part: text().notNull(),
    /** The meeting that put them off. */
    atMeetingId: text('at_meeting_id').notNull(),
    reason: text().notNull(),
    by: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [index('approval_deferral_minutes').on(table.meetingId, table.part)],
);

/** A public version that waits for a second person, with what is to be withheld from it. */
export const publicationDraft = sqliteTable(
  'publication_draft',
  {
    id: text().primaryKey(),
    meetingId: text('meeting_id').notNull(),
    part: text().notNull(),
    /** `confirmed`: from the sealed record. `unconfirmed`: from the named snapshot. */
    standing: text().notNull(),
    withheld: text({ mode: 'json' }).$type<unknown>().notNull(),
    /** Of the public text, in hex. */
    sha256: text().notNull(),
    preparedBy: text('prepared_by').notNull(),
    preparedAt: integer('prepared_at').notNull(),
    /** `waiting`, `published`, `sent_back` or `replaced`. */
    state: text().notNull(),
    settledBy: text('settled_by'),
    settledAt: integer('settled_at'),
    reason: text(),
  },
  (table) => [index('publication_draft_meeting').on(table.meetingId, table.part)],
);

/** Who keeps a body's own minutes, and so receives those of its committees. */
export const bodySecretary = sqliteTable(
  'body_secretary',
  {
    id: text().primaryKey(),
    organisationId: text('organisation_id').notNull(),
    personId: text('person_id').notNull(),
    fromDay: text('from_day'),
    toDay: text('to_day'),
  },
  (table) => [
    index('body_secretary_person').on(table.personId),
    index('body_secretary_organisation').on(table.organisationId),
  ],
);
