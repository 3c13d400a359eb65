import type { Database } from 'better-sqlite3';
import * as Y from 'yjs';

/** How far the rows of this book have been filled in: kept in the file as `user_version`. */
const FILLED_IN = 1;

/** Fills in what columns that were added later must hold, once, in one transaction. */
export function backfill(connection: Database): void {
  const run = connection.transaction(() => {
    const done = connection.pragma('user_version', { simple: true }) as number;
    if (done >= FILLED_IN) return;
    if (done < 1) bindClients(connection);
    connection.pragma(`user_version = ${FILLED_IN}`);
  });
  run.immediate();
}

interface EntryRow {
  readonly position: number;
  readonly document: string;
  readonly place: number;
  readonly author: string;
  readonly clientId: number | null;
  readonly data: Uint8Array;
}

/** Reads out of each entry which client ids have content in it, and binds each to its first author. */
function bindClients(connection: Database): void {
  const rows = connection.prepare<[number], EntryRow>(
    `SELECT position, document_id AS document, place, author, client_id AS clientId, data
     FROM journal_entry WHERE position > ? ORDER BY position LIMIT 1000`,
  );
  const note = connection.prepare(
    `UPDATE journal_entry SET client_id = ?, other_clients = ? WHERE position = ?`,
  );
  const bind = connection.prepare(
    `INSERT INTO journal_client (document_id, client_id, author, place) VALUES (?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  );
  let last = 0;
  for (let some = rows.all(last); some.length > 0; some = rows.all(last)) {
    for (const row of some) {
      last = row.position;
      const clients = clientsIn(row);
      for (const client of clients) bind.run(row.document, client, row.author, row.place);
      if (clients.length < 2) continue;
      note.run(clients[0], JSON.stringify(clients.slice(1)), row.position);
    }
  }
}

function clientsIn({ clientId, data }: EntryRow): number[] {
  const leading = clientId === null ? [] : [clientId];
  try {
    const { structs } = Y.decodeUpdate(data);
    const written = structs.filter((one) => !(one instanceof Y.Skip));
    return [...new Set([...leading, ...written.map((one) => one.id.client)])];
  } catch {
    // An entry that cannot be read makes its document unreadable, and must not keep the others from opening.
    return leading;
  }
}
