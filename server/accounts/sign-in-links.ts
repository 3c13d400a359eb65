import { and, eq, isNotNull, isNull, lte } from 'drizzle-orm';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import { createUnitOfWork, type Transaction } from '#server/db/unit-of-work.ts';
import type { AuditBook } from '#server/records/audit-book.ts';
import { type PersonId, toPersonId } from '#shared/ids.ts';
import { hashOf } from './tokens.ts';

export interface NewLink {
  /** Milliseconds since 1970; `null`: reusable and without an end, for the demonstration only. */
  readonly expiresAt: number | null;
  /** A token that is known already; without one a random one is made. */
  readonly token?: string;
}

/** Links that sign one person in. Of a link only a SHA-256 is kept. */
export interface SignInLinks {
  make(person: PersonId, link: NewLink): Promise<string>;
  /** Whose a link is; asking uses nothing up, because mail scanners open links. */
  holder(token: string): Promise<{ readonly personId: PersonId; readonly name: string } | null>;
  /** Uses a link: one with an end signs in once. */
  take(token: string): Promise<PersonId | null>;
  /** Removes the links whose time is over. */
  dropExpired(): Promise<void>;
}

export interface SignInLinksDeps {
  readonly db: RecordsDatabase;
  readonly audit: AuditBook;
  readonly now: () => number;
  readonly newToken: () => string;
}

export function createSignInLinks({ db, audit, now, newToken }: SignInLinksDeps): SignInLinks {
  const unitOfWork = createUnitOfWork(db);

  const valid = (reader: Pick<Transaction, 'select'>, token: string) => {
    const row = reader
      .select({ link: t.signInLink, person: t.person })
      .from(t.signInLink)
      .innerJoin(t.person, eq(t.person.id, t.signInLink.personId))
      .where(and(eq(t.signInLink.tokenHash, hashOf(token)), isNull(t.person.disabledAt)))
      .get();
    if (row === undefined) return null;
    if (row.link.expiresAt !== null && row.link.expiresAt <= now()) return null;
    return row;
  };

  return {
    make: async (person, { expiresAt, token = newToken() }) => {
      const link = { personId: person, createdAt: now(), expiresAt };
      await unitOfWork.run((transaction) => {
        transaction
          .insert(t.signInLink)
          .values({ tokenHash: hashOf(token), ...link })
          .onConflictDoUpdate({ target: t.signInLink.tokenHash, set: link })
          .run();
        // The demonstration's are made again at each start, for nobody real.
        if (expiresAt === null) return;
        audit.write(transaction, {
          by: 'server',
          capacity: 'server',
          deed: 'sign-in-link-made',
          committeeId: null,
          thing: 'account',
          thingId: person,
          reason: 'It was asked for on the server’s own command line.',
        });
      });
      return token;
    },

    holder: async (token) => {
      const row = valid(db, token);
      return row === null ? null : { personId: toPersonId(row.person.id), name: row.person.name };
    },

    take: (token) =>
      unitOfWork.run((transaction) => {
        const row = valid(transaction, token);
        if (row === null) return null;
        if (row.link.expiresAt !== null) {
          transaction
            .delete(t.signInLink)
            .where(eq(t.signInLink.tokenHash, row.link.tokenHash))
            .run();
        }
        return toPersonId(row.person.id);
      }),

    dropExpired: async () => {
      const over = and(isNotNull(t.signInLink.expiresAt), lte(t.signInLink.expiresAt, now()));
      // Looked for first: a write waits for the disk.
      if (db.select().from(t.signInLink).where(over).get() === undefined) return;
      await unitOfWork.run((transaction) => {
        transaction.delete(t.signInLink).where(over).run();
      });
    },
  };
}
