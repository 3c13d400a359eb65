import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordedEvent } from './file-record.ts';

/** What is left of writes that were never synced: nothing, everything, or some in any order, the last of
 *  them torn. */
export type Remains = 'nothing' | 'everything' | 'some';

const SECTOR = 512;

type Change =
  | { readonly kind: 'write'; readonly offset: number; readonly data: Buffer }
  | { readonly kind: 'truncate'; readonly size: number };

interface Inode {
  /** What a power cut cannot take away. */
  durable: Buffer;
  /** What was done since; a sync takes the first so many with it. */
  changes: Change[];
}

/** A disk that keeps only what was synced: contents by `fsync` of the file, names by `fsync` of the folder. */
export interface CutDisk {
  /** Takes in what happened next. */
  follow(event: RecordedEvent): void;
  /** Writes the folder as somebody would find it who switched the power on again. */
  leave(folder: string, remains: Remains, random: () => number): void;
}

/** @param folder as it was before, all of it on disk */
export function cutDisk(folder: string): CutDisk {
  const durableNames = new Map<string, Inode>();
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = entry.name;
    // The public pages are a folder that is made anew from the records.
    if (!entry.isFile() || file.endsWith('-shm') || file.startsWith('in-use.lock')) continue;
    durableNames.set(file, { durable: readFileSync(join(folder, file)), changes: [] });
  }
  const names = new Map(durableNames);
  let nameChanges: { readonly file: string; readonly inode: Inode | null }[] = [];
  const syncs = new Map<number, { readonly inode: Inode; readonly changes: readonly Change[] }>();
  const nameSyncs = new Map<number, number>();

  const inodeOf = (file: string): Inode => {
    const inode = names.get(file);
    if (inode === undefined) throw new Error(`The server wrote to ${file}, which is not there`);
    return inode;
  };
  const rename = (file: string, inode: Inode | null) => {
    if (inode === null) names.delete(file);
    else names.set(file, inode);
    nameChanges.push({ file, inode });
  };

  return {
    follow: (event) => {
      switch (event.kind) {
        case 'create':
          if (!names.has(event.file)) rename(event.file, { durable: Buffer.alloc(0), changes: [] });
          return;
        case 'unlink':
          if (names.has(event.file)) rename(event.file, null);
          return;
        case 'write':
        case 'truncate':
          inodeOf(event.file).changes.push(event);
          return;
        case 'sync-begun': {
          const inode = inodeOf(event.file);
          syncs.set(event.number, { inode, changes: [...inode.changes] });
          return;
        }
        case 'sync-done': {
          const sync = syncs.get(event.number);
          if (sync === undefined) return;
          const kept = new Set(sync.changes);
          const done = sync.inode.changes.filter((one) => kept.has(one));
          sync.inode.durable = applied(sync.inode.durable, done);
          sync.inode.changes = sync.inode.changes.filter((one) => !kept.has(one));
          return;
        }
        case 'names-begun':
          nameSyncs.set(event.number, nameChanges.length);
          return;
        case 'names-done': {
          const count = nameSyncs.get(event.number) ?? 0;
          settle(durableNames, nameChanges.slice(0, count));
          nameChanges = nameChanges.slice(count);
          return;
        }
        case 'sent':
      }
    },
    leave: (target, remains, random) => {
      const found = new Map(durableNames);
      // A file system keeps the order of names, as far as it gets.
      const count =
        remains === 'nothing'
          ? 0
          : remains === 'everything'
            ? nameChanges.length
            : Math.floor(random() * (nameChanges.length + 1));
      settle(found, nameChanges.slice(0, count));
      mkdirSync(target, { recursive: true });
      for (const [file, inode] of found) {
        const kept = remaining(inode.changes, remains, random);
        writeFileSync(join(target, file), applied(inode.durable, kept));
      }
    },
  };
}

function settle(
  names: Map<string, Inode>,
  changes: readonly { readonly file: string; readonly inode: Inode | null }[],
): void {
  for (const { file, inode } of changes) {
    if (inode === null) names.delete(file);
    else names.set(file, inode);
  }
}

function remaining(
  changes: readonly Change[],
  remains: Remains,
  random: () => number,
): readonly Change[] {
  if (remains === 'nothing') return [];
  if (remains === 'everything') return changes;
  const kept = changes.filter(() => random() < 0.5);
  const last = kept.at(-1);
  if (last?.kind !== 'write') return kept;
  const sectors = Math.ceil(last.data.length / SECTOR);
  const data = last.data.subarray(0, Math.floor(random() * sectors) * SECTOR);
  return [...kept.slice(0, -1), { ...last, data }];
}

function applied(content: Buffer, changes: readonly Change[]): Buffer {
  if (changes.length === 0) return content;
  const ends = changes.map((one) =>
    one.kind === 'write' ? one.offset + one.data.length : one.size,
  );
  const room = Buffer.alloc(Math.max(content.length, ...ends));
  content.copy(room);
  let size = content.length;
  for (const change of changes) {
    if (change.kind === 'write') {
      change.data.copy(room, change.offset);
      if (change.data.length > 0) size = Math.max(size, change.offset + change.data.length);
    } else {
      if (change.size < size) room.fill(0, change.size, size);
      size = change.size;
    }
  }
  return room.subarray(0, size);
}
