import { diffArrays } from 'diff';
import type { BlockChange } from './compare.ts';
import { alike } from './match-lines.ts';

/** A sentence that was put in, taken out, or put in other words. */
export type SentenceChange =
  | { readonly kind: 'added'; readonly before: null; readonly after: string }
  | { readonly kind: 'removed'; readonly before: string; readonly after: null }
  | { readonly kind: 'changed'; readonly before: string; readonly after: string };

/** The sentences of a line that changed, as plain words. A line that only moved has none. */
export function sentencesChanged({
  before,
  after,
}: Pick<BlockChange, 'before' | 'after'>): readonly SentenceChange[] {
  return compareSentences(before?.words ?? '', after?.words ?? '');
}

function compareSentences(before: string, after: string): readonly SentenceChange[] {
  if (before === after) return [];
  const changes: SentenceChange[] = [];
  let removed: string[] = [];
  let added: string[] = [];
  const settle = () => {
    changes.push(...pairs(removed, added));
    [removed, added] = [[], []];
  };
  for (const step of diffArrays(sentencesIn(before), sentencesIn(after))) {
    if (step.removed) removed.push(...step.value);
    else if (step.added) added.push(...step.value);
    else settle();
  }
  settle();
  return changes;
}

/** Sentences without the spaces around them; a new line ends one. */
export function sentencesIn(text: string): string[] {
  const sentences: string[] = [];
  let begun = '';
  for (const { segment } of SEGMENTER.segment(text)) {
    begun += segment;
    if (ABBREVIATION.test(begun)) continue;
    if (begun.trim() !== '') sentences.push(begun.trim());
    begun = '';
  }
  if (begun.trim() !== '') sentences.push(begun.trim());
  return sentences;
}

const SEGMENTER = new Intl.Segmenter('en-GB', { granularity: 'sentence' });
const ABBREVIATION = /(?:^|[\s(])(?:Dr|Mr|Mrs|Ms|Mx|Prof|Cllr|Rev|St|No|cf|vs|e\.g|i\.e)\.\s*$/;

/** Those most alike, in their order, are one sentence in other words. */
function pairs(removed: readonly string[], added: readonly string[]): SentenceChange[] {
  const changes: SentenceChange[] = [];
  let next = 0;
  for (const before of removed) {
    const at = added.findIndex((after, index) => index >= next && alike(before, after) >= 0.5);
    if (at < 0) {
      changes.push({ kind: 'removed', before, after: null });
      continue;
    }
    for (const after of added.slice(next, at)) changes.push({ kind: 'added', before: null, after });
    changes.push({ kind: 'changed', before, after: added[at] as string });
    next = at + 1;
  }
  for (const after of added.slice(next)) changes.push({ kind: 'added', before: null, after });
  return changes;
}
