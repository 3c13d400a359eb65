import * as Y from 'yjs';
import { ITEM_STATES, PURPOSES } from '../domain/vocabulary.ts';
import { type ItemId, toItemId } from '../ids.ts';
import { agendaItems, type NewAgendaItem } from './agenda-schema.ts';

/** An item's facts as the agenda's document has them now. */
export interface AgendaItemFacts extends NewAgendaItem {
  readonly id: ItemId;
}

/** The agenda of one part as plain values, in order of rank and then of id. It only reads. */
export function readAgenda(doc: Y.Doc): readonly AgendaItemFacts[] {
  const items: AgendaItemFacts[] = [];
  for (const [id, map] of agendaItems(doc)) {
    if (map instanceof Y.Map) items.push(readItem(toItemId(id), map));
  }
  return items.sort(byRank);
}

export function byRank(
  a: { readonly rank: string; readonly id: string },
  b: { readonly rank: string; readonly id: string },
): number {
  if (a.rank !== b.rank) return a.rank < b.rank ? -1 : 1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

function readItem(id: ItemId, map: Y.Map<unknown>): AgendaItemFacts {
  const words = (name: string): string | null => {
    const value = map.get(name);
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const text = (name: string): string => {
    const value = map.get(name);
    return value instanceof Y.Text ? value.toString() : '';
  };
  const minutes = map.get('minutes');
  return {
    id,
    title: text('title'),
    recommendation: text('recommendation'),
    rank: words('rank') ?? '',
    leadId: words('leadId'),
    leadText: words('leadText'),
    purpose: PURPOSES.find((one) => one === map.get('purpose')) ?? null,
    minutes:
      typeof minutes === 'number' && Number.isFinite(minutes) && minutes >= 0 ? minutes : null,
    paper: words('paper'),
    state: ITEM_STATES.find((one) => one === map.get('state')) ?? 'accepted',
  };
}
