import { and, eq, gt } from 'drizzle-orm';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import { createUnitOfWork, type Transaction } from '#server/db/unit-of-work.ts';
import type { AuditBook } from '#server/records/audit-book.ts';
import { type PersonId, toPersonId } from '#shared/ids.ts';
import { hashOf } from './tokens.ts';

/** How long the link works; a new start makes a new one. */
const VALID_MS = 24 * 60 * 60 * 1000;

/** The way in to a service that knows nobody yet: one link, for whoever starts it. */
export interface FirstAdministrator {
  /** Makes the link, and earlier ones useless. `null`: somebody is on record already. */
  makeLink(): Promise<string | null>;
  isOpen(token: string): boolean;
  /** Puts the first person on record, as an administrator. `null`: somebody was first. */
  begin(
    token: string,
    person: { readonly name: string; readonly email: string },
  ): Promise<PersonId | null>;
}

export interface FirstAdministratorDeps {
  readonly db: RecordsDatabase;
  readonly audit: AuditBook;
  readonly now: () => number;
  readonly newToken: () => string;
  readonly random: () => string;
}

export function createFirstAdministrator(deps: FirstAdministratorDeps): FirstAdministrator {
  const { db, audit, now, newToken, random } = deps;
  const unitOfWork = createUnitOfWork(db);

  const nobody = (reader: Pick<Transaction, 'select'>) =>
    reader.select().from(t.person).limit(1).get() === undefined;
  const opens = (reader: Pick<Transaction, 'select'>, token: string) =>
    nobody(reader) &&
    reader
      .select()
      .from(t.signInLink)
      .where(
        and(
          eq(t.signInLink.tokenHash, hashOf(token)),
          eq(t.signInLink.kind, 'founding'),
          gt(t.signInLink.expiresAt, now()),
        ),
      )
      .get() !== undefined;
  const dropLinks = (transaction: Transaction) =>
    transaction.delete(t.signInLink).where(eq(t.signInLink.kind, 'founding')).run();

  return {
    makeLink: async () => {
      if (!nobody(db)) return null;
      const token = newToken();
      await unitOfWork.run((transaction) => {
        dropLinks(transaction);
        transaction
          .insert(t.signInLink)
          .values({
            tokenHash: hashOf(token),
            personId: null,
            kind: 'founding',
            createdAt: now(),
            expiresAt: now() + VALID_MS,
          })
          .run();
      });
      return token;
    },

    isOpen: (token) => opens(db, token),

    begin: (token, { name, email }) =>
      unitOfWork.run((transaction) => {
        if (!opens(transaction, token)) return null;
        dropLinks(transaction);
        const id = toPersonId(random());
        transaction.insert(t.person).values({ id, name, email, administrator: true }).run();
        audit.write(transaction, {
          by: id,
          capacity: 'administrator',
          deed: 'account-added',
          committeeId: null,
          thing: 'person',
          thingId: id,
          after: { name, administrator: true },
        });
        return id;
      }),
  };
}
