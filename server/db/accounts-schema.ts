import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

// Accounts.

/** A reusable link of the demonstration, or one made by `npm run sign-in-link`. Only its hash is kept. */
export const signInLink = sqliteTable('sign_in_link', {
  tokenHash: text('token_hash').primaryKey(),
  personId: text('person_id').notNull(),
  createdAt: integer('created_at').notNull(),
  /** `null`: reusable, for the demonstration only. */
  expiresAt: integer('expires_at'),
});

export const session = sqliteTable(
  'session',
  {
    tokenHash: text('token_hash').primaryKey(),
    personId: text('person_id').notNull(),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
  },
  (table) => [index('session_person').on(table.personId)],
);
