import { toHexString } from 'lib0/buffer';
import { digest } from 'lib0/hash/sha256';
import { encodeUtf8 } from 'lib0/string';
import type * as Y from 'yjs';
import { findTextualBlock, wordsOf } from './passage.ts';

/** Tells one text of a block from another, without keeping either. */
export function wordsHash(words: string): string {
  return toHexString(digest(encodeUtf8(words)));
}

/** Of a block as it reads now. `null`: there is no such block. */
export function blockHash(doc: Y.Doc, blockId: string): string | null {
  const block = findTextualBlock(doc, blockId);
  return block === null ? null : wordsHash(wordsOf(block));
}
