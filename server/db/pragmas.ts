import type { Database } from 'better-sqlite3';

/** On every connection, explicitly: better-sqlite3's own default looks like FULL and is NORMAL from the
 *  first write on, which loses commits at a power cut (relay.md 4.4). */
export function applyPragmas(connection: Database): void {
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  connection.pragma('busy_timeout = 5000');
}
