import { type MarkSpec, type NodeSpec, Schema } from 'prosemirror-model';

/** What a minute looks like inside: the one definition that the editor, the projector and the
 *  renderers share. Node and mark names are Tiptap's where Tiptap has one, so that its commands apply;
 *  the record nodes are those of decision 20. */

/** The name of the XmlFragment in a minute's Y.Doc that holds its content. */
export const MINUTE_FRAGMENT = 'content';

const id = { id: { default: null } };

/** Attributes of the record nodes, every one `null` until somebody says. */
export const RECORD_ATTRIBUTES = {
  action: ['id', 'ownerId', 'ownerText', 'dueKind', 'dueDate', 'dueText'],
  decision: ['id', 'verb'],
  contribution: ['id', 'voice', 'seatId', 'capacity', 'kind'],
  proposal: ['id', 'outcome'],
} as const;

export type RecordKind = keyof typeof RECORD_ATTRIBUTES;
export const RECORD_KINDS = Object.keys(RECORD_ATTRIBUTES) as RecordKind[];

function record(attributes: readonly string[]): NodeSpec {
  return {
    group: 'record',
    content: 'inline*',
    defining: true,
    attrs: Object.fromEntries(attributes.map((name) => [name, { default: null }])),
  };
}

const cell: NodeSpec = {
  content: '(paragraph | list)+',
  isolating: true,
  attrs: { colspan: { default: 1 }, rowspan: { default: 1 }, colwidth: { default: null } },
};

export const minuteNodes = {
  doc: { content: '(block | record)+' },
  paragraph: { group: 'block', content: 'inline*', attrs: id },
  heading: {
    group: 'block',
    content: 'inline*',
    defining: true,
    attrs: { ...id, level: { default: 3 } },
  },
  bulletList: { group: 'block list', content: 'listItem+' },
  orderedList: {
    group: 'block list',
    content: 'listItem+',
    attrs: { start: { default: 1 }, type: { default: null } },
  },
  listItem: { content: 'paragraph (paragraph | list)*', defining: true },
  table: { group: 'block', content: 'tableRow+', isolating: true },
  tableRow: { content: '(tableCell | tableHeader)*' },
  tableHeader: cell,
  tableCell: cell,
  action: record(RECORD_ATTRIBUTES.action),
  decision: record(RECORD_ATTRIBUTES.decision),
  contribution: record(RECORD_ATTRIBUTES.contribution),
  proposal: record(RECORD_ATTRIBUTES.proposal),
  hardBreak: { group: 'inline', inline: true, selectable: false },
  text: { group: 'inline' },
} satisfies Record<string, NodeSpec>;

export const minuteMarks = {
  bold: {},
  italic: {},
  link: { inclusive: false, attrs: { href: { default: null } } },
  /** Placed by the server alone; `excludes: ''` lets two comments overlap (decision 21). */
  comment: { inclusive: false, excludes: '', attrs: { threadId: { default: null } } },
} satisfies Record<string, MarkSpec>;

/** How deep blocks may be nested: deeper than an honest editor can, and not so deep that reading them could
 *  overflow the stack. */
export const MAX_DEPTH = 24;

/** Headings inside a minute stand below the item's own heading. */
export const HEADING_LEVELS = [3, 4] as const;

export const minuteSchema = new Schema({ nodes: minuteNodes, marks: minuteMarks });

/** Only these schemes may stand in a link. */
export function isSafeLink(href: unknown): href is string {
  return typeof href === 'string' && /^(https?:\/\/|mailto:)/i.test(href);
}
