import type { Database } from 'better-sqlite3';
import * as Y from 'yjs';

/** Reads out of each entry which client ids have content in it, and binds each to its first author. */
export function backfillClients(connection: Database): void {
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
      if (clients.length === 0 || (clients.length === 1 && clients[0] === row.clientId)) continue;
      const others = clients.length > 1 ? JSON.stringify(clients.slice(1)) : null;
      note.run(clients[0], others, row.position);
    }
  }
}

interface EntryRow {
  readonly position: number;
  readonly document: string;
  readonly place: number;
  readonly author: string;
  readonly clientId: number | null;
  readonly data: Uint8Array;
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
