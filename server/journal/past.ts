import type { Database } from 'better-sqlite3';
import * as Y from 'yjs';
import { type DocumentId, type Place, toPlace } from '#shared/ids.ts';
import { createHistory, entryOf } from './history.ts';
import { type Entry, JournalFault, type Stretch } from './journal.ts';
import { openPack, PACK_COLUMNS, type Pack } from './pack.ts';
import { isSound } from './rows.ts';

/** An entry without its update. */
export interface Deed {
  readonly place: number;
  readonly author: string;
  readonly at: number;
}

/** What was written when. Each reading is to be one transaction of the caller's. */
export interface Past {
  stretches(document: DocumentId, pause: number): Stretch[];
  entriesBetween(document: DocumentId, after: Place, until: Place): Entry[];
  placeAt(document: DocumentId, at: number): Place;
  statesAt(document: DocumentId, places: readonly Place[]): Uint8Array<ArrayBuffer>[];
}

export function createPast(connection: Database): Past {
  const history = createHistory(connection);
  const rows = connection.prepare<[DocumentId], Deed>(
    `SELECT place, author, at FROM journal_entry WHERE document_id = ? ORDER BY place`,
  );
  const packs = connection.prepare<[DocumentId], Pack>(
    `SELECT ${PACK_COLUMNS} FROM journal_pack WHERE document_id = ? ORDER BY first_place`,
  );

  function* deeds(document: DocumentId): Generator<Deed> {
    for (const pack of packs.iterate(document)) yield* openPack(pack);
    yield* rows.iterate(document);
  }

  return {
    stretches: (document, pause) => {
      if (history.head(document) === null && history.isPurged(document)) {
        throw new JournalFault(`The history of ${document} was deleted`, { kind: 'purged' });
      }
      return stretchesOf(deeds(document), pause);
    },

    entriesBetween: (document, after, until) => {
      const entries: Entry[] = [];
      for (const { entry } of history.after(document, after)) {
        if (entry.place > until) break;
        entries.push(entryOf(entry));
      }
      return entries;
    },

    placeAt: (document, at) => placeAtOf(deeds(document), at),

    statesAt: (document, places) => {
      const first = places[0];
      if (first === undefined) return [];
      let start: { readonly place: number; readonly state: Uint8Array } = NOTHING;
      for (const row of history.snapshots(document)) {
        if (row.place > first || !isSound(row)) continue;
        start = row;
        break;
      }
      return statesOf(document, start, updatesAfter(document, start.place), places);
    },
  };

  function* updatesAfter(document: DocumentId, place: number) {
    for (const { entry } of history.after(document, place)) {
      yield { place: entry.place, update: entry.data };
    }
  }
}

/** Where every document begins. */
export const NOTHING = { place: 0, state: Y.encodeStateAsUpdate(new Y.Doc()) };

/** @param pause milliseconds without a word after which another stretch begins */
export function stretchesOf(deeds: Iterable<Deed>, pause: number): Stretch[] {
  const each: Writing[] = [];
  const writing = new Map<string, Writing>();
  for (const { place, author, at } of deeds) {
    if (author === 'server') continue;
    const here = toPlace(place);
    const own = writing.get(author);
    if (own !== undefined && at - own.to <= pause) {
      own.last = here;
      own.to = Math.max(own.to, at);
    } else {
      const begun = { authors: [author], first: here, last: here, from: at, to: at };
      writing.set(author, begun);
      each.push(begun);
    }
  }
  return withoutOverlaps(each);
}

type Writing = { -readonly [Key in keyof Stretch]: Stretch[Key] };

/** What several people wrote at the same time cannot be told apart by places. */
function withoutOverlaps(each: readonly Writing[]): Stretch[] {
  const stretches: Writing[] = [];
  for (const one of each) {
    const before = stretches.at(-1);
    if (before === undefined || one.first > before.last) {
      stretches.push({ ...one });
      continue;
    }
    before.authors = [...new Set([...before.authors, ...one.authors])];
    before.last = toPlace(Math.max(before.last, one.last));
    before.to = Math.max(before.to, one.to);
  }
  return stretches;
}

/** The last place written at or before a time. */
export function placeAtOf(deeds: Iterable<Deed>, at: number): Place {
  let place = 0;
  for (const deed of deeds) if (deed.at <= at) place = Math.max(place, deed.place);
  return toPlace(place);
}

/** @param places in growing order
 *  @throws JournalFault when the book does not reach so far */
export function statesOf(
  document: DocumentId,
  start: { readonly place: number; readonly state: Uint8Array },
  updates: Iterable<{ readonly place: number; readonly update: Uint8Array }>,
  places: readonly Place[],
): Uint8Array<ArrayBuffer>[] {
  const doc = new Y.Doc({ gc: true });
  const coming = updates[Symbol.iterator]();
  const states: Uint8Array<ArrayBuffer>[] = [];
  let reached = start.place;
  try {
    Y.applyUpdate(doc, start.state);
    for (const place of places) {
      // One by one would take minutes for a long history.
      doc.transact(() => {
        while (reached < place) {
          const { value } = coming.next();
          if (value?.place !== reached + 1) {
            throw new JournalFault(`Place ${reached + 1} of ${document} is missing`);
          }
          Y.applyUpdate(doc, value.update);
          reached += 1;
        }
      });
      if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
        throw new JournalFault('An entry depends on something that the journal does not have');
      }
      states.push(new Uint8Array(Y.encodeStateAsUpdate(doc)));
    }
    return states;
  } finally {
    coming.return?.();
    doc.destroy();
  }
}
