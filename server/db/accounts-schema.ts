import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

// Accounts. A person with an address, whose account is not closed, is who may sign in.

/** A link that signs somebody in. Of the link only a hash is kept. */
export const signInLink = sqliteTable(
  'sign_in_link',
  {
    tokenHash: text('token_hash').primaryKey(),
    /** `null`: of whoever sets up the service, who is no person on record yet. */
    personId: text('person_id'),
    /** `handed`: printed by a command, or one of the demonstration. `letter`, `invitation`, `founding`. */
    kind: text().notNull().default('handed'),
    createdAt: integer('created_at').notNull(),
    /** `null`: reusable, for the demonstration only. */
    expiresAt: integer('expires_at'),
    /** The code in the same letter, made unreadable with the installation's key. */
    codeHash: text('code_hash'),
    wrongCodes: integer('wrong_codes').notNull().default(0),
  },
  (table) => [index('sign_in_link_person').on(table.personId)],
);

// The tables of better-auth. Its user is our person; it reads persons and never writes one. Its instants
// are `Date`s.

const instant = (name: string) => integer(name, { mode: 'timestamp_ms' });

export const session = sqliteTable(
  'session',
  {
    /** Names the session without opening it. */
    id: text().primaryKey(),
    /** SHA-256 of what the browser has. */
    token: text().notNull(),
    userId: text('person_id').notNull(),
    createdAt: instant('created_at').notNull(),
    /** When it was last used, to a few minutes. */
    updatedAt: instant('updated_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    /** Always empty: addresses of members are nobody's business. */
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
  },
  (table) => [
    index('session_person').on(table.userId),
    uniqueIndex('session_token').on(table.token),
  ],
);

/** Somebody's account with an organisation that signs people in for us. Its tokens are never kept. */
export const linkedIdentity = sqliteTable(
  'linked_identity',
  {
    id: text().primaryKey(),
    providerId: text('provider_id').notNull(),
    accountId: text('account_id').notNull(),
    userId: text('person_id').notNull(),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: instant('access_token_expires_at'),
    refreshTokenExpiresAt: instant('refresh_token_expires_at'),
    scope: text(),
    password: text(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [uniqueIndex('linked_identity_account').on(table.providerId, table.accountId)],
);

/** What a sign-in at an organisation brings back, while it is under way. */
export const signInState = sqliteTable(
  'sign_in_state',
  {
    id: text().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: instant('expires_at').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [index('sign_in_state_identifier').on(table.identifier)],
);

/** What is known of somebody's account besides the person. */
export const accountHistory = sqliteTable('account_history', {
  personId: text('person_id').primaryKey(),
  invitedAt: integer('invited_at'),
  invitedBy: text('invited_by'),
  lastSignedInAt: integer('last_signed_in_at'),
});
