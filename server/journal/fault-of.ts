import Database from 'better-sqlite3';
import { type FaultKind, JournalFault } from './journal.ts';

/** No room for the index of the write-ahead log: nothing has been written yet. */
const NO_ROOM = new Set(['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE']);

/** What an error while writing means. After a failed fsync the pages may be lost although a second try would
 *  report success, so that nothing more may be written. A full disk is another matter: that transaction was
 *  rolled back, and there may be room later. */
export function faultOf(error: unknown): FaultKind {
  if (error instanceof JournalFault) return error.kind;
  const code = error instanceof Database.SqliteError ? error.code : '';
  if (NO_ROOM.has(code)) return 'full';
  const isBroken = ['SQLITE_IOERR', 'SQLITE_CORRUPT', 'SQLITE_NOTADB'].some((one) =>
    code.startsWith(one),
  );
  return isBroken ? 'broken' : 'behind';
}

/** What people are told, beside the disk's own words. */
export function inWords(fault: FaultKind, why: string): string {
  if (fault === 'full') return 'The disk is full. Nothing can be saved until there is room.';
  if (fault === 'broken') {
    return `The disk failed. Nothing more is saved until the server has been started again. (${why})`;
  }
  return `The journal could not write: ${why}`;
}
