import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The installation's own key for demonstration links, so that they stay the same after a restart and are
 *  useless elsewhere. Made on first use, readable by the owner alone. */
export function demonstrationKey(
  folder: string,
  randomBytes: (size: number) => Uint8Array,
): Uint8Array {
  const file = join(folder, 'demonstration.key');
  try {
    writeFileSync(file, randomBytes(32), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file);
}
