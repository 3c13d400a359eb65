import type { Database } from 'better-sqlite3';

/** Megabytes of a file's pages that a connection keeps. better-sqlite3's default is 16, and a journal that is
 *  only ever added to fills that in half an hour, on each of its connections, with pages that nobody reads again. */
const PAGES_MB = 4;

/** On every connection, explicitly: better-sqlite3's own default looks like FULL and is NORMAL from the
 *  first write on, which loses commits at a power cut (relay.md 4.4).
 *  @param pagesMb for a file whose pages are read again and again */
export function applyPragmas(connection: Database, pagesMb = PAGES_MB): void {
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  connection.pragma('busy_timeout = 5000');
  // Below zero: kibibytes and not pages.
  connection.pragma(`cache_size = ${-1024 * pagesMb}`);
}
