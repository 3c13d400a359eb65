import * as Y from 'yjs';
import type { MinuteBlock, TextRun } from './minute-content.ts';

/** An element as it is to be: with words of its own, or with others in it. */
export interface Wanted {
  readonly name: string;
  /** `null`: without it. */
  readonly attributes: Readonly<Record<string, string | number | null>>;
  readonly words: readonly TextRun[] | null;
  readonly children: readonly Wanted[];
}

export function wantedBlock(block: MinuteBlock): Wanted {
  switch (block.kind) {
    case 'paragraph':
      return worded('paragraph', { id: block.id }, block.text);
    case 'heading':
      return worded('heading', { id: block.id, level: block.level }, block.text);
    case 'bullet_list':
    case 'ordered_list':
      return holding(
        block.kind === 'bullet_list' ? 'bulletList' : 'orderedList',
        {},
        block.items.map((item) => holding('listItem', {}, item.map(wantedBlock))),
      );
    case 'table':
      return holding(
        'table',
        {},
        block.rows.map((row) =>
          holding(
            'tableRow',
            {},
            row.map(({ header, columns, rows, blocks }) =>
              holding(
                header ? 'tableHeader' : 'tableCell',
                { colspan: columns, rowspan: rows },
                blocks.map(wantedBlock),
              ),
            ),
          ),
        ),
      );
    case 'contribution': {
      const { kind: _, text, contributionKind, ...attributes } = block;
      return worded('contribution', { ...attributes, kind: contributionKind }, text);
    }
    default: {
      const { kind, text, ...attributes } = block;
      return worded(kind, attributes, text);
    }
  }
}

/** Which block it is: its own id, else that of the first one in it. */
export function idOfWanted(wanted: Wanted): string | null {
  const { id } = wanted.attributes;
  if (typeof id === 'string' && id !== '') return id;
  for (const child of wanted.children) {
    const found = idOfWanted(child);
    if (found !== null) return found;
  }
  return null;
}

export function idOfElement(element: Y.XmlElement): string | null {
  const id: unknown = element.getAttribute('id');
  if (typeof id === 'string' && id !== '') return id;
  for (const child of element.toArray()) {
    const found = child instanceof Y.XmlElement ? idOfElement(child) : null;
    if (found !== null) return found;
  }
  return null;
}

function worded(name: string, attributes: Wanted['attributes'], words: readonly TextRun[]): Wanted {
  return { name, attributes, words, children: [] };
}

function holding(
  name: string,
  attributes: Wanted['attributes'],
  children: readonly Wanted[],
): Wanted {
  return { name, attributes, words: null, children };
}
