import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A key of this installation's own, beside its data and not in it: made on first use, readable by the owner
 *  alone. */
export function ownKey(
  folder: string,
  name: string,
  randomBytes: (size: number) => Uint8Array,
): Uint8Array {
  const file = join(folder, name);
  try {
    writeFileSync(file, randomBytes(32), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file);
}
