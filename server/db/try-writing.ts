import { statfsSync } from 'node:fs';
import type { Database } from 'better-sqlite3';

/** A file system with less room than this counts as full: the log of a busy second would not fit. */
const LEAST_ROOM = 1024 * 1024;

/** Whether this database can be written now: `null`, or what is wrong. Writes a page and waits for the disk. */
export function tryWriting(connection: Database): string | null {
  try {
    // A log that was written before may have room of its own on a disk that has none.
    if (!connection.memory && roomAt(connection.name) < LEAST_ROOM) return 'The disk is full.';
    const version = connection.pragma('user_version', { simple: true });
    connection.pragma(`user_version = ${version}`);
    return null;
  } catch (error) {
    return `${String(error)}.`;
  }
}

function roomAt(file: string): number {
  const { bavail, bsize } = statfsSync(file);
  return bavail * bsize;
}
