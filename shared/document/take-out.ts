import type * as Y from 'yjs';
import { findTextualBlock, type Passage, wordsOf } from './passage.ts';

/** A passage that is to go, with one of the spaces beside it, so that what stays reads as if it had never stood
 *  there. */
export function withSpaceBeside(doc: Y.Doc, passage: Passage): Passage {
  const block = findTextualBlock(doc, passage.blockId);
  if (block === null) return passage;
  const text = wordsOf(block);
  const { from, to } = passage;
  const [before, after] = [text[from - 1], text[to]];
  if (after === ' ' && (before === undefined || /\s/.test(before))) {
    return { ...passage, to: to + 1, quote: text.slice(from, to + 1) };
  }
  if (before === ' ' && (after === undefined || /[\s.,;:!?)\]’”]/.test(after))) {
    return { ...passage, from: from - 1, quote: text.slice(from - 1, to) };
  }
  return passage;
}
