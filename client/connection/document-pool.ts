import { areSameText, type DocumentId } from '#shared/ids.ts';
import { type LiveDocument, type LiveDocumentDeps, openLiveDocument } from './live-document.ts';
import { type DocumentProgress, isSettled } from './save-state.ts';
import { createValueStore, type ReadableStore } from './value-store.ts';

/** The documents of one page: opened when something shows them, and kept until every word in them is
 *  saved. */
export interface DocumentPool {
  /** Opens the document, or joins the open one. Every `open` asks for one `release`. */
  readonly open: (id: DocumentId) => LiveDocument;
  readonly release: (id: DocumentId) => void;
  /** The open document, if it is open; for looking, not for keeping. */
  readonly peek: (id: DocumentId) => LiveDocument | null;
  /** How each open document stands. The list is a new one whenever something in it has changed. */
  readonly progress: ReadableStore<readonly OpenDocument[]>;
  /** Has this document words that the server does not have? */
  readonly owes: (id: DocumentId) => boolean;
  readonly hasUnsavedWords: () => boolean;
  /** Puts what fields hold into their documents: the page is about to be hidden or left. */
  readonly keepDrafts: () => void;
  readonly networkChanged: (online: boolean) => void;
  readonly sessionChanged: (signedIn: boolean) => void;
  /** The words in this document that were not saved have been copied, or are not wanted. */
  readonly giveUp: (id: DocumentId) => void;
  /** The page is left: what is saved closes now, the rest as soon as it is. Resolves when all has closed. */
  readonly retire: () => Promise<void>;
  readonly close: () => void;
}

export interface OpenDocument {
  readonly id: DocumentId;
  readonly progress: DocumentProgress;
}

export interface DocumentPoolDeps extends LiveDocumentDeps {
  /** How long a saved document that nothing shows stays open, in milliseconds. */
  readonly linger?: number;
  /** How many documents that nothing shows may stay open. */
  readonly spare?: number;
}

interface Entry {
  readonly live: LiveDocument;
  readonly stopWatching: () => void;
  uses: number;
  givenUp: boolean;
  timer: ReturnType<typeof setTimeout> | null;
}

export function createDocumentPool(deps: DocumentPoolDeps): DocumentPool {
  const linger = deps.linger ?? 20_000;
  const spare = deps.spare ?? 12;
  const entries = new Map<DocumentId, Entry>();
  const progress = createValueStore<readonly OpenDocument[]>([]);

  const tell = () =>
    progress.set(
      [...entries]
        .filter(([, { givenUp }]) => !givenUp)
        .map(([id, { live }]) => ({ id, progress: live.progress.get() })),
    );

  const owesWords = ({ live, givenUp }: Entry) => !givenUp && !isSettled(live.progress.get());

  const shut = (id: DocumentId, entry: Entry) => {
    if (entry.timer !== null) clearTimeout(entry.timer);
    entry.stopWatching();
    entry.live.close();
    entries.delete(id);
  };

  let whenEmpty: (() => void) | null = null;

  /** What the server has refused for good will never be saved; leaving the page gives it up. */
  const isDone = (entry: Entry) => {
    if (whenEmpty !== null && entry.live.progress.get().refused !== null) return true;
    return entry.uses === 0 && !owesWords(entry);
  };

  /** Closes what is neither shown nor owed: after a little while, or at once when too many are open. */
  const tidy = () => {
    const idle = [...entries].filter(([, entry]) => isDone(entry));
    const kept = whenEmpty === null ? spare : 0;
    for (const [index, [id, entry]] of idle.entries()) {
      const isUseless = entry.live.progress.get().refused !== null;
      if (isUseless || index < idle.length - kept) shut(id, entry);
    }
    if (entries.size === 0) whenEmpty?.();
    for (const [id, entry] of idle) {
      if (entries.get(id) !== entry || entry.timer !== null) continue;
      entry.timer = setTimeout(() => {
        entry.timer = null;
        if (!isDone(entry)) return;
        shut(id, entry);
        tell();
      }, linger);
    }
  };

  const openEntry = (id: DocumentId): Entry => {
    // Away when it was replaced, the earlier copy heard nothing of it.
    for (const [other, entry] of [...entries]) {
      if (areSameText(id, other)) entry.live.replaced();
    }
    const live = openLiveDocument(id, deps);
    const stopWatching = live.progress.subscribe(() => {
      tidy();
      tell();
    });
    const entry: Entry = { live, stopWatching, uses: 0, givenUp: false, timer: null };
    entries.set(id, entry);
    return entry;
  };

  return {
    open: (id) => {
      const entry = entries.get(id) ?? openEntry(id);
      entry.uses += 1;
      if (entry.timer !== null) clearTimeout(entry.timer);
      entry.timer = null;
      tell();
      return entry.live;
    },
    release: (id) => {
      const entry = entries.get(id);
      if (entry === undefined) return;
      entry.uses = Math.max(0, entry.uses - 1);
      // The oldest of the idle ones go first: re-inserting keeps the map in order of last use.
      entries.delete(id);
      entries.set(id, entry);
      tidy();
      tell();
    },
    peek: (id) => entries.get(id)?.live ?? null,
    progress,
    owes: (id) => {
      const entry = entries.get(id);
      return entry !== undefined && !isSettled(entry.live.progress.get());
    },
    hasUnsavedWords: () => [...entries.values()].some(owesWords),
    keepDrafts: () => {
      for (const { live } of [...entries.values()]) live.drafts.keepAll();
    },
    networkChanged: (online) => {
      for (const { live } of entries.values()) live.networkChanged(online);
    },
    sessionChanged: (signedIn) => {
      for (const { live } of [...entries.values()]) live.sessionChanged(signedIn);
    },
    giveUp: (id) => {
      const entry = entries.get(id);
      if (entry === undefined) return;
      entry.givenUp = true;
      tidy();
      tell();
    },
    retire: () =>
      new Promise((resolve) => {
        whenEmpty = resolve;
        for (const entry of entries.values()) entry.uses = 0;
        tidy();
        tell();
      }),
    close: () => {
      for (const [id, entry] of [...entries]) shut(id, entry);
      tell();
    },
  };
}
