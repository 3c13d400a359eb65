import type { DocumentId, Place } from '#shared/ids.ts';
import type { Entry, NewEntry } from './journal.ts';

/** The entries that were committed last, so that whoever follows a document need not read from the disk what
 *  has only just been written there. */
export interface Recent {
  /** An entry is on disk. To be told of each, in order of place. */
  note(document: DocumentId, place: Place, entry: NewEntry, at: number): void;
  /** All entries after a place; `null`: not all of them are remembered. */
  after(document: DocumentId, place: Place): readonly Entry[] | null;
  forget(document: DocumentId): void;
}

/** @param most bytes of updates that are remembered: what goes over is forgotten, the longest untouched
 *  document first */
export function createRecent(most: number): Recent {
  /** In order of their last commit. */
  const documents = new Map<DocumentId, Entry[]>();
  let bytes = 0;

  function forget(document: DocumentId): void {
    for (const { update } of documents.get(document) ?? []) bytes -= update.byteLength;
    documents.delete(document);
  }

  return {
    forget,
    note: (document, place, entry, at) => {
      const known = documents.get(document);
      if (known !== undefined && known.at(-1)?.place !== place - 1) forget(document);
      const entries = documents.get(document) ?? [];
      entries.push({ ...entry, place, at });
      documents.delete(document);
      documents.set(document, entries);
      bytes += entry.update.byteLength;
      if (entries.length > MOST_OF_ONE) drop(entries, MOST_OF_ONE / 2);
      for (const oldest of documents.keys()) {
        if (bytes <= most) break;
        forget(oldest);
      }
    },
    after: (document, place) => {
      const entries = documents.get(document);
      const first = entries?.[0];
      if (entries === undefined || first === undefined || place < first.place - 1) return null;
      return entries.slice(Math.max(0, place + 1 - first.place));
    },
  };

  function drop(entries: Entry[], howMany: number): void {
    for (const { update } of entries.splice(0, howMany)) bytes -= update.byteLength;
  }
}

/** Whoever follows is a few entries behind. */
const MOST_OF_ONE = 128;
