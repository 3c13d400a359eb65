import { encodeAny, toBase64 } from 'lib0/buffer';
import { digest } from 'lib0/hash/sha256';
import * as Y from 'yjs';
import { findPassage, type Passage } from './passage.ts';

/** Sets a comment's mark on a passage, wherever its words stand now: at the given offsets, else at the one
 *  place in the block that has them, else at the one place in the minute. False: the text has changed. */
export function placeAnchor(doc: Y.Doc, threadId: string, passage: Passage): boolean {
  // Yjs writes a replacement sign for each half of a character that formatting splits: a reader would
  // change the words by commenting on them.
  if (passage.quote === '' || !passage.quote.isWellFormed()) return false;
  const found = findPassage(doc, passage);
  if (found === null) return false;
  mark(found.block, found.at, passage.quote.length, threadId);
  return true;
}

/** The attribute y-prosemirror stores a comment mark under: marks that may overlap carry a short hash of
 *  themselves. Another name would be rewritten by the next editor that touches the paragraph. */
export function commentAttribute(threadId: string): string {
  const bytes = digest(encodeAny({ type: 'comment', attrs: { threadId } }));
  const folded = bytes.slice(0, 6);
  bytes.forEach((byte, i) => {
    if (i >= 6) folded[i % 6] = (folded[i % 6] ?? 0) ^ byte;
  });
  return `comment--${toBase64(folded)}`;
}

function mark(block: Y.XmlElement, at: number, length: number, threadId: string): void {
  const name = commentAttribute(threadId);
  let start = 0;
  for (const child of block.toArray()) {
    const size = child instanceof Y.XmlText ? child.length : 1;
    const from = Math.max(at, start);
    const to = Math.min(at + length, start + size);
    if (child instanceof Y.XmlText && from < to) {
      child.format(from - start, to - from, { [name]: { threadId } });
    }
    start += size;
  }
}
