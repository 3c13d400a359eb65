import { EditorState, Selection, TextSelection, type Transaction } from '@tiptap/pm/state';
import type * as Y from 'yjs';
import { ownUndoOf } from '#client/editor/own-undo.ts';
import { createSyncPlugin } from '#client/editor/sync-plugin.ts';
import { minuteSchema } from '#shared/document/minute-schema.ts';
import { must } from '#shared/lang/must.ts';

type Command = (state: EditorState, dispatch?: (tr: Transaction) => void) => boolean;

/** The editor of a minute without a page: its schema, its state and its binding to the document are the real
 *  ones; only nothing is drawn. */
export interface HeadlessEditor {
  readonly state: EditorState;
  /** Whether the command had something to do. */
  run(command: Command): boolean;
  select(anchor: number, head?: number): void;
  undo(): void;
  redo(): void;
  close(): void;
}

/** What the binding asks of a view. */
interface PretendedView {
  state: EditorState;
  dispatch(tr: Transaction): void;
  hasFocus(): boolean;
}

export function openHeadlessEditor(doc: Y.Doc): HeadlessEditor {
  const plugin = createSyncPlugin(doc);
  const undo = ownUndoOf(doc);
  let onUpdate: () => void = () => {};
  const view: PretendedView = {
    state: EditorState.create({ schema: minuteSchema, plugins: [plugin] }),
    dispatch: (tr) => {
      view.state = view.state.apply(tr);
      onUpdate();
    },
    hasFocus: () => false,
  };
  const bound = must(plugin.spec.view, 'a binding')(view as never);
  onUpdate = () => bound.update?.(view as never, view.state);
  return {
    get state() {
      return view.state;
    },
    run: (command) => command(view.state, view.dispatch),
    select: (anchor, head = anchor) => {
      const { doc: minute } = view.state;
      const within = (at: number) => Math.max(0, Math.min(at, minute.content.size));
      const $anchor = minute.resolve(within(anchor));
      const $head = minute.resolve(within(head));
      const selection =
        anchor === head ? Selection.near($head) : TextSelection.between($anchor, $head);
      view.dispatch(view.state.tr.setSelection(selection));
    },
    undo: () => undo.undo(),
    redo: () => undo.redo(),
    close: () => bound.destroy?.(),
  };
}
