import * as Y from 'yjs';

/** Undo that names its neighbours as an editor does. Yjs looks for the old neighbours of what it restores by what
 *  was restored before. After a block was restored twice it may find them far apart or in the wrong order, and then
 *  it depends on what came first where the restored words stand: people would read different minutes, and the relay
 *  would not take it in (R49). */
export class SoundUndo extends Y.UndoManager {
  override undo(): ReturnType<Y.UndoManager['undo']> {
    return sideBySide(this.doc, () => super.undo());
  }

  override redo(): ReturnType<Y.UndoManager['redo']> {
    return sideBySide(this.doc, () => super.redo());
  }
}

/** Meanwhile, what is written in this document goes between two that stand side by side. Yjs has no other place
 *  at which to ask this of an undo. */
function sideBySide<T>(doc: Y.Doc, work: () => T): T {
  const { integrate } = Y.Item.prototype;
  Y.Item.prototype.integrate = function (this: Y.Item, transaction, offset) {
    if (transaction.doc === doc && this.id.client === doc.clientID) drawTogether(this);
    integrate.call(this, transaction, offset);
  };
  try {
    return work();
  } finally {
    Y.Item.prototype.integrate = integrate;
  }
}

/** What it stands behind is kept, because that is what it was written after. */
function drawTogether(item: Y.Item): void {
  const { parent, left, right } = item;
  if (item.parentSub !== null || !(parent instanceof Y.AbstractType)) return;
  if (left === null && right !== null) {
    item.left = right.left;
    item.origin = right.left?.lastId ?? null;
    return;
  }
  item.right = left === null ? parent._start : left.right;
  item.rightOrigin = item.right?.id ?? null;
}
