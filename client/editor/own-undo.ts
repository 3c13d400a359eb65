import { defaultDeleteFilter, ySyncPluginKey } from 'y-prosemirror';
import type * as Y from 'yjs';
import { MINUTE_FRAGMENT, RECORD_KINDS } from '#shared/document/minute-schema.ts';
import { SoundUndo } from './sound-undo.ts';

/** Undoing one's own new block leaves it standing while it holds words of somebody else. */
const PROTECTED = new Set(['paragraph', 'heading', ...RECORD_KINDS]);

/** An undo manager that outlives the editor: the binding destroys its manager with the view, but an item
 *  that scrolls out of sight and back should still be able to undo. It ends with its document. */
class OwnUndo extends SoundUndo {
  /** What the old view listened for goes with it; the history stays. */
  override destroy(): void {
    this._observers.clear();
  }
}

const histories = new WeakMap<Y.Doc, OwnUndo>();

/** What this person did in this document, and nobody else's work. */
export function ownUndoOf(doc: Y.Doc): Y.UndoManager {
  const kept = histories.get(doc);
  if (kept !== undefined) return kept;
  const made = new OwnUndo(doc.getXmlFragment(MINUTE_FRAGMENT), {
    trackedOrigins: new Set([ySyncPluginKey]),
    // An id that a block was given stays with it, or its record would become another one.
    deleteFilter: (item) => item.parentSub !== 'id' && defaultDeleteFilter(item, PROTECTED),
    captureTransaction: (transaction) => transaction.meta.get('addToHistory') !== false,
  });
  histories.set(doc, made);
  return made;
}
