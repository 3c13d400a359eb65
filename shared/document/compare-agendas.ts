import { type FactChange, type FactName, factOf, isSame } from './compare-facts.ts';
import { areSameWords, compareWords, type WordRun } from './compare-words.ts';
import { stayingInPlace } from './in-place.ts';
import type { AgendaItemFacts } from './read-agenda.ts';

/** What became of an item of an agenda between two versions. */
export interface AgendaChange {
  readonly kind: 'unchanged' | 'changed' | 'moved' | 'moved_and_changed' | 'added' | 'removed';
  /** `null`: it was added. */
  readonly before: AgendaItemFacts | null;
  /** `null`: it was removed. */
  readonly after: AgendaItemFacts | null;
  readonly title: readonly WordRun[];
  readonly recommendation: readonly WordRun[];
  readonly facts: readonly FactChange[];
}

/** Every item of two versions of an agenda, by id: in the order of the later one, those that are gone last. */
export function compareAgendas(
  before: readonly AgendaItemFacts[],
  after: readonly AgendaItemFacts[],
): readonly AgendaChange[] {
  const old = new Map(before.map((item, index) => [item.id, { item, index }]));
  const froms = after.flatMap(({ id }) => old.get(id)?.index ?? []);
  const staying = new Set([...stayingInPlace(froms)].map((at) => froms[at]));
  const ids = new Set(after.map(({ id }) => id));
  const gone = before.filter(({ id }) => !ids.has(id));
  return [
    ...after.map((item) => {
      const earlier = old.get(item.id);
      const isMoved = earlier !== undefined && !staying.has(earlier.index);
      return compareItems(earlier?.item ?? null, item, isMoved);
    }),
    ...gone.map((item) => compareItems(item, null, false)),
  ];
}

function compareItems(
  before: AgendaItemFacts | null,
  after: AgendaItemFacts | null,
  isMoved: boolean,
): AgendaChange {
  const title = compareWords(before?.title ?? '', after?.title ?? '');
  const recommendation = compareWords(before?.recommendation ?? '', after?.recommendation ?? '');
  const facts = FACTS.map((fact) => ({
    fact,
    before: before && factIn(before, fact),
    after: after && factIn(after, fact),
  })).filter((one) => !isSame(one.before, one.after));
  const isChange = !areSameWords(title) || !areSameWords(recommendation) || facts.length > 0;
  const kind = kindOf(before, after, isMoved, isChange);
  return { kind, before, after, title, recommendation, facts };
}

function kindOf(
  before: AgendaItemFacts | null,
  after: AgendaItemFacts | null,
  isMoved: boolean,
  isChange: boolean,
): AgendaChange['kind'] {
  if (before === null) return 'added';
  if (after === null) return 'removed';
  if (isMoved) return isChange ? 'moved_and_changed' : 'moved';
  return isChange ? 'changed' : 'unchanged';
}

const FACTS = ['lead', 'purpose', 'minutes', 'paper', 'state'] as const satisfies FactName[];

function factIn(item: AgendaItemFacts, fact: (typeof FACTS)[number]) {
  switch (fact) {
    case 'lead':
      return factOf('who', item.leadId) ?? factOf('text', item.leadText);
    case 'purpose':
      return factOf('term', item.purpose);
    case 'minutes':
      return item.minutes === null ? null : factOf('minutes', String(item.minutes));
    case 'paper':
      return factOf('text', item.paper);
    case 'state':
      return factOf('term', item.state);
  }
}
