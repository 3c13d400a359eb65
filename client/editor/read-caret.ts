import type { EditorView } from '@tiptap/pm/view';

/** A browser moves the caret at once and says so a moment later. What must not happen in between (a change
 *  from somebody else, focus going elsewhere) asks the editor to look first. */
export function readCaret(view: EditorView): void {
  if (!view.hasFocus() || view.composing) return;
  view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'));
}
