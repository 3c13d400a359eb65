import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type CutDisk, cutDisk, type Remains } from './cut-disk.ts';
import { readFileRecord } from './file-record.ts';
import { seededRandom } from './seeded-random.ts';
import { temporaryFolder } from './temporary-journal.ts';

/** A folder with one file, `book`, that says "old" and is all on disk. */
function oldBook(): { readonly disk: CutDisk; readonly folder: string } {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'before'));
  writeFileSync(join(folder, 'before', 'book'), 'old');
  return { disk: cutDisk(join(folder, 'before')), folder };
}

function left(
  { disk, folder }: { readonly disk: CutDisk; readonly folder: string },
  remains: Remains,
): Record<string, string> {
  const target = join(folder, randomUUID());
  disk.leave(target, remains, seededRandom(1));
  return Object.fromEntries(
    readdirSync(target).map((file) => [file, readFileSync(join(target, file), 'utf8')]),
  );
}

const write = (file: string, offset: number, words: string) =>
  ({ at: 0, kind: 'write', file, offset, data: Buffer.from(words) }) as const;

test('what was written and not synced is gone, unless it happened to stay', () => {
  const scene = oldBook();
  scene.disk.follow(write('book', 0, 'new'));
  expect(left(scene, 'nothing')).toEqual({ book: 'old' });
  expect(left(scene, 'everything')).toEqual({ book: 'new' });
});

test('a sync keeps what was written before it was asked for, and only once it has ended', () => {
  const scene = oldBook();
  scene.disk.follow(write('book', 0, 'new'));
  scene.disk.follow({ at: 0, kind: 'sync-begun', file: 'book', number: 1 });
  scene.disk.follow(write('book', 3, 'er'));
  expect(left(scene, 'nothing')).toEqual({ book: 'old' });
  scene.disk.follow({ at: 0, kind: 'sync-done', file: 'book', number: 1 });
  expect(left(scene, 'nothing')).toEqual({ book: 'new' });
});

test('a new file has a name only when its folder was synced; a file taken away stays until then', () => {
  const scene = oldBook();
  scene.disk.follow({ at: 0, kind: 'create', file: 'log' });
  scene.disk.follow(write('log', 0, 'words'));
  scene.disk.follow({ at: 0, kind: 'sync-begun', file: 'log', number: 1 });
  scene.disk.follow({ at: 0, kind: 'sync-done', file: 'log', number: 1 });
  scene.disk.follow({ at: 0, kind: 'unlink', file: 'book' });
  expect(left(scene, 'nothing')).toEqual({ book: 'old' });
  scene.disk.follow({ at: 0, kind: 'names-begun', number: 2 });
  scene.disk.follow({ at: 0, kind: 'names-done', number: 2 });
  expect(left(scene, 'nothing')).toEqual({ log: 'words' });
});

test('the last write that stayed is torn at a sector', () => {
  const scene = oldBook();
  scene.disk.follow(write('book', 0, 'x'.repeat(5000)));
  const sizes = new Set<number>();
  for (let seed = 1; seed <= 40; seed += 1) {
    const target = join(scene.folder, String(seed));
    scene.disk.leave(target, 'some', seededRandom(seed));
    sizes.add(readFileSync(join(target, 'book')).length);
  }
  expect([...sizes].every((size) => size === 3 || size % 512 === 0)).toBe(true);
  expect(sizes.size).toBeGreaterThan(3);
});

test('what strace wrote is read in order, calls that overlap included', () => {
  const hex = (words: string) =>
    [...Buffer.from(words)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
  const book = hex('/data/book-wal');
  const log = [
    `1 10.000001 openat(AT_FDCWD<${hex('/data')}>, "${book}", O_RDWR|O_CREAT, 0644) = 5<${book}>`,
    `1 10.000002 pwrite64(5<${book}>, "${hex('abc')}", 3, 32 <unfinished ...>`,
    `2 10.000003 write(7<TCP:[127.0.0.1:80->127.0.0.1:4242]>, "${hex('saved')}", 5) = 5`,
    `1 10.000004 <... pwrite64 resumed>) = 3`,
    `1 10.000005 fdatasync(5<${book}> <unfinished ...>`,
    `1 10.000006 <... fdatasync resumed>) = 0`,
    `1 10.000007 fsync(5<${book}>) = -1 EIO (Input/output error)`,
    `1 10.000008 fsync(6<${hex('/data')}>) = 0`,
    `1 10.000009 unlink("${book}") = 0`,
  ].join('\n');
  expect(readFileRecord(log, '/data').map(({ at: _, ...event }) => event)).toEqual([
    { kind: 'create', file: 'book-wal' },
    { kind: 'write', file: 'book-wal', offset: 32, data: Buffer.from('abc') },
    { kind: 'sent', port: 4242, data: Buffer.from('saved') },
    { kind: 'sync-begun', file: 'book-wal', number: 4 },
    { kind: 'sync-done', file: 'book-wal', number: 4 },
    { kind: 'sync-begun', file: 'book-wal', number: 5 },
    { kind: 'names-begun', number: 6 },
    { kind: 'names-done', number: 6 },
    { kind: 'unlink', file: 'book-wal' },
  ]);
});
