import * as Y from 'yjs';
import { MAX_MOVED } from './crowd.ts';
import type { Reading } from './read-update.ts';
import { indexAt, type Stored, stateOf } from './stored.ts';
import { malformed, tooLarge } from './unsound.ts';

/** What the deletions of an update amount to. */
export interface Erasure {
  readonly news: 'none' | 'tidying' | 'content';
  /** Some of it is deleted already. */
  readonly repeats: boolean;
}

const NEAR = 6;
/** `null`: something is to be deleted that is neither in the document nor in the update.
 *  @throws Unsound when so much must be split that everybody would wait */
export function weighDeletions(
  { deletions, sections }: Reading,
  doc: Y.Doc,
  maxSplits: number,
): Erasure | null {
  let news: Erasure['news'] = 'none';
  let repeats = false;
  let splits = 0;
  let moved = 0;
  let last = -1;
  let structs: readonly Stored[] = [];
  let held = 0;
  let at = 0;
  const isDeleted = createLookup(deletions);
  for (let i = 0; i < deletions.length; i += 3) {
    const client = deletions[i] as number;
    const clock = deletions[i + 1] as number;
    const end = clock + (deletions[i + 2] as number);
    if (client !== last) {
      last = client;
      structs = doc.store.clients.get(client) ?? [];
      held = stateOf(doc, client);
      at = 0;
    }
    if (end > held) {
      const section = sections.find((one) => one.client === client);
      if (section === undefined || end > section.end) return null;
      if (clock >= held) continue;
    }
    // The deletions of a client come in order, so the next one is mostly just behind the last.
    for (at = indexFrom(structs, at, clock); at < structs.length; at++) {
      const struct = structs[at] as Stored;
      if (struct.id.clock >= end) break;
      if (struct.deleted) {
        repeats = true;
        continue;
      }
      if (isFixed(struct) && !isDeleted((struct.parent as Y.Map<unknown>)._item)) {
        throw malformed('It deletes what has to stay as long as what it stands in');
      }
      if (struct.id.clock < clock || struct.id.clock + struct.length > end) {
        splits += 1;
        moved += structs.length - at;
      }
      const isFormat = struct instanceof Y.Item && struct.content instanceof Y.ContentFormat;
      if (!isFormat) news = 'content';
      else if (news === 'none') news = 'tidying';
    }
    if (splits > maxSplits || moved > MAX_MOVED) throw tooLarge('The number of deletions');
  }
  return { news, repeats };
}

/** Which struct has this clock, looked for near `from` first. */
function indexFrom(structs: readonly Stored[], from: number, clock: number): number {
  const limit = Math.min(structs.length - 1, from + NEAR);
  for (let at = Math.max(0, from - 1); at <= limit; at++) {
    const { id, length } = structs[at] as Stored;
    if (id.clock > clock) break;
    if (clock < id.clock + length) return at;
  }
  return indexAt(structs, clock);
}

/** A text that is an entry's own, as an item's title is: without it the entry could not be shown. */
function isFixed(struct: Stored): struct is Y.Item {
  if (!(struct instanceof Y.Item) || struct.parentSub === null) return false;
  if (!(struct.content instanceof Y.ContentType)) return false;
  return struct.parent instanceof Y.Map && struct.parent._item !== null;
}

/** Whether something is deleted, or is to be. Looked up, because there may be as many entries as deletions. */
function createLookup(deletions: readonly number[]): (item: Y.Item | null) => boolean {
  /** Client → where its deletions begin, and where they end. */
  let ranges: Map<number, { readonly first: number; end: number }> | null = null;

  function rangesByClient() {
    const found = new Map<number, { readonly first: number; end: number }>();
    for (let i = 0; i < deletions.length; i += 3) {
      const range = found.get(deletions[i] as number);
      if (range === undefined) found.set(deletions[i] as number, { first: i, end: i + 3 });
      else range.end = i + 3;
    }
    return found;
  }

  return (item) => {
    if (item === null || item.deleted) return true;
    ranges ??= rangesByClient();
    const range = ranges.get(item.id.client);
    if (range === undefined) return false;
    // The last one that does not begin behind it.
    let left = range.first / 3;
    let right = range.end / 3 - 1;
    while (left < right) {
      const middle = (left + right + 1) >>> 1;
      if ((deletions[middle * 3 + 1] as number) <= item.id.clock) left = middle;
      else right = middle - 1;
    }
    const from = deletions[left * 3 + 1] as number;
    return item.id.clock >= from && item.id.clock < from + (deletions[left * 3 + 2] as number);
  };
}
