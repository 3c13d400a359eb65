import * as Y from 'yjs';
import { MINUTE_FRAGMENT } from '#shared/document/minute-schema.ts';

const OF_WORDS = new Set([
  'paragraph',
  'heading',
  'action',
  'decision',
  'contribution',
  'proposal',
]);

/** Every block of words that people write in, however deep. */
export function textBlocks(doc: Y.Doc): Y.XmlElement[] {
  const found: Y.XmlElement[] = [];
  const look = (parent: Y.XmlFragment | Y.XmlElement) => {
    for (const child of parent.toArray()) {
      if (!(child instanceof Y.XmlElement)) continue;
      if (!OF_WORDS.has(child.nodeName)) look(child);
      else if (!isStamp(child)) found.push(child);
    }
  };
  look(doc.getXmlFragment(MINUTE_FRAGMENT));
  return found;
}

/** The block's first words. The binding gives an empty block a text only when somebody types. */
export function textIn(block: Y.XmlElement): Y.XmlText {
  const known = block.toArray().find((child) => child instanceof Y.XmlText);
  if (known instanceof Y.XmlText) return known;
  const text = new Y.XmlText();
  block.insert(0, [text]);
  return text;
}

export function plain(text: Y.XmlText): string {
  return text
    .toDelta()
    .map(({ insert }: { insert: unknown }) => (typeof insert === 'string' ? insert : ''))
    .join('');
}

export const STAMP = 'stamp';

export function isStamp(block: Y.XmlElement): boolean {
  return String(block.getAttribute('id') ?? '').startsWith(STAMP);
}
