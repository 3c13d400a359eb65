import { encodeAny, toBase64 } from 'lib0/buffer';
import { digest } from 'lib0/hash/sha256';
import * as Y from 'yjs';
import { MINUTE_FRAGMENT, RECORD_KINDS } from './minute-schema.ts';

/** A passage as a reader saw it. Offsets count the block's plain text, a hard break as one. */
export interface Passage {
  readonly blockId: string;
  readonly from: number;
  readonly to: number;
  readonly quote: string;
}

const TEXTUAL = new Set<string>(['paragraph', 'heading', ...RECORD_KINDS]);

/** Sets a comment's mark on a passage, wherever its words stand now: at the given offsets, else at the one
 *  place in the block that has them, else at the one place in the minute. False: the text has changed. */
export function placeAnchor(doc: Y.Doc, threadId: string, passage: Passage): boolean {
  // Yjs writes a replacement sign for each half of a character that formatting splits: a reader would
  // change the words by commenting on them.
  if (passage.quote === '' || !passage.quote.isWellFormed()) return false;
  const blocks = [...textualBlocks(doc.getXmlFragment(MINUTE_FRAGMENT))];
  const own = blocks.find((block) => block.getAttribute('id') === passage.blockId);
  if (own !== undefined) {
    const text = wordsOf(own);
    const asGiven = text.slice(passage.from, passage.to) === passage.quote;
    const at = asGiven ? passage.from : onlyIndexOf(text, passage.quote);
    if (at !== null) return mark(own, at, passage.quote.length, threadId);
  }
  const elsewhere = blocks.flatMap((block) => {
    const at = onlyIndexOf(wordsOf(block), passage.quote);
    return at === null ? [] : [{ block, at }];
  });
  const [only, ...more] = elsewhere;
  if (only === undefined || more.length > 0) return false;
  return mark(only.block, only.at, passage.quote.length, threadId);
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

function* textualBlocks(parent: Y.XmlFragment | Y.XmlElement): Generator<Y.XmlElement> {
  for (const child of parent.toArray()) {
    if (!(child instanceof Y.XmlElement)) continue;
    if (TEXTUAL.has(child.nodeName)) yield child;
    else yield* textualBlocks(child);
  }
}

function wordsOf(block: Y.XmlElement): string {
  return block
    .toArray()
    .map((child) => (child instanceof Y.XmlText ? plain(child) : '\n'))
    .join('');
}

function plain(text: Y.XmlText): string {
  return text
    .toDelta()
    .map((piece: { insert: unknown }) => (typeof piece.insert === 'string' ? piece.insert : ''))
    .join('');
}

function onlyIndexOf(text: string, quote: string): number | null {
  const first = text.indexOf(quote);
  return first >= 0 && text.indexOf(quote, first + 1) < 0 ? first : null;
}

function mark(block: Y.XmlElement, at: number, length: number, threadId: string): boolean {
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
  return true;
}
