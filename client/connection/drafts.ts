/** Words typed into fields that are not yet in their document. They are owed like words that the server
 *  does not have: the page does not say “Saved” of them, and asks before it is left. */
export interface Drafts {
  /** A field holds such words; `keep` puts them into the document. Returns what ends the holding. */
  readonly hold: (keep: () => void) => () => void;
  /** Puts all that is held into the document now: the page is about to be hidden or left. */
  readonly keepAll: () => void;
}

export function createDrafts(onCount: (held: number) => void): Drafts {
  const held = new Set<{ readonly keep: () => void }>();
  return {
    hold: (keep) => {
      const one = { keep };
      held.add(one);
      onCount(held.size);
      return () => {
        if (held.delete(one)) onCount(held.size);
      };
    },
    keepAll: () => {
      for (const { keep } of [...held]) keep();
    },
  };
}
