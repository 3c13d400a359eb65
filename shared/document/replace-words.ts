import * as Y from 'yjs';
import { oneLine } from '../lang/one-line.ts';
import { findTextualBlock, type Passage, wordsOf } from './passage.ts';

/** Puts words in the place of a passage: in its block, at its offset, and nowhere else. They look as the first of
 *  the words that they replace did, comment marks included, so that whoever asked about these still finds the
 *  place. An empty quote is an insertion at `from`; empty words take the passage out. A line break in the words is
 *  a space. False, and nothing happened: the text has changed, or there is nothing to do. */
export function replaceWords(doc: Y.Doc, passage: Passage, words: string): boolean {
  const { blockId, from, quote } = passage;
  const wanted = oneLine(words);
  if (wanted === quote || !wanted.isWellFormed() || !quote.isWellFormed()) return false;
  const block = findTextualBlock(doc, blockId);
  if (block === null || from < 0) return false;
  const text = wordsOf(block);
  if (from > text.length || text.slice(from, from + quote.length) !== quote) return false;
  put(block, from, wanted);
  takeOut(block, from + wanted.length, quote.length);
  return true;
}

/** Inserts before the character at `at`, in its look; at the end of the block, in that of the last one. */
function put(block: Y.XmlElement, at: number, words: string): void {
  if (words === '') return;
  let start = 0;
  let last: Y.XmlText | null = null;
  for (const child of block.toArray()) {
    const size = child instanceof Y.XmlText ? child.length : 1;
    if (child instanceof Y.XmlText) {
      if (at < start + size || (at === start && size === 0)) {
        child.insert(at - start, words, lookAt(child, at - start));
        return;
      }
      last = child;
    } else if (at === start) {
      const text = new Y.XmlText();
      block.insert(block.toArray().indexOf(child), [text]);
      text.insert(0, words);
      return;
    }
    start += size;
  }
  if (last === null || block.toArray().at(-1) !== last) {
    last = new Y.XmlText();
    block.push([last]);
  }
  last.insert(last.length, words, lookAt(last, last.length - 1));
}

function takeOut(block: Y.XmlElement, at: number, length: number): void {
  let start = 0;
  for (const child of block.toArray()) {
    const size = child instanceof Y.XmlText ? child.length : 1;
    const from = Math.max(at, start);
    const to = Math.min(at + length, start + size);
    if (from < to) {
      if (child instanceof Y.XmlText) child.delete(from - start, to - from);
      else block.delete(block.toArray().indexOf(child), 1);
    }
    start += size;
  }
}

/** The marks of the character at an index. */
function lookAt(text: Y.XmlText, index: number): Record<string, unknown> {
  let start = 0;
  for (const piece of text.toDelta() as { insert: unknown; attributes?: object }[]) {
    const length = typeof piece.insert === 'string' ? piece.insert.length : 1;
    if (index >= start && index < start + length) return { ...piece.attributes };
    start += length;
  }
  return {};
}
