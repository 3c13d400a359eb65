import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Makes a folder hold these files and no others, whole and at once: a reader sees the old ones or the new ones.
 *  A server that dies in between has the old ones, or none, and does it again at its next start.
 *  @returns false: the folder was so already, and nothing was written */
export async function writeDirectory(
  folder: string,
  files: ReadonlyMap<string, string>,
): Promise<boolean> {
  if (await holds(folder, files)) return false;
  const fresh = `${folder}.new`;
  const old = `${folder}.old`;
  await rm(fresh, { recursive: true, force: true });
  for (const [path, text] of files) {
    await mkdir(dirname(join(fresh, path)), { recursive: true });
    await writeFile(join(fresh, path), text);
  }
  await rm(old, { recursive: true, force: true });
  await rename(folder, old).catch(unlessMissing);
  await rename(fresh, folder);
  await rm(old, { recursive: true, force: true });
  return true;
}

async function holds(folder: string, files: ReadonlyMap<string, string>): Promise<boolean> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    unlessMissing,
  );
  if (found === undefined) return false;
  if (found.filter((one) => one.isFile()).length !== files.size) return false;
  for (const [path, text] of files) {
    const kept = await readFile(join(folder, path), 'utf8').catch(() => null);
    if (kept !== text) return false;
  }
  return true;
}

function unlessMissing(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}
