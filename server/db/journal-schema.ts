import { sql } from 'drizzle-orm';
import { blob, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** `journal.db`: the append-only book of document updates. The writer thread alone writes it. */

/** What a column holds in rows from before it was added, until they are filled in. */
const NONE = sql`x''`;

/** One committed update. `position` is the one order over all documents; `place` is the document's own. */
export const journalEntry = sqliteTable(
  'journal_entry',
  {
    position: integer().primaryKey({ autoIncrement: true }),
    documentId: text('document_id').notNull(),
    place: integer().notNull(),
    /** A person's id, or `server`. */
    author: text().notNull(),
    /** The Yjs client id the update was written under; `null` when it only deletes. */
    clientId: integer('client_id'),
    /** Milliseconds since 1970, by the server's clock. */
    at: integer().notNull(),
    data: blob({ mode: 'buffer' }).notNull(),
    /** The other client ids with content in it, as a JSON list; `null` when there are none. */
    otherClients: text('other_clients'),
    /** Where the document's chain of hashes stands after this entry. */
    hash: blob({ mode: 'buffer' }).notNull().default(NONE),
  },
  (table) => [uniqueIndex('journal_entry_place').on(table.documentId, table.place)],
);

/** A document's state at a place, so that a long history opens fast. The entries stay. */
export const journalSnapshot = sqliteTable(
  'journal_snapshot',
  {
    documentId: text('document_id').notNull(),
    place: integer().notNull(),
    at: integer().notNull(),
    state: blob({ mode: 'buffer' }).notNull(),
    /** Over everything else in the row. */
    sha256: blob({ mode: 'buffer' }).notNull(),
    /** Where the document's chain of hashes stands at this place. */
    hash: blob({ mode: 'buffer' }).notNull().default(NONE),
  },
  (table) => [primaryKey({ columns: [table.documentId, table.place] })],
);

/** Whose a client id is in a document: the author of the first entry with content under it. */
export const journalClient = sqliteTable(
  'journal_client',
  {
    documentId: text('document_id').notNull(),
    clientId: integer('client_id').notNull(),
    author: text().notNull(),
    /** Of that first entry. */
    place: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.documentId, table.clientId] })],
);

/** Old entries of a document, one after another in one compressed piece. */
export const journalPack = sqliteTable(
  'journal_pack',
  {
    documentId: text('document_id').notNull(),
    firstPlace: integer('first_place').notNull(),
    lastPlace: integer('last_place').notNull(),
    /** Where the document's chain of hashes stands before the first and after the last. */
    hashBefore: blob('hash_before', { mode: 'buffer' }).notNull(),
    hash: blob({ mode: 'buffer' }).notNull(),
    data: blob({ mode: 'buffer' }).notNull(),
    /** Over everything else in the row. */
    sha256: blob({ mode: 'buffer' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.documentId, table.firstPlace] })],
);

/** A document whose history was deleted, and where it stood then. */
export const journalPurge = sqliteTable('journal_purge', {
  documentId: text('document_id').primaryKey(),
  /** The document that goes on in its place. */
  successor: text().notNull(),
  /** Who asked for it. */
  author: text().notNull(),
  at: integer().notNull(),
  place: integer().notNull(),
  hash: blob({ mode: 'buffer' }).notNull(),
});
