import * as Y from 'yjs';
import type { MinuteBlock, TextRun } from './minute-content.ts';
import { MINUTE_FRAGMENT } from './minute-schema.ts';
import { wordsOf } from './passage.ts';

/** Writes blocks into a minute's empty document. Only the server's seeds are made this way; from then on
 *  the document is edited, never written over. */
export function writeMinute(doc: Y.Doc, blocks: readonly MinuteBlock[]): void {
  const fragment = doc.getXmlFragment(MINUTE_FRAGMENT);
  const seeded = blocks.length > 0 ? blocks : [emptyParagraph];
  fragment.insert(0, seeded.map(elementOf));
}

/** Adds a block at the end of a minute, before the empty line that people go on writing in. */
export function addBlock(doc: Y.Doc, block: MinuteBlock): void {
  const fragment = doc.getXmlFragment(MINUTE_FRAGMENT);
  const last = fragment.toArray().at(-1);
  const isLine = last instanceof Y.XmlElement && last.nodeName === 'paragraph';
  const isEmpty = isLine && wordsOf(last) === '';
  fragment.insert(fragment.length - (isEmpty ? 1 : 0), [elementOf(block)]);
}

const emptyParagraph: MinuteBlock = { kind: 'paragraph', id: null, text: [] };

function elementOf(block: MinuteBlock): Y.XmlElement {
  switch (block.kind) {
    case 'paragraph':
      return textual('paragraph', { id: block.id }, block.text);
    case 'heading':
      return textual('heading', { id: block.id, level: block.level }, block.text);
    case 'bullet_list':
    case 'ordered_list':
      return container(
        block.kind === 'bullet_list' ? 'bulletList' : 'orderedList',
        block.kind === 'ordered_list' ? { start: 1 } : {},
        block.items.map((item) => container('listItem', {}, item.map(elementOf))),
      );
    case 'table':
      return container(
        'table',
        {},
        block.rows.map((row) =>
          container(
            'tableRow',
            {},
            row.map((cell) =>
              container(
                cell.header ? 'tableHeader' : 'tableCell',
                { colspan: cell.columns, rowspan: cell.rows },
                cell.blocks.map(elementOf),
              ),
            ),
          ),
        ),
      );
    case 'contribution': {
      const { kind: _, text, contributionKind, ...attributes } = block;
      return textual('contribution', { ...attributes, kind: contributionKind }, text);
    }
    default: {
      const { kind, text, ...attributes } = block;
      return textual(kind, attributes, text);
    }
  }
}

function container(
  name: string,
  attributes: Record<string, unknown>,
  children: readonly Y.XmlElement[],
): Y.XmlElement {
  const element = elementWith(name, attributes);
  element.insert(0, [...children]);
  return element;
}

function textual(
  name: string,
  attributes: Record<string, unknown>,
  runs: readonly TextRun[],
): Y.XmlElement {
  const element = elementWith(name, attributes);
  const text = new Y.XmlText();
  let at = 0;
  for (const run of runs) {
    const marks = {
      ...(run.bold ? { bold: {} } : {}),
      ...(run.italic ? { italic: {} } : {}),
      ...(run.link === undefined ? {} : { link: { href: run.link } }),
    };
    text.insert(at, run.text, marks);
    at += run.text.length;
  }
  if (at > 0) element.insert(0, [text]);
  return element;
}

function elementWith(name: string, attributes: Record<string, unknown>): Y.XmlElement {
  const element = new Y.XmlElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null) element.setAttribute(key, value as string);
  }
  return element;
}
