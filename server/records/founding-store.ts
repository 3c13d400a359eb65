import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import { createUnitOfWork, type Transaction } from '#server/db/unit-of-work.ts';
import type { AuditBook, AuditEntry } from './audit-book.ts';
import type { Founding, FoundingSeat } from './founding.ts';
import { writeMeeting } from './write-meeting.ts';

/** Where a whole committee is written at once. */
export interface FoundingStore {
  /** No committee, person or document is on record yet. */
  isEmpty(): Promise<boolean>;
  /** Writes everything or nothing.
   *  @throws NotEmpty when anything is on record already; the check is part of the transaction. */
  found(founding: Founding, at: number, entry: AuditEntry): Promise<void>;
}

/** A committee is founded only where there is nothing that it could be mixed up with. */
export class NotEmpty extends Error {
  constructor() {
    super('There are records already. A committee is founded only in an empty database.');
    this.name = 'NotEmpty';
  }
}

export function createFoundingStore(db: RecordsDatabase, audit: AuditBook): FoundingStore {
  const unitOfWork = createUnitOfWork(db);
  return {
    isEmpty: () => unitOfWork.run(nothingIn),
    found: (founding, at, entry) =>
      unitOfWork.run((transaction) => {
        if (!nothingIn(transaction)) throw new NotEmpty();
        writeStanding(transaction, founding, at);
        for (const meeting of founding.meetings) {
          writeMeeting(transaction, founding.committee.id, meeting, at, 'server');
        }
        audit.write(transaction, entry);
      }),
  };
}

function nothingIn(transaction: Transaction): boolean {
  return [t.committee, t.person, t.document].every(
    (table) => transaction.select({ id: table.id }).from(table).limit(1).get() === undefined,
  );
}

function writeStanding(transaction: Transaction, founding: Founding, at: number): void {
  const { committee, organisations, seats } = founding;
  const committeeId = committee.id;
  insert(transaction, t.area, founding.areas);
  insert(
    transaction,
    t.organisation,
    organisations.map(({ id, name, kind }) => ({ id, name, kind })),
  );
  insert(
    transaction,
    t.organisationArea,
    organisations.flatMap(({ id, areaIds }) =>
      areaIds.map((areaId) => ({ organisationId: id, areaId })),
    ),
  );
  insert(transaction, t.person, founding.persons);
  insert(transaction, t.committee, [{ ...committee, primaryFocus: [...committee.primaryFocus] }]);
  insert(
    transaction,
    t.committeeOrganisation,
    organisations.map(({ id }) => ({
      committeeId,
      organisationId: id,
      role: founding.parentIds.includes(id) ? 'parent' : 'related',
    })),
  );
  if (founding.terms !== null) {
    insert(transaction, t.termsOfReference, [
      { ...founding.terms, committeeId, version: 1, createdAt: at, createdBy: 'server' },
    ]);
  }
  insert(
    transaction,
    t.post,
    founding.posts.map((post) => ({ ...post, committeeId })),
  );
  insert(
    transaction,
    t.seat,
    seats.map(({ areaIds: _, appointment: __, ...seat }, ordinal) => ({
      ...seat,
      committeeId,
      ordinal,
    })),
  );
  insert(
    transaction,
    t.seatArea,
    seats.flatMap(({ id, areaIds }) => areaIds.map((areaId) => ({ seatId: id, areaId }))),
  );
  insert(transaction, t.appointment, seats.flatMap(appointmentRows));
  insert(
    transaction,
    t.bodySecretary,
    (founding.bodySecretaries ?? []).map((one) => ({ ...one, id: one.personId, toDay: null })),
  );
}

function appointmentRows({ id, appointment }: FoundingSeat) {
  if (appointment === null) return [];
  const { personId, nominatedBy, fromDay } = appointment;
  return [
    { id: `${id}-1`, seatId: id, personId, nominatedBy: [...nominatedBy], fromDay, toDay: null },
  ];
}

function insert<Table extends SQLiteTable>(
  transaction: Transaction,
  table: Table,
  rows: readonly Table['$inferInsert'][],
): void {
  for (const row of rows) transaction.insert(table).values(row).run();
}
