import type * as Y from 'yjs';
import type { Passage } from './passage.ts';
import { replaceWords } from './replace-words.ts';
import { blockHash } from './words-hash.ts';

/** A change of words as an amendment has it. Offsets are those of the text before any of them. */
export interface AmendedWords extends Passage {
  readonly id: string;
  readonly words: string;
  readonly at: number;
  /** Of the block's text that the offsets count in; `null`: it is not known. */
  readonly beforeHash: string | null;
}

/** Puts amendments into a minute, the last passage first, so that none moves the place of another.
 *  @returns the id of one whose block has changed since; `null`: all are in */
export function applyAmendments(doc: Y.Doc, amendments: readonly AmendedWords[]): string | null {
  const moved = amendments.find(
    ({ blockId, beforeHash }) => beforeHash !== null && blockHash(doc, blockId) !== beforeHash,
  );
  if (moved !== undefined) return moved.id;
  for (const one of amendments.toSorted(lastFirst)) {
    if (!replaceWords(doc, one, one.words)) return one.id;
  }
  return null;
}

function lastFirst(one: AmendedWords, other: AmendedWords): number {
  if (one.from !== other.from) return other.from - one.from;
  if (one.at !== other.at) return other.at - one.at;
  return one.id < other.id ? 1 : -1;
}
