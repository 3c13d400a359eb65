import type { Entry, Journal } from '#server/journal/journal.ts';
import type { ProjectedDocument, ProjectionStore } from '#server/records/projection-store.ts';
import { type DocumentId, toPlace } from '#shared/ids.ts';
import { openAgenda } from './agenda-projection.ts';
import type { Effort } from './effort.ts';
import { openMinute } from './minute-projection.ts';
import type { Projection } from './projection.ts';
import { inSlices, type Turn } from './slices.ts';

export interface CatchUpDeps {
  readonly journal: Journal;
  readonly store: ProjectionStore;
  readonly turn: Turn;
  readonly effort: Effort;
}

/** A projection that stands where its rows stand, ready for the entries after them. Rows that are ahead of
 *  the journal, or disagree with its words, are thrown away first (P13). */
export async function openProjection(
  { journal, store, turn, effort }: CatchUpDeps,
  document: ProjectedDocument,
): Promise<Projection> {
  const kept = await open(document, store);
  try {
    const history = await historyOf(journal, document.id, kept.written);
    if (history !== null) {
      await inSlices(history, sizeOf, turn, (slice) => effort.spend(() => kept.recall(slice)));
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

/** Takes in what the journal has after what was taken in before. */
export async function advance(
  { journal, turn, effort }: CatchUpDeps,
  id: DocumentId,
  projection: Projection,
): Promise<void> {
  const entries = await effort.spend(() => journal.entriesAfter(id, projection.reached));
  await inSlices(
    entries,
    (entry) => entry.update.length,
    turn,
    (slice) => effort.spend(() => projection.apply(slice)),
  );
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
