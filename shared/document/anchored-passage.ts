import * as Y from 'yjs';
import { MINUTE_FRAGMENT } from './minute-schema.ts';
import { type Passage, textualBlocks, wordsOf } from './passage.ts';
import { markName } from './read-minute.ts';

/** Where the words of a comment stand now, by its mark: from the first marked word to the last. `null`: none is
 *  marked any more, or they stand in several blocks. */
export function anchoredPassage(doc: Y.Doc, threadId: string): Passage | null {
  const found: Passage[] = [];
  for (const block of textualBlocks(doc.getXmlFragment(MINUTE_FRAGMENT))) {
    const stretch = markedStretch(block, threadId);
    const blockId = block.getAttribute('id');
    if (stretch === null) continue;
    if (typeof blockId !== 'string' || blockId === '') return null;
    found.push({ blockId, ...stretch, quote: wordsOf(block).slice(stretch.from, stretch.to) });
  }
  const [only, ...more] = found;
  return only === undefined || more.length > 0 ? null : only;
}

/** The place among a comment's words where the ones it quotes stand as they were. `null`: they have changed. */
export function standingPassage(doc: Y.Doc, threadId: string, quote: string): Passage | null {
  const anchored = anchoredPassage(doc, threadId);
  if (anchored === null || quote === '') return null;
  const at = anchored.quote.indexOf(quote);
  if (at < 0 || anchored.quote.indexOf(quote, at + 1) >= 0) return null;
  const from = anchored.from + at;
  return { blockId: anchored.blockId, from, to: from + quote.length, quote };
}

function markedStretch(
  block: Y.XmlElement,
  threadId: string,
): { readonly from: number; readonly to: number } | null {
  let at = 0;
  let from: number | null = null;
  let to = 0;
  for (const child of block.toArray()) {
    if (!(child instanceof Y.XmlText)) {
      at += 1;
      continue;
    }
    for (const piece of child.toDelta() as { insert: unknown; attributes?: object }[]) {
      const length = typeof piece.insert === 'string' ? piece.insert.length : 1;
      if (isMarked(piece.attributes ?? {}, threadId)) {
        from ??= at;
        to = at + length;
      }
      at += length;
    }
  }
  return from === null ? null : { from, to };
}

function isMarked(marks: object, threadId: string): boolean {
  return Object.entries(marks).some(
    ([name, value]) =>
      markName(name) === 'comment' &&
      (value as { readonly threadId?: unknown } | null)?.threadId === threadId,
  );
}
