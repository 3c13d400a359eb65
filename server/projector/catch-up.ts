import type { Entry, Journal } from '#server/journal/journal.ts';
import type { ProjectedDocument, ProjectionStore } from '#server/records/projection-store.ts';
import { type DocumentId, toPlace } from '#shared/ids.ts';
import { openAgenda } from './agenda-projection.ts';
import { openMinute } from './minute-projection.ts';
import type { Projection } from './projection.ts';
import { inSlices, type Turn } from './slices.ts';

export interface CatchUpDeps {
  readonly journal: Journal;
  readonly store: ProjectionStore;
  readonly turn: Turn;
}

/** A projection that stands where its rows stand, ready for the entries after them. Rows that are ahead of
 *  the journal, or disagree with its words, are thrown away first (P13). */
export async function openProjection(
  { journal, store, turn }: CatchUpDeps,
  document: ProjectedDocument,
): Promise<Projection> {
  const kept = await open(document, store);
  try {
    const history = await historyOf(journal, document.id, kept.written);
    if (history !== null) {
      await inSlices(history, sizeOf, turn, (slice) => kept.recall(slice));
      if (await kept.agrees()) return kept;
    }
    kept.close();
    await store.clear(document.id);
    return await open(document, store);
  } catch (error) {
    kept.close();
    throw error;
  }
}

/** Takes in what the journal has after the rows, and writes it. `null`: there was nothing. */
export async function advance(
  { journal, turn }: CatchUpDeps,
  id: DocumentId,
  projection: Projection,
) {
  const entries = await journal.entriesAfter(id, projection.written);
  const last = entries.at(-1);
  if (last === undefined) return null;
  await inSlices(
    entries,
    (entry) => entry.update.length,
    turn,
    (slice) => {
      for (const entry of slice) projection.apply(entry);
    },
  );
  return projection.write(last.place);
}

async function open(document: ProjectedDocument, store: ProjectionStore): Promise<Projection> {
  if (document.kind === 'agenda') return openAgenda(document, store);
  if (document.itemId === null) throw new Error('The records name no item for this minute');
  return openMinute({ ...document, itemId: document.itemId }, store);
}

/** The updates that make the document at this place; `null` when the journal does not reach so far. */
async function historyOf(
  journal: Journal,
  id: DocumentId,
  place: number,
): Promise<readonly Uint8Array[] | null> {
  if (place === 0) return [];
  const { snapshot, entries, head } = await journal.load(id);
  if (head < place) return null;
  const upTo = (some: readonly Entry[]) =>
    some.filter((entry) => entry.place <= place).map((entry) => entry.update);
  if (snapshot === null) return upTo(entries);
  if (snapshot.place <= place) return [snapshot.state, ...upTo(entries)];
  return upTo(await journal.entriesAfter(id, toPlace(0)));
}

function sizeOf(update: Uint8Array): number {
  return update.length;
}
