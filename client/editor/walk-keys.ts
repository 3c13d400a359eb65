import { Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { readCaret } from './read-caret.ts';
import { isRecordKind } from './record-kinds.ts';

export type Direction = 'up' | 'down';

export interface WalkDeps {
  /** The caret wants to go on past the end (or the start) of this text. True if there is somewhere to go. */
  readonly onLeave: (direction: Direction) => boolean;
  /** Alt and F10: to the toolbar. */
  readonly onToolbar: () => void;
}

/** How the keyboard gets around: arrows walk from one item's text into the next, Tab goes from a record's
 *  wording to its facts, and otherwise leaves the text, as it does after Escape wherever the caret is. */
export const createWalkKeys = ({ onLeave, onToolbar }: WalkDeps) =>
  Extension.create({
    name: 'walkKeys',
    // After lists and tables, which have their own use for Tab and the arrows.
    priority: 10,
    addProseMirrorPlugins: () => [walking({ onLeave, onToolbar }), escapeThenTab()],
  });

function walking({ onLeave, onToolbar }: WalkDeps): Plugin {
  return new Plugin({
    key: new PluginKey('walking'),
    props: {
      handleKeyDown: (view, event) => {
        if (event.key === 'F10' && event.altKey) {
          readCaret(view);
          onToolbar();
          return true;
        }
        if (event.altKey || event.ctrlKey || event.metaKey) return false;
        if (event.key === 'Tab') return event.shiftKey ? stepOut(view, 'up') : tabOnward(view);
        if (event.shiftKey) return false;
        if (event.key === 'ArrowDown') return atEdge(view, 'down') && onLeave('down');
        return event.key === 'ArrowUp' && atEdge(view, 'up') && onLeave('up');
      },
    },
  });
}

/** No line of text beyond the caret in this direction. */
function atEdge(view: EditorView, direction: Direction): boolean {
  const { selection, doc } = view.state;
  if (!selection.empty) return false;
  const { $head } = selection;
  if ($head.depth === 0) return $head.pos === (direction === 'down' ? doc.content.size : 0);
  const edge = direction === 'down' ? $head.after(1) : $head.before(1);
  const last = direction === 'down' ? edge === doc.content.size : edge === 0;
  if (!last || !view.endOfTextblock(direction)) return false;
  let beyond = false;
  const [from, to] = direction === 'down' ? [$head.after(), edge] : [edge, $head.before()];
  doc.nodesBetween(from, to, (node) => {
    if (node.isTextblock && node !== $head.parent) beyond = true;
    return !beyond;
  });
  return !beyond;
}

function tabOnward(view: EditorView): boolean {
  const { $head } = view.state.selection;
  if ($head.depth > 0 && isRecordKind($head.parent.type.name)) {
    const record = view.nodeDOM($head.before());
    const first =
      record instanceof HTMLElement
        ? record.querySelector<HTMLElement>('[data-facts] :is(input, select, button):enabled')
        : null;
    if (first !== null) {
      first.focus();
      return true;
    }
  }
  return stepOut(view, 'down');
}

/** Puts focus beside the text, so that the browser's own Tab goes on from there and not to the first
 *  control inside. Never handles the key: the browser is to act on it. */
function stepOut(view: EditorView, direction: Direction): false {
  view.dom
    .closest('[data-editor]')
    ?.querySelector<HTMLElement>(`[data-edge="${direction}"]`)
    ?.focus();
  return false;
}

function escapeThenTab(): Plugin {
  let escaped = false;
  return new Plugin({
    key: new PluginKey('escapeThenTab'),
    props: {
      handleDOMEvents: {
        keydown: (view, event) => {
          if (event.key === 'Tab' && escaped) {
            escaped = false;
            stepOut(view, event.shiftKey ? 'up' : 'down');
            // Handled here and yet not prevented: the browser moves focus on.
            return true;
          }
          if (event.key !== 'Shift') escaped = event.key === 'Escape';
          return false;
        },
        blur: () => {
          escaped = false;
          return false;
        },
      },
    },
  });
}
