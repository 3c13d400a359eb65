import { Extension, type KeyboardShortcutCommand } from '@tiptap/core';
import type { ResolvedPos } from '@tiptap/pm/model';
import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import { isRecordKind } from './record-kinds.ts';

type Dispatch = ((tr: Transaction) => void) | undefined;

/** How the keyboard goes in and out of a record. Joining two blocks never swallows a record: its facts and
 *  its progress hang on it. */
export const RecordKeys = Extension.create({
  name: 'recordKeys',
  // Before the base keymap and the lists.
  priority: 200,
  addKeyboardShortcuts: () => KEYS,
});

const KEYS: Record<string, KeyboardShortcutCommand> = {
  Enter: ({ editor }) => leaveRecord(editor.state, editor.view.dispatch),
  Backspace: ({ editor }) => backspaceAtRecord(editor.state, editor.view.dispatch),
  Delete: ({ editor }) => deleteBeforeRecord(editor.state, editor.view.dispatch),
};

/** Enter: what stands after the caret goes on as a paragraph below the record. Before the first word of a
 *  record there is room to be made above it, and nothing to take out of it. */
export function leaveRecord(state: EditorState, dispatch?: Dispatch): boolean {
  const { $from, $to } = state.selection;
  if (!isRecordKind($from.parent.type.name) || !$from.sameParent($to)) return false;
  const { paragraph } = state.schema.nodes;
  if (paragraph === undefined) return false;
  if (state.selection.empty && $from.parentOffset === 0 && $from.parent.content.size > 0) {
    dispatch?.(state.tr.insert($from.before(), paragraph.create()).scrollIntoView());
    return true;
  }
  if (dispatch !== undefined) {
    const tr = state.tr;
    if (!state.selection.empty) tr.deleteSelection();
    const at = tr.selection.$from;
    const rest = at.parent.content.cut(at.parentOffset);
    const end = at.end();
    if (rest.size > 0) tr.delete(at.pos, end);
    const below = tr.mapping.slice(tr.mapping.maps.length - (rest.size > 0 ? 1 : 0)).map(end) + 1;
    tr.insert(below, paragraph.create(null, rest));
    tr.setSelection(TextSelection.create(tr.doc, below + 1));
    dispatch(tr.scrollIntoView());
  }
  return true;
}

/** Backspace at the start: an empty record becomes a paragraph; else the caret goes to the block before. */
export function backspaceAtRecord(state: EditorState, dispatch?: Dispatch): boolean {
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset > 0) return false;
  if (isRecordKind($from.parent.type.name)) {
    const { paragraph } = state.schema.nodes;
    if ($from.parent.content.size === 0 && paragraph !== undefined) {
      dispatch?.(state.tr.setNodeMarkup($from.before(), paragraph, null).scrollIntoView());
      return true;
    }
    dispatch?.(moveTo(state, $from.before(), -1));
    return true;
  }
  const before = blockBeside($from, -1);
  if (before === null || !isRecordKind(before)) return false;
  if ($from.parent.content.size === 0) {
    dispatch?.(
      moveTo(state, $from.before(), -1).delete($from.before(), $from.after()).scrollIntoView(),
    );
    return true;
  }
  dispatch?.(moveTo(state, $from.before(), -1));
  return true;
}

/** Delete at the end of a block that a record follows: the caret goes into the record. */
export function deleteBeforeRecord(state: EditorState, dispatch?: Dispatch): boolean {
  const { $from, empty } = state.selection;
  if (!empty || !$from.parent.isTextblock || $from.parentOffset < $from.parent.content.size) {
    return false;
  }
  const after = blockBeside($from, 1);
  const here = $from.parent.type.name;
  if (after === null || (!isRecordKind(after) && !isRecordKind(here))) return false;
  dispatch?.(moveTo(state, $from.after(), 1));
  return true;
}

function moveTo(state: EditorState, at: number, direction: 1 | -1): Transaction {
  const near = TextSelection.near(state.doc.resolve(at), direction);
  return state.tr.setSelection(near).scrollIntoView();
}

/** The name of the node right before or after the caret's block, on the same level. */
function blockBeside($from: ResolvedPos, direction: 1 | -1): string | null {
  if ($from.depth === 0) return null;
  const $edge = $from.doc.resolve(direction === 1 ? $from.after() : $from.before());
  const beside = direction === 1 ? $edge.nodeAfter : $edge.nodeBefore;
  return beside?.type.name ?? null;
}
