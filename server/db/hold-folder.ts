import { join } from 'node:path';
import Database from 'better-sqlite3';
import { CannotStart } from './cannot-start.ts';
import { inWords } from './root-of.ts';

/** A server that was told to stop has so long to write everything and go. */
const PATIENCE_MS = 10_000;

/** Keeps a data folder for this process alone. Two servers on one folder would lose nothing, but each would
 *  write past what the other has in memory. The lock is the operating system's: it ends with the process,
 *  however that ends.
 *  @returns lets the folder go
 *  @throws CannotStart when another process has it and does not let go */
export function holdFolder(folder: string, patience = PATIENCE_MS): () => void {
  const file = join(folder, 'in-use.lock');
  let lock: Database.Database | undefined;
  try {
    lock = new Database(file, { timeout: patience });
    lock.exec('BEGIN EXCLUSIVE');
    return () => lock?.close();
  } catch (error) {
    lock?.close();
    if (!(error instanceof Database.SqliteError && error.code === 'SQLITE_BUSY')) {
      throw new CannotStart(`${file} could not be used: ${inWords(error)}`);
    }
    throw new CannotStart(
      `Another server is using the folder ${folder}. Stop it first, or set DATA_DIR to another folder.`,
    );
  }
}
