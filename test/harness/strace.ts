import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { until } from './until.ts';

/** Why this machine cannot watch a program's system calls or make them fail; `null` if it can. */
export async function whyNoStrace(): Promise<string | null> {
  if (process.platform !== 'linux') return 'strace is for Linux; this is another system';
  const tried = spawnSync('strace', ['-D', '-f', '-o', '/dev/null', 'true'], { encoding: 'utf8' });
  if (tried.error !== undefined) return 'strace is not installed';
  if (tried.status !== 0) return `strace may not watch other programs here: ${tried.stderr.trim()}`;
  return null;
}

/** Starts a program under strace as our own child, so that killing it is killing the program. */
export function recording(log: string): string[] {
  const calls =
    'openat,pwrite64,pwritev,write,writev,sendto,sendmsg,fsync,fdatasync,sync_file_range,ftruncate,fallocate,unlink,unlinkat,rename,renameat,renameat2,copy_file_range';
  return [
    'strace',
    ...['-D', '-f', '--seccomp-bpf', '-qq', '-ttt', '-yy', '-xx', '-s', '100000000'],
    ...['-e', 'signal=none', '-e', `trace=${calls}`, '-o', log, '--'],
  ];
}

/** Waits until strace has written everything about a program that has ended. */
export async function recorded(log: string): Promise<string> {
  let last = -1;
  return until('strace to end', async () => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const text = readFileSync(log, 'latin1');
    const same = text.length === last && text.endsWith('\n');
    last = text.length;
    return same ? text : null;
  });
}

export interface FailingCalls {
  readonly log: string;
  readonly files: readonly string[];
  readonly calls: readonly string[];
  /** Which of the calls of each thread fails, from 1 on. */
  readonly nth: number;
}

/** Lets a program run, but for the n-th of some calls on some files, which fails with EIO. */
export function failing({ log, files, calls, nth }: FailingCalls): string[] {
  const list = calls.join(',');
  return [
    'strace',
    ...['-D', '-f', '--seccomp-bpf', '-qq', '-o', log, '-e', 'signal=none'],
    ...files.flatMap((file) => ['-P', file]),
    ...['-e', `trace=${list}`, '-e', `inject=${list}:error=EIO:when=${nth}`, '--'],
  ];
}
