import type { BlockChange } from './compare.ts';
import type { AgendaChange } from './compare-agendas.ts';
import type { FactChange } from './compare-facts.ts';
import { sentencesChanged } from './sentences.ts';

/** What a comparison comes to: how many of what, `sentence added` or `action given an owner`. */
export type ChangeSummary = Readonly<Record<string, number>>;

export function sumUp(changes: readonly BlockChange[]): ChangeSummary {
  return counted(changes.flatMap(countsOf));
}

export function sumUpAgenda(changes: readonly AgendaChange[]): ChangeSummary {
  return counted(
    changes.flatMap(({ kind }) => {
      if (kind === 'unchanged') return [];
      if (kind === 'moved_and_changed') return ['item changed', 'item moved'];
      return [`item ${kind}`];
    }),
  );
}

/** Several summaries in one. */
export function together(summaries: readonly ChangeSummary[]): ChangeSummary {
  return counted(
    summaries.flatMap((one) =>
      Object.entries(one).flatMap(([what, count]) => Array<string>(count).fill(what)),
    ),
  );
}

/** “3 sentences added, 1 changed”, “1 action given an owner”. Empty: nothing that could be read. */
export function summaryInWords(summary: ChangeSummary): readonly string[] {
  const told = new Map<string, string[]>();
  for (const what of [...ORDER, ...Object.keys(summary)]) {
    const count = summary[what] ?? 0;
    if (count === 0) continue;
    const [noun = '', ...tail] = what.split(' ');
    const phrases = told.get(noun) ?? [];
    const phrase = tail.join(' ');
    const words = `${count} ${phrases.length > 0 ? '' : `${noun}${count === 1 ? '' : 's'} `}${phrase}`;
    if (!phrases.some((one) => one.endsWith(` ${phrase}`))) told.set(noun, [...phrases, words]);
  }
  return [...told.values()].map((phrases) => phrases.join(', '));
}

const ORDER = ['sentence added', 'sentence changed', 'sentence removed', 'item added'];

function counted(whats: readonly string[]): ChangeSummary {
  const counts: Record<string, number> = {};
  for (const what of whats) counts[what] = (counts[what] ?? 0) + 1;
  return counts;
}

function countsOf(change: BlockChange): string[] {
  const { kind, before, after, facts } = change;
  const line = after ?? before;
  const record = RECORDS.has(line.block.kind) ? line.block.kind : null;
  if (record !== null && (kind === 'added' || kind === 'removed')) return [`${record} ${kind}`];
  return [
    ...sentencesChanged(change).map((one) => `sentence ${one.kind}`),
    ...(kind === 'added' || kind === 'removed' ? [] : facts.map((one) => told(one, record))),
    ...(change.looks ? [SET_ANOTHER_WAY] : []),
    ...(kind === 'moved' || kind === 'moved_and_changed' ? [`${record ?? 'line'} moved`] : []),
  ];
}

const RECORDS: ReadonlySet<string> = new Set(['action', 'decision', 'contribution', 'proposal']);
const SET_ANOTHER_WAY = 'line set in another way';

function told({ fact, before, after }: FactChange, record: string | null): string {
  if (fact === 'form' || record === null) return SET_ANOTHER_WAY;
  const thing = fact === 'owner' ? 'owner' : fact === 'due' ? 'due date' : null;
  if (thing === null) return `${record} with other details`;
  if (before === null) return `${record} given ${thing === 'owner' ? 'an' : 'a'} ${thing}`;
  if (after === null) return `${record} left without ${thing === 'owner' ? 'an' : 'a'} ${thing}`;
  return `${record} given another ${thing}`;
}
