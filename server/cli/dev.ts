import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The server, restarted when its source changes, and Vite's own server for the pages in front of it. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const start = (args: readonly string[]) =>
  spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });

const children = [
  start(['--watch-path=server', '--watch-path=shared', 'server/main.ts', '--demonstration']),
  start(['node_modules/vite/bin/vite.js', '--config', 'client/vite.config.ts']),
];
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    for (const child of children) child.kill(signal);
  });
}
