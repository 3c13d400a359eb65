import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { holdFolder } from '#server/db/hold-folder.ts';
import { temporaryFolder } from '#test/harness/temporary-journal.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** What another process is told that asks for a folder. */
function elsewhere(folder: string): string {
  const program = `
    import { holdFolder } from './server/db/hold-folder.ts';
    try { holdFolder(process.argv[1], 50); console.log('held'); }
    catch (error) { console.log(error.name + ': ' + error.message); }`;
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', program, folder], {
    cwd: root,
    encoding: 'utf8',
  });
  return run.stdout.trim();
}

test('[J16] a data folder belongs to one server at a time, and is free when that one ends', () => {
  const folder = temporaryFolder();
  const letGo = holdFolder(folder);
  expect(elsewhere(folder)).toBe(
    `CannotStart: Another server is using the folder ${folder}. Stop it first, or set DATA_DIR to another folder.`,
  );
  letGo();
  // It never lets go by itself: its end does.
  expect(elsewhere(folder)).toBe('held');
  expect(elsewhere(folder)).toBe('held');
});
