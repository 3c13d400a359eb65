import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Builds the pages when something they are made of is newer than the last build. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const built = join(root, 'client/dist/index.html');

if (
  !existsSync(built) ||
  newest(['client', 'shared', 'package-lock.json']) > statSync(built).mtimeMs
) {
  process.stderr.write('Building the pages …\n');
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const done = spawnSync(
    process.execPath,
    [vite, 'build', '--config', 'client/vite.config.ts', '--logLevel', 'error'],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
  );
  process.exit(done.status ?? 1);
}

function newest(places: readonly string[]): number {
  return Math.max(...places.map((place) => newestIn(join(root, place))));
}

function newestIn(path: string): number {
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return readdirSync(path)
    .filter((name) => name !== 'dist')
    .reduce((latest, name) => Math.max(latest, newestIn(join(path, name))), 0);
}
