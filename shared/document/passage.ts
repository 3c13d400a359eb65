import * as Y from 'yjs';
import { MINUTE_FRAGMENT, RECORD_KINDS } from './minute-schema.ts';

/** A passage as a reader saw it. Offsets count the block's plain text, a hard break as one. */
export interface Passage {
  readonly blockId: string;
  readonly from: number;
  readonly to: number;
  readonly quote: string;
}

/** Where a passage stands now. */
export interface FoundPassage {
  readonly block: Y.XmlElement;
  readonly at: number;
}

const TEXTUAL = new Set<string>(['paragraph', 'heading', ...RECORD_KINDS]);

/** Finds a passage wherever its words stand now: at the given offsets, else at the one place in the block that
 *  has them, else at the one place in the minute. `null`: the text has changed. */
export function findPassage(doc: Y.Doc, passage: Passage): FoundPassage | null {
  const blocks = [...textualBlocks(doc.getXmlFragment(MINUTE_FRAGMENT))];
  const own = blocks.find((block) => block.getAttribute('id') === passage.blockId);
  if (own !== undefined) {
    const text = wordsOf(own);
    const asGiven = text.slice(passage.from, passage.to) === passage.quote;
    const at = asGiven ? passage.from : onlyIndexOf(text, passage.quote);
    if (at !== null) return { block: own, at };
  }
  const elsewhere = blocks.flatMap((block) => {
    const at = onlyIndexOf(wordsOf(block), passage.quote);
    return at === null ? [] : [{ block, at }];
  });
  const [only, ...more] = elsewhere;
  return only === undefined || more.length > 0 ? null : only;
}

/** The block with an id that has words of its own; `null`: there is none. */
export function findTextualBlock(doc: Y.Doc, blockId: string): Y.XmlElement | null {
  for (const block of textualBlocks(doc.getXmlFragment(MINUTE_FRAGMENT))) {
    if (block.getAttribute('id') === blockId) return block;
  }
  return null;
}

/** A block's plain text, a hard break as a new line. */
export function wordsOf(block: Y.XmlElement): string {
  return block
    .toArray()
    .map((child) => (child instanceof Y.XmlText ? plain(child) : '\n'))
    .join('');
}

/** Every block that has words of its own, in the order of the text. */
export function* textualBlocks(parent: Y.XmlFragment | Y.XmlElement): Generator<Y.XmlElement> {
  for (const child of parent.toArray()) {
    if (!(child instanceof Y.XmlElement)) continue;
    if (TEXTUAL.has(child.nodeName)) yield child;
    else yield* textualBlocks(child);
  }
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
