import type { Database } from 'better-sqlite3';
import { backfillChain } from './backfill-chain.ts';
import { backfillClients } from './backfill-clients.ts';

/** How far the rows of this book have been filled in: kept in the file as `user_version`. */
const FILLED_IN = 2;

/** Fills in what columns that were added later must hold, once, in one transaction. */
export function backfill(connection: Database): void {
  const run = connection.transaction(() => {
    const done = connection.pragma('user_version', { simple: true }) as number;
    if (done >= FILLED_IN) return;
    if (done < 1) backfillClients(connection);
    if (done < 2) backfillChain(connection);
    connection.pragma(`user_version = ${FILLED_IN}`);
  });
  run.immediate();
}
