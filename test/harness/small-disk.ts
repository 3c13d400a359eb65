import { spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  rmdirSync,
  rmSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of a few megabytes, in memory. */
export interface SmallDisk {
  readonly folder: string;
  /** Fills it with ballast but for so many bytes. */
  fill(left: number): void;
  free(): void;
  unmount(): void;
}

/** Why this machine cannot have one; `null` if it can. */
export async function whyNoSmallDisk(): Promise<string | null> {
  if (process.platform !== 'linux') return 'tmpfs is for Linux; this is another system';
  if (process.getuid?.() !== 0) return 'only root may mount a tmpfs';
  try {
    mountSmallDisk(1).unmount();
    return null;
  } catch (error) {
    return `a tmpfs cannot be mounted here: ${error instanceof Error ? error.message : error}`;
  }
}

export function mountSmallDisk(megabytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'matters-arising-disk-'));
  run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'none', folder);
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fill: (left) => {
      const file = openSync(ballast, 'a');
      const block = Buffer.alloc(4096);
      let size = 0;
      try {
        for (;;) size += writeSync(file, block);
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
      } finally {
        closeSync(file);
      }
      truncateSync(ballast, Math.max(0, size - left));
    },
    free: () => rmSync(ballast, { force: true }),
    unmount: () => {
      run('umount', folder);
      if (existsSync(folder)) rmdirSync(folder);
    },
  };
}

function run(command: string, ...words: string[]): void {
  const done = spawnSync(command, words, { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(done.stderr?.trim() || `${command} failed`);
}
