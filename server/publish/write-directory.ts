import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';

/** Makes a folder hold these files and no others, whole and at once: a reader sees the old ones or the new ones.
 *  A server that dies in between has the old ones, or none, and does it again at its next start.
 *  @returns false: the folder was so already, and nothing was written
 *  @throws Error where the folder holds anything but public pages: nothing is written and nothing goes */
export async function writeDirectory(
  folder: string,
  files: ReadonlyMap<string, string>,
): Promise<boolean> {
  const fresh = `${folder}.new`;
  const old = `${folder}.old`;
  for (const one of [folder, fresh, old]) await requireOurs(one);
  // Left by a server that died: what is withheld today may stand there.
  for (const one of [fresh, old]) await rm(one, { recursive: true, force: true });
  if (await holds(folder, await filesIn(folder), files)) return false;
  for (const [path, text] of files) {
    await mkdir(dirname(join(fresh, path)), { recursive: true });
    await writeFile(join(fresh, path), text);
  }
  await rename(folder, old).catch(unlessMissing);
  await rename(fresh, folder);
  await rm(old, { recursive: true, force: true });
  return true;
}

/** Whatever else stands in the folder, somebody has put there for another purpose: a folder is given by a setting,
 *  and a wrong one must not cost anybody their files. */
const OURS = /^(index\.html|record\.json|feed\.xml)$/;

async function requireOurs(folder: string): Promise<void> {
  const strange = (await filesIn(folder)).find((path) => !OURS.test(basename(path)));
  if (strange === undefined) return;
  throw new Error(`${folder} holds ${strange}, which is no public page. Nothing was written.`);
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    unlessMissing,
  );
  return (found ?? [])
    .filter((one) => !one.isDirectory())
    .map((one) => relative(folder, join(one.parentPath, one.name)));
}

async function holds(
  folder: string,
  found: readonly string[],
  files: ReadonlyMap<string, string>,
): Promise<boolean> {
  if (found.length !== files.size) return false;
  for (const [path, text] of files) {
    const kept = await readFile(join(folder, path), 'utf8').catch(() => null);
    if (kept !== text) return false;
  }
  return true;
}

function unlessMissing(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}
