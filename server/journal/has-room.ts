import { rmSync, writeFileSync } from 'node:fs';

const SOME = 256 * 1024;

/** Whether there is room for more than a word or two: SQLite alone would find that a tiny write still fits
 *  into its log, and the next one that somebody means would fail again. */
export function hasRoom(file: string): boolean {
  const trial = `${file}-room`;
  try {
    writeFileSync(trial, Buffer.alloc(SOME));
    return true;
  } catch {
    return false;
  } finally {
    rmSync(trial, { force: true });
  }
}
