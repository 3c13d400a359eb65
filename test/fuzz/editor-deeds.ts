import { baseKeymap, setBlockType, toggleMark } from '@tiptap/pm/commands';
import type { Node } from '@tiptap/pm/model';
import { liftListItem, sinkListItem, splitListItem, wrapInList } from '@tiptap/pm/schema-list';
import { AllSelection } from '@tiptap/pm/state';
import type * as Y from 'yjs';
import { insertRecord } from '#client/editor/insert-record.ts';
import { placeAnchor } from '#shared/document/comment-anchor.ts';
import { minuteSchema, RECORD_ATTRIBUTES } from '#shared/document/minute-schema.ts';
import type { Dice } from '#test/harness/dice.ts';
import type { HeadlessEditor } from '#test/harness/headless-editor.ts';

const { nodes, marks } = minuteSchema;
const WORDS = ['Agreed. ', 'é中', 'the report ', '👍', '👩‍👩‍👧 ', 'x', ' ', '\u200b', 'Zoë’s '];

type Deed = (editor: HeadlessEditor, dice: Dice, doc: Y.Doc) => void;

function typeWords({ run }: HeadlessEditor, dice: Dice): void {
  const times = 1 + dice.below(4);
  for (let i = 0; i < times; i += 1) {
    const words = dice.pick(WORDS);
    run((state, dispatch) => {
      if (!state.selection.$head.parent.isTextblock) return false;
      dispatch?.(state.tr.insertText(words));
      return true;
    });
  }
}

function select(editor: HeadlessEditor, dice: Dice): void {
  const { size } = editor.state.doc.content;
  const at = dice.below(size + 1);
  editor.select(at, dice.chance(0.5) ? at : at + dice.below(12));
}

function setAttribute(editor: HeadlessEditor, dice: Dice): void {
  const found: { node: Node; at: number }[] = [];
  editor.state.doc.descendants((node, at) => {
    // Two people's edits can leave a cell without a block in it, of which the editor makes no other.
    const isWhole = node.type.validContent(node.content);
    if (node.type.spec.attrs !== undefined && isWhole) found.push({ node, at });
  });
  if (found.length === 0) return;
  const { node, at } = dice.pick(found);
  const name = dice.pick(Object.keys(node.type.spec.attrs ?? {}));
  const value = dice.pick([null, 'words', `id-${dice.below(1000)}`, 3]);
  editor.run((state, dispatch) => {
    dispatch?.(state.tr.setNodeAttribute(at, name, value));
    return true;
  });
}

function insertTable({ run }: HeadlessEditor, dice: Dice): void {
  const cell = () => nodes.tableCell.createAndFill() as Node;
  const row = () => nodes.tableRow.create(null, [cell(), cell()]);
  const table = nodes.table.create(null, [row(), row()].slice(dice.below(2)));
  run((state, dispatch) => {
    const { $head } = state.selection;
    const at = $head.depth === 0 ? $head.pos : $head.after(1);
    dispatch?.(state.tr.insert(at, table));
    return true;
  });
}

/** Takes a piece from one place and puts it into another, as a paste does. */
function paste(editor: HeadlessEditor, dice: Dice): void {
  const { size } = editor.state.doc.content;
  const from = dice.below(size + 1);
  const slice = editor.state.doc.slice(from, Math.min(size, from + dice.below(60)));
  editor.run((state, dispatch) => {
    dispatch?.(state.tr.replaceSelection(slice));
    return true;
  });
}

function insertOne({ run }: HeadlessEditor, dice: Dice): void {
  const kind = dice.pick(Object.keys(RECORD_ATTRIBUTES)) as keyof typeof RECORD_ATTRIBUTES;
  run((state, dispatch) => insertRecord(state, kind, `record-${dice.below(1000)}`, dispatch));
}

/** What only the server does: it puts a comment's mark on a passage. */
function comment({ state }: HeadlessEditor, dice: Dice, doc: Y.Doc): void {
  const { $from, from, to } = state.selection;
  const id: unknown = $from.parent.attrs.id;
  const quote = state.doc.textBetween(from, to);
  if (typeof id !== 'string' || quote === '') return;
  const start = $from.parentOffset;
  const passage = { blockId: id, from: start, to: start + quote.length, quote };
  doc.transact(() => placeAnchor(doc, `thread-${dice.below(9)}`, passage), 'desk');
}

const DEEDS: readonly (readonly [weight: number, deed: Deed])[] = [
  [14, typeWords],
  [10, select],
  [5, ({ run }) => run(baseKeymap.Enter as never)],
  [4, ({ run }) => run(baseKeymap.Backspace as never)],
  [2, ({ run }) => run(baseKeymap.Delete as never)],
  [
    6,
    ({ run }) =>
      run((state, dispatch) => {
        dispatch?.(state.tr.deleteSelection());
        return true;
      }),
  ],
  [3, ({ run }) => run(toggleMark(marks.bold as never))],
  [2, ({ run }) => run(toggleMark(marks.italic as never))],
  [2, ({ run }) => run(toggleMark(marks.link as never, { href: 'https://example.org/' }))],
  [1, ({ run }, dice) => run(setBlockType(nodes.heading, { level: 3 + dice.below(2) }))],
  [1, ({ run }) => run(setBlockType(nodes.paragraph))],
  [2, ({ run }, dice) => run(wrapInList(dice.pick([nodes.bulletList, nodes.orderedList])))],
  [2, ({ run }) => run(splitListItem(nodes.listItem))],
  [1, ({ run }) => run(sinkListItem(nodes.listItem))],
  [1, ({ run }) => run(liftListItem(nodes.listItem))],
  [
    2,
    ({ run }) =>
      run((state, dispatch) => {
        if (!state.selection.$head.parent.inlineContent) return false;
        dispatch?.(state.tr.replaceSelectionWith(nodes.hardBreak.create()));
        return true;
      }),
  ],
  [2, insertOne],
  [1, insertTable],
  [4, setAttribute],
  [3, paste],
  [2, comment],
  [3, (editor) => editor.undo()],
  [2, (editor) => editor.redo()],
  [
    1,
    ({ run }) =>
      run((state, dispatch) => {
        dispatch?.(state.tr.setSelection(new AllSelection(state.doc)));
        return true;
      }),
  ],
];

const BAG = DEEDS.flatMap(([weight, deed]) => Array.from({ length: weight }, () => deed));

/** Something that a person does in an editor. */
export function editorDeed(editor: HeadlessEditor, dice: Dice, doc: Y.Doc): void {
  dice.pick(BAG)(editor, dice, doc);
}
