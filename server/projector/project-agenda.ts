import type { ProjectedItem } from '#server/records/projected-rows.ts';
import type { AgendaItemFacts } from '#shared/document/read-agenda.ts';

/** An agenda's rows: its items, of those that the records have on it (P9). */
export function itemsOf(
  facts: readonly AgendaItemFacts[],
  known: ReadonlySet<string>,
): readonly ProjectedItem[] {
  return facts.filter((item) => known.has(item.id));
}
