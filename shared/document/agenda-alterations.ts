import type { ItemId } from '../ids.ts';
import type { AgendaItemFacts } from './read-agenda.ts';

const ALTERATIONS = [
  'added',
  'withdrawn',
  'moved',
  'title',
  'lead',
  'purpose',
  'minutes',
  'paper',
  'recommendation',
] as const;

/** What can be altered of an item of an agenda that went out. */
export type AlterationKind = (typeof ALTERATIONS)[number];

export interface Alteration {
  readonly itemId: ItemId;
  readonly what: AlterationKind;
  /** `null`: it was added. */
  readonly before: AgendaItemFacts | null;
  readonly after: AgendaItemFacts;
}

/** What is another in an agenda than it was, in its present order. Of an item that is not on it any more nothing
 *  is said: it became private business, and this is read by those who are not to know of it. */
export function alterationsBetween(
  before: readonly AgendaItemFacts[],
  after: readonly AgendaItemFacts[],
): readonly Alteration[] {
  const old = new Map(before.map((item) => [item.id, item]));
  const stayed = after.filter(({ id }) => old.has(id));
  return after.flatMap((item) => {
    const earlier = old.get(item.id) ?? null;
    return kindsOf(earlier, item, stayed, old).map((what) => ({
      itemId: item.id,
      what,
      before: earlier,
      after: item,
    }));
  });
}

function kindsOf(
  before: AgendaItemFacts | null,
  after: AgendaItemFacts,
  stayed: readonly AgendaItemFacts[],
  old: ReadonlyMap<ItemId, AgendaItemFacts>,
): readonly AlterationKind[] {
  const isWithdrawn = after.state === 'withdrawn' && before?.state !== 'withdrawn';
  const withdrawn: readonly AlterationKind[] = isWithdrawn ? ['withdrawn'] : [];
  if (before === null) return ['added', ...withdrawn];
  const facts = FACTS.filter((what) => factIn(what, before) !== factIn(what, after));
  return [
    ...withdrawn,
    ...(hasMoved(before, after, stayed, old) ? (['moved'] as const) : []),
    ...facts,
  ];
}

const FACTS = ['title', 'lead', 'purpose', 'minutes', 'paper', 'recommendation'] as const;

function factIn(what: (typeof FACTS)[number], item: AgendaItemFacts): string {
  if (what === 'lead') return `${item.leadId ?? ''} ${item.leadText ?? ''}`;
  return String(item[what] ?? '');
}

/** It was given another place, and stands on the other side of something than before. */
function hasMoved(
  before: AgendaItemFacts,
  after: AgendaItemFacts,
  stayed: readonly AgendaItemFacts[],
  old: ReadonlyMap<ItemId, AgendaItemFacts>,
): boolean {
  if (before.rank === after.rank) return false;
  return stayed.some((other) => {
    const was = old.get(other.id);
    if (was === undefined || other.id === after.id) return false;
    return was.rank < before.rank !== other.rank < after.rank;
  });
}
