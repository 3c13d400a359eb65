import * as Y from 'yjs';

/** The projector's own copy of a document, made of nothing but journal entries. */
export function createShadow(): Y.Doc {
  return new Y.Doc({ gc: true });
}

/** Takes in updates in one transaction.
 *  @throws when an update cannot be read, or builds on words that are not there */
export function integrate(shadow: Y.Doc, updates: readonly Uint8Array[]): void {
  shadow.transact(() => {
    for (const update of updates) Y.applyUpdate(shadow, update);
  });
  if (shadow.store.pendingStructs !== null || shadow.store.pendingDs !== null) {
    throw new Error('An entry builds on words that are not in the journal');
  }
}
