import type { Node } from '@tiptap/pm/model';
import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { RecordKind } from '#shared/document/minute-schema.ts';

/** Puts a record where the caret is. An empty paragraph becomes the record, and so does a paragraph whose
 *  words are selected; else the record comes after the block that the caret is in. */
export function insertRecord(
  state: EditorState,
  kind: RecordKind,
  id: string,
  dispatch?: (tr: Transaction) => void,
): boolean {
  const type = state.schema.nodes[kind];
  if (type === undefined) return false;
  if (dispatch === undefined) return true;
  const { $from, $to, empty } = state.selection;
  const tr = state.tr;
  const topParagraph = $from.depth === 1 && $from.parent.type.name === 'paragraph';
  if (topParagraph && (isBlank($from.parent) || (!empty && $from.sameParent($to)))) {
    tr.setBlockType($from.start(), $from.end(), type, { id });
    tr.setSelection(TextSelection.create(tr.doc, tr.mapping.map($to.pos, -1)));
  } else {
    const at = $from.depth === 0 ? state.doc.content.size : $from.after(1);
    tr.insert(at, type.create({ id }));
    tr.setSelection(TextSelection.create(tr.doc, at + 1));
  }
  dispatch(tr.scrollIntoView());
  return true;
}

function isBlank(node: Node): boolean {
  return node.content.size === 0;
}
