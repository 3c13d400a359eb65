import { NodeSelection, type Plugin } from '@tiptap/pm/state';
import { type ProsemirrorBinding, ySyncPlugin } from 'y-prosemirror';
import * as Y from 'yjs';
import { MINUTE_FRAGMENT } from '#shared/document/minute-schema.ts';

/** Binds an editor to a minute. y-prosemirror puts a selection back by the place before it. Where a line break or
 *  a block was selected as a whole and somebody else takes it out, that would be another thing, which the next key
 *  replaces; or there is none, and it fails before it has drawn anything: the editor would show an older text than
 *  the document has, and the next key would write that over what others wrote. So the place is told here. */
export function createSyncPlugin(doc: Y.Doc): Plugin {
  const plugin = ySyncPlugin(doc.getXmlFragment(MINUTE_FRAGMENT));
  const { binding }: { binding: ProsemirrorBinding } = plugin.spec.state.init();
  const draw = binding._observeFunction;
  binding._observeFunction = (events: unknown, transaction: unknown) => {
    const before = binding.beforeTransactionSelection;
    if (before?.type === 'node') {
      const item = selectedItem(binding);
      binding.beforeTransactionSelection =
        item === null || item.deleted
          ? { type: 'text', anchor: before.anchor, head: before.anchor }
          : { ...before, anchor: placeOf(item) };
    }
    draw(events, transaction);
  };
  return plugin;
}

/** What is selected as a whole, as the document has it. */
function selectedItem({ prosemirrorView, mapping }: ProsemirrorBinding): Y.Item | null {
  const selection: unknown = prosemirrorView?.state.selection;
  if (!(selection instanceof NodeSelection)) return null;
  for (const [type, node] of mapping) if (node === selection.node) return type._item;
  return null;
}

function placeOf({ id, parent }: Y.Item): Y.RelativePosition {
  const { _item: above } = parent as Y.XmlElement;
  return new Y.RelativePosition(above?.id ?? null, above === null ? MINUTE_FRAGMENT : null, id);
}
