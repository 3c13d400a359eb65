import { type Editor, Extension, type KeyboardShortcutCommand } from '@tiptap/core';
import { GapCursor } from '@tiptap/pm/gapcursor';
import type { Node, ResolvedPos } from '@tiptap/pm/model';
import { type EditorState, Selection, type Transaction } from '@tiptap/pm/state';

/** Arrows out of a table, also where nothing stands above or below it yet: the caret then goes beside the
 *  table, and what is typed there is a new paragraph. */
export const TableKeys = Extension.create({
  name: 'tableKeys',
  // Before the table's own keys, which stop at its edge.
  priority: 150,
  addKeyboardShortcuts: () => KEYS,
});

const KEYS: Record<string, KeyboardShortcutCommand> = {
  ArrowDown: ({ editor }) => leaveTable(editor, 1),
  ArrowUp: ({ editor }) => leaveTable(editor, -1),
};

function leaveTable({ state, view }: Editor, direction: 1 | -1): boolean {
  if (!view.endOfTextblock(direction === 1 ? 'down' : 'up')) return false;
  const beside = besideTable(state, direction);
  if (beside === null) return false;
  view.dispatch(state.tr.setSelection(beside).scrollIntoView());
  return true;
}

/** Where the caret goes from the last row (the first, upwards) of a table; `null` anywhere else. */
export function besideTable(state: EditorState, direction: 1 | -1): Selection | null {
  const { $head, empty } = state.selection;
  const depth = tableDepth($head);
  if (!empty || depth === null) return null;
  const rows = $head.node(depth).childCount;
  if ($head.index(depth) !== (direction === 1 ? rows - 1 : 0)) return null;
  // Not the last block of its cell: there is more of the cell to walk through.
  const cell = $head.node(depth + 2);
  if ($head.index(depth + 2) !== (direction === 1 ? cell.childCount - 1 : 0)) return null;
  const $edge = state.doc.resolve(direction === 1 ? $head.after(depth) : $head.before(depth));
  const beside = direction === 1 ? $edge.nodeAfter : $edge.nodeBefore;
  return beside === null || isTable(beside)
    ? new GapCursor($edge)
    : Selection.near($edge, direction);
}

/** A table at the end of a text gets a paragraph below it, so that there is somewhere to go on. */
export function goOnBelowTable(tr: Transaction): boolean {
  const { $head } = tr.selection;
  const depth = tableDepth($head);
  const paragraph = tr.doc.type.schema.nodes.paragraph;
  if (depth === null || paragraph === undefined) return true;
  const below = $head.after(depth);
  if (tr.doc.resolve(below).nodeAfter === null) tr.insert(below, paragraph.create());
  return true;
}

function tableDepth($head: ResolvedPos): number | null {
  for (let depth = $head.depth; depth > 0; depth -= 1) if (isTable($head.node(depth))) return depth;
  return null;
}

const isTable = (node: Node) => node.type.name === 'table';
