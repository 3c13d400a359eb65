import type { Database } from 'better-sqlite3';
import * as Y from 'yjs';
import { type DocumentId, toPlace } from '#shared/ids.ts';
import { must } from '#shared/lang/must.ts';
import { createHistory, entryOf, follow } from './history.ts';
import type { Entry, LastGood, LoadedDocument } from './journal.ts';
import { createJournalDocument } from './journal-document.ts';
import { isSound } from './rows.ts';

/** A snapshot or nothing, and what may follow it. */
export interface Candidate {
  readonly snapshot: (NonNullable<LoadedDocument['snapshot']> & { readonly at: number }) | null;
  readonly entries: readonly Entry[];
}

/** The newest state of a document that still can be trusted: from each sound snapshot, and from the beginning,
 *  as far as the chain holds and the entries make a document. */
export function findLastGood(connection: Database, id: DocumentId): LastGood | null {
  const history = createHistory(connection);
  const candidates: Candidate[] = [];
  for (const row of history.snapshots(id)) {
    if (!isSound(row)) continue;
    const snapshot = { place: toPlace(row.place), state: row.state, at: row.at };
    const { entries } = follow(id, row, history.after(id, row.place));
    candidates.push({ snapshot, entries: entries.map(entryOf) });
  }
  const { entries } = follow(id, null, history.after(id, 0));
  candidates.push({ snapshot: null, entries: entries.map(entryOf) });
  return lastGoodOf(candidates);
}

/** The furthest that any of them leads. */
export function lastGoodOf(candidates: readonly Candidate[]): LastGood | null {
  let best: LastGood | null = null;
  const reach = ({ snapshot, entries }: Candidate) => (snapshot?.place ?? 0) + entries.length;
  for (const candidate of candidates.toSorted((a, b) => reach(b) - reach(a))) {
    if (best !== null && reach(candidate) <= best.place) break;
    const found = furthest(candidate);
    if (found !== null && found.place > (best?.place ?? 0)) best = found;
  }
  return best;
}

/** If so many entries make a document, so do fewer: the most is found by halving. */
function furthest(candidate: Candidate): LastGood | null {
  const whole = stateWith(candidate, candidate.entries.length);
  if (whole !== null) return whole;
  let best: LastGood | null = null;
  // No entries at all make a document too, but not one to offer.
  let good = candidate.snapshot === null ? 0 : -1;
  let bad = candidate.entries.length;
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    const state = stateWith(candidate, middle);
    if (state === null) bad = middle;
    else {
      good = middle;
      best = state;
    }
  }
  return best;
}

function stateWith({ snapshot, entries }: Candidate, many: number): LastGood | null {
  const place = toPlace((snapshot?.place ?? 0) + many);
  if (place === 0) return null;
  const at = many > 0 ? must(entries[many - 1], 'an entry').at : (snapshot?.at ?? 0);
  const some = entries.slice(0, many);
  try {
    const loaded = { snapshot, entries: some, head: place, owners: new Map() };
    const doc = createJournalDocument(loaded, null);
    const state = Y.encodeStateAsUpdate(doc);
    doc.destroy();
    return { at, place, state };
  } catch {
    return null;
  }
}
