import { blob, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** `journal.db`: the append-only book of document updates. The writer thread alone writes it. */

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
    sha256: blob({ mode: 'buffer' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.documentId, table.place] })],
);
