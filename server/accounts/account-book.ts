import { asc, eq, inArray, sql } from 'drizzle-orm';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import { createUnitOfWork, type Transaction } from '#server/db/unit-of-work.ts';
import type { AuditBook, AuditEntry } from '#server/records/audit-book.ts';
import { type PersonId, toPersonId } from '#shared/ids.ts';
import type { Sessions } from './sessions.ts';

/** A person as somebody who may sign in. */
export interface AccountRow {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string | null;
  readonly administrator: boolean;
  readonly closedAt: number | null;
  readonly invitedAt: number | null;
  readonly lastSignedInAt: number | null;
  /** Where they are signed in now. */
  readonly sessions: number;
}

export interface AccountBookDeps {
  readonly db: RecordsDatabase;
  readonly audit: AuditBook;
  readonly sessions: Pick<Sessions, 'endAll' | 'tell'>;
  readonly now: () => number;
}

/** The commands' Accounts, to the letter. What takes a right away ends the sessions and the letters that it
 *  stands on in the same unit of work. */
export function createAccountBook({ db, audit, sessions, now }: AccountBookDeps) {
  const unitOfWork = createUnitOfWork(db);

  const rows = db
    .select({
      person: t.person,
      history: t.accountHistory,
      sessions: sql<number>`count(${t.session.id})`,
    })
    .from(t.person)
    .leftJoin(t.accountHistory, eq(t.accountHistory.personId, t.person.id))
    .leftJoin(t.session, eq(t.session.userId, t.person.id))
    .groupBy(t.person.id)
    .orderBy(asc(t.person.name), asc(t.person.id));

  const rowOf = (row: ReturnType<(typeof rows)['all']>[number]): AccountRow => ({
    id: toPersonId(row.person.id),
    name: row.person.name,
    email: row.person.email,
    administrator: row.person.administrator,
    closedAt: row.person.disabledAt,
    invitedAt: row.history?.invitedAt ?? null,
    lastSignedInAt: row.history?.lastSignedInAt ?? null,
    sessions: row.sessions,
  });

  /** Every door that was open to them. The demonstration's links are doors for good, and stay. */
  const shut = (transaction: Transaction, person: PersonId) => {
    transaction
      .delete(t.signInLink)
      .where(
        inArray(
          t.signInLink.tokenHash,
          transaction
            .select({ hash: t.signInLink.tokenHash })
            .from(t.signInLink)
            .where(
              sql`${t.signInLink.personId} = ${person} and ${t.signInLink.expiresAt} is not null`,
            ),
        ),
      )
      .run();
    return sessions.endAll(transaction, person);
  };

  return {
    all: async (): Promise<readonly AccountRow[]> => rows.all().map(rowOf),

    get: async (person: PersonId): Promise<AccountRow | null> =>
      rows
        .all()
        .map(rowOf)
        .find((one) => one.id === person) ?? null,

    holderOf: async (email: string): Promise<PersonId | null> => {
      const row = db.select().from(t.person).where(eq(t.person.email, email)).get();
      return row === undefined ? null : toPersonId(row.id);
    },

    add: (
      person: Pick<AccountRow, 'id' | 'name' | 'email' | 'administrator'>,
      entry: AuditEntry,
    ): Promise<void> =>
      unitOfWork.run((transaction) => {
        transaction.insert(t.person).values(person).run();
        audit.write(transaction, entry);
      }),

    changeAddress: async (person: PersonId, email: string, entry: AuditEntry): Promise<void> => {
      const ended = await unitOfWork.run((transaction) => {
        transaction.update(t.person).set({ email }).where(eq(t.person.id, person)).run();
        audit.write(transaction, entry);
        return shut(transaction, person);
      });
      sessions.tell(ended);
    },

    close: async (person: PersonId, entry: AuditEntry): Promise<void> => {
      const ended = await unitOfWork.run((transaction) => {
        const disabledAt = now();
        transaction.update(t.person).set({ disabledAt }).where(eq(t.person.id, person)).run();
        audit.write(transaction, entry);
        return shut(transaction, person);
      });
      sessions.tell(ended);
    },

    reopen: (person: PersonId, entry: AuditEntry): Promise<void> =>
      unitOfWork.run((transaction) => {
        transaction.update(t.person).set({ disabledAt: null }).where(eq(t.person.id, person)).run();
        audit.write(transaction, entry);
      }),

    endSessions: async (person: PersonId, entry: AuditEntry): Promise<void> => {
      const ended = await unitOfWork.run((transaction) => {
        audit.write(transaction, entry);
        return shut(transaction, person);
      });
      sessions.tell(ended);
    },
  };
}
