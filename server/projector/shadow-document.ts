import * as Y from 'yjs';
import type { Entry } from '#server/journal/journal.ts';

/** The projector's own copy of a document, made of nothing but journal entries. */
export function createShadow(): Y.Doc {
  return new Y.Doc({ gc: true });
}

/** Takes in updates in one transaction.
 *  @throws when an update cannot be read, or builds on words that are not there */
export function integrate(shadow: Y.Doc, updates: readonly Uint8Array[]): void {
  shadow.transact(() => {
    for (const update of updates) takeIn(shadow, update);
  });
}

/** Takes in entries, one by one and yet as many as possible in one transaction: a transaction costs several
 *  times what a keystroke in it does.
 *  @param isNews asked after an entry, of the types that it is the first of its transaction to change; types
 *  that are as new as the transaction are not among them. With true the transaction ends at this entry
 *  @param onNews told then of that entry, when the document can be read
 *  @throws when an update cannot be read, or builds on words that are not there */
export function follow(
  shadow: Y.Doc,
  entries: readonly Entry[],
  isNews: (changed: Iterable<unknown>) => boolean,
  onNews: (entry: Entry) => void,
): void {
  let next = 0;
  while (next < entries.length) {
    let news: Entry | null = null;
    shadow.transact(({ changed }) => {
      const known = new Set<unknown>();
      for (; next < entries.length && news === null; next += 1) {
        const entry = entries[next] as Entry;
        takeIn(shadow, entry.update);
        // A type that is deleted is no longer among the changed, so their number alone says nothing.
        const fresh = [...changed.keys()].filter((type) => !known.has(type));
        for (const type of fresh) known.add(type);
        if (fresh.length > 0 && isNews(fresh)) news = entry;
      }
    });
    if (news !== null) onNews(news);
  }
}

function takeIn(shadow: Y.Doc, update: Uint8Array): void {
  Y.applyUpdate(shadow, update);
  if (shadow.store.pendingStructs !== null || shadow.store.pendingDs !== null) {
    throw new Error('An entry builds on words that are not in the journal');
  }
}
