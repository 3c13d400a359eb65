import * as Y from 'yjs';
import type { ItemState, Purpose } from '../domain/vocabulary.ts';

/** What the agenda of one part looks like inside (decision 18): a root Y.Map `items`, item id → Y.Map.
 *  `title` and `recommendation` are Y.Text; the rest are plain values. */
export const AGENDA_ITEMS = 'items';

export const AGENDA_TEXTS = ['title', 'recommendation'] as const;
export const AGENDA_VALUES = [
  'rank',
  'leadId',
  'leadText',
  'purpose',
  'minutes',
  'paper',
  'state',
] as const;

export type AgendaTextName = (typeof AGENDA_TEXTS)[number];
export type AgendaValueName = (typeof AGENDA_VALUES)[number];

/** An agenda item's facts as first written. */
export interface NewAgendaItem {
  readonly title: string;
  readonly recommendation: string;
  readonly rank: string;
  /** `person:…` or `post:…`. */
  readonly leadId: string | null;
  readonly leadText: string | null;
  readonly purpose: Purpose | null;
  /** Minutes of time. */
  readonly minutes: number | null;
  /** The paper's name or number; the paper itself is not kept here. */
  readonly paper: string | null;
  readonly state: ItemState;
}

export function agendaItems(doc: Y.Doc): Y.Map<Y.Map<unknown>> {
  return doc.getMap(AGENDA_ITEMS);
}

/** Adds an item to an agenda's document. Only the server does this: the item's minute needs a document. */
export function writeAgendaItem(doc: Y.Doc, itemId: string, item: NewAgendaItem): void {
  const map = new Y.Map<unknown>();
  map.set('title', new Y.Text(item.title));
  map.set('recommendation', new Y.Text(item.recommendation));
  for (const name of AGENDA_VALUES) map.set(name, item[name]);
  agendaItems(doc).set(itemId, map);
}
