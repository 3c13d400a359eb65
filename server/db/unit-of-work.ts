import type { RecordsDatabase } from './open-records.ts';

/** What a store's writing methods are given: the open transaction. */
export type Transaction = Parameters<Parameters<RecordsDatabase['transaction']>[0]>[0];

/** All or nothing. The work is synchronous inside, because better-sqlite3 refuses asynchronous
 *  transactions; callers see a promise, so that PostgreSQL can stand behind the same interface. Nothing is
 *  announced inside: changes are told after the promise resolves. */
export interface UnitOfWork {
  run<T>(work: (transaction: Transaction) => T): Promise<T>;
}

export function createUnitOfWork(db: RecordsDatabase): UnitOfWork {
  return { run: async (work) => db.transaction((transaction) => work(transaction)) };
}
