import Database from 'better-sqlite3';
import { CannotStart } from '#server/db/cannot-start.ts';
import { inWords, rootOf } from '#server/db/root-of.ts';
import { JournalFault } from '#server/journal/journal.ts';

/** What keeps the server from starting, as a sentence for whoever runs it; `null`: it is a mistake in the
 *  program, and where it happened is worth more than words. */
export function whyNotStarted(error: unknown, folder: string): string | null {
  if (error instanceof CannotStart) return error.message;
  if (error instanceof JournalFault) {
    return error.cause === undefined ? error.message : `${error.message}: ${inWords(error)}`;
  }
  if (!isOfTheDisk(rootOf(error))) return null;
  return `The data in ${folder} could not be read or written: ${inWords(error)}. See to the disk and start again.`;
}

/** SQLite's errors and the system's own. */
function isOfTheDisk(error: unknown): boolean {
  return error instanceof Database.SqliteError || (error instanceof Error && 'syscall' in error);
}
