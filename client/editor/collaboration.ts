import { Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { redoCommand, undoCommand, yCursorPlugin, yUndoPlugin } from 'y-prosemirror';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { caretOf, selectionOf } from './caret.ts';
import { ownUndoOf } from './own-undo.ts';
import { readCaret } from './read-caret.ts';
import { createSyncPlugin } from './sync-plugin.ts';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    collaboration: {
      /** Takes back the last thing this person did. */
      undo: () => ReturnType;
      redo: () => ReturnType;
    };
  }
}

export interface CollaborationDeps {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly onBeforeRemote: (listener: () => void) => () => void;
}

/** Our own binding glue (decision 7): Tiptap's scrambles two people's typing in a block with attributes. */
export const createCollaboration = ({ doc, awareness, onBeforeRemote }: CollaborationDeps) =>
  Extension.create({
    name: 'collaboration',
    priority: 1000,
    addProseMirrorPlugins: () => [
      createSyncPlugin(doc),
      yCursorPlugin(awareness, { cursorBuilder: caretOf, selectionBuilder: selectionOf }),
      yUndoPlugin({ undoManager: ownUndoOf(doc) }),
      caretFirst(onBeforeRemote),
    ],
    addCommands: () => ({
      undo:
        () =>
        ({ tr, state, dispatch }) => {
          // The binding makes its own transaction; this one must not follow it.
          tr.setMeta('preventDispatch', true);
          return undoCommand(state, dispatch);
        },
      redo:
        () =>
        ({ tr, state, dispatch }) => {
          tr.setMeta('preventDispatch', true);
          return redoCommand(state, dispatch);
        },
    }),
    addKeyboardShortcuts: () => ({
      'Mod-z': ({ editor }) => editor.commands.undo(),
      'Mod-y': ({ editor }) => editor.commands.redo(),
      'Mod-Shift-z': ({ editor }) => editor.commands.redo(),
    }),
  });

/** The caret is where this person put it, whatever arrives from others at that moment, and however soon the
 *  next key comes: on a busy machine End and Enter would else split the text where the caret was before. */
function caretFirst(onBeforeRemote: CollaborationDeps['onBeforeRemote']): Plugin {
  return new Plugin({
    key: new PluginKey('caretFirst'),
    view: (view) => ({ destroy: onBeforeRemote(() => readCaret(view)) }),
    props: {
      handleDOMEvents: {
        keydown: (view) => {
          readCaret(view);
          return false;
        },
      },
    },
  });
}
