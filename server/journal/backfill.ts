import type { Database } from 'better-sqlite3';
import { backfillChain } from './backfill-chain.ts';
import { backfillClients } from './backfill-clients.ts';

/** How far the rows of this book have been filled in: kept in the file as `user_version`. */
const FILLED_IN = 3;

/** Fills in what columns that were added later must hold, once, in one transaction; and writes the file anew
 *  when it is from before what is deleted was written over. */
export function backfill(connection: Database): void {
  const done = connection.pragma('user_version', { simple: true }) as number;
  if (done >= FILLED_IN) return;
  const run = connection.transaction(() => {
    if (done < 1) backfillClients(connection);
    if (done < 2) backfillChain(connection);
    connection.pragma('user_version = 2');
  });
  if (done < 2) run.immediate();
  connection.exec('VACUUM');
  connection.pragma(`user_version = ${FILLED_IN}`);
}
