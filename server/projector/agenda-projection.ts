import type { ProjectedItem } from '#server/records/projected-rows.ts';
import type { ProjectedDocument, ProjectionStore } from '#server/records/projection-store.ts';
import { readAgenda } from '#shared/document/read-agenda.ts';
import { toItemId } from '#shared/ids.ts';
import { diffById } from '#shared/lang/diff-by-id.ts';
import { itemsOf } from './project-agenda.ts';
import type { Projection } from './projection.ts';
import { sameRow } from './same-row.ts';
import { createShadow, integrate } from './shadow-document.ts';

/** Follows the agenda of one part. Nothing of its past is in its rows, so it is read when it is written. */
export async function openAgenda(
  agenda: ProjectedDocument,
  store: ProjectionStore,
): Promise<Projection> {
  const stored = await store.agenda(agenda);
  const shadow = createShadow();
  let written: readonly ProjectedItem[] = stored.items;
  let place = stored.place;
  let reached = stored.place;

  const difference = async () => {
    const items = itemsOf(readAgenda(shadow), await store.itemsOn(agenda));
    return { items, ...diffById(written, items, sameRow) };
  };

  return {
    get written() {
      return place;
    },
    get reached() {
      return reached;
    },
    recall: (updates) => integrate(shadow, updates),
    // Rows that lag behind the records' items are mended by the next writing.
    agrees: async () => true,
    apply: (entries) => {
      integrate(
        shadow,
        entries.map((entry) => entry.update),
      );
      reached = entries.at(-1)?.place ?? reached;
    },
    pressing: () => true,

    draft: async () => {
      const { items, added, changed, removed } = await difference();
      const itemsGone = removed.map((item) => item.id);
      const change = { place: reached, items: [...added, ...changed], itemsGone };
      return {
        rows: { kind: 'agenda', document: agenda, change },
        settle: () => {
          written = items;
          place = change.place;
          const { committeeId, meetingId, part } = agenda;
          const ids = change.items.map((item) => item.id).concat(itemsGone);
          // One by one, because not everybody may know of each.
          const changes = ids.map((id) => {
            return {
              topic: 'agenda' as const,
              committeeId,
              meetingId,
              ids: [id],
              part,
              itemId: toItemId(id),
            };
          });
          return { changes, arrivals: new Map() };
        },
      };
    },

    close: () => shadow.destroy(),
  };
}
