import Bold from '@tiptap/extension-bold';
import Document from '@tiptap/extension-document';
import HardBreak from '@tiptap/extension-hard-break';
import Heading from '@tiptap/extension-heading';
import Italic from '@tiptap/extension-italic';
import { BulletList, ListItem, ListKeymap, OrderedList } from '@tiptap/extension-list';
import Paragraph from '@tiptap/extension-paragraph';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import Text from '@tiptap/extension-text';
import { HEADING_LEVELS, minuteNodes } from '#shared/document/minute-schema.ts';
import { idAttribute } from './id-attribute.ts';

/** Tiptap's nodes, brought to the shape of shared/document/minute-schema.ts. A test holds them to it. */

const cellAttributes = {
  colspan: { default: 1, parseHTML: spanOf('colspan') },
  rowspan: { default: 1, parseHTML: spanOf('rowspan') },
  // Widths pasted from elsewhere are left behind: a table takes the room it has.
  colwidth: { default: null, parseHTML: () => null, rendered: false },
};

function spanOf(name: string) {
  return (element: HTMLElement): number => {
    const span = Number(element.getAttribute(name) ?? 1);
    return Number.isInteger(span) && span > 0 && span <= 100 ? span : 1;
  };
}

/** `scope` is the meeting: ids that come with a paste from elsewhere are not kept. */
export const createMinuteNodes = (scope: string) => [
  Document.extend({ content: minuteNodes.doc.content }),
  Paragraph.extend({
    addAttributes: () => idAttribute(scope),
  }),
  Text,
  Heading.extend({
    addAttributes() {
      return { ...idAttribute(scope), level: { default: 3, rendered: false } };
    },
    // A heading from Word or the web lands on a level that stands below the item's own heading.
    parseHTML: () => [
      ...['h1', 'h2', 'h3'].map((tag) => ({ tag, attrs: { level: 3 } })),
      ...['h4', 'h5', 'h6'].map((tag) => ({ tag, attrs: { level: 4 } })),
    ],
  }).configure({ levels: [...HEADING_LEVELS] }),
  BulletList,
  OrderedList,
  ListItem.extend({ content: minuteNodes.listItem.content }),
  ListKeymap,
  Table.configure({ resizable: false, renderWrapper: true }),
  TableRow,
  TableHeader.extend({
    content: minuteNodes.tableHeader.content as string,
    addAttributes: () => cellAttributes,
  }),
  TableCell.extend({
    content: minuteNodes.tableCell.content as string,
    addAttributes: () => cellAttributes,
  }),
  HardBreak,
  Bold,
  Italic,
];
