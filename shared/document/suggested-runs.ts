import { compareWords } from './compare-words.ts';
import type { TextRun } from './minute-content.ts';

/** Other words that somebody proposes for some of a block's. */
export interface SuggestedWords {
  /** The comment's, whose mark is on the words. */
  readonly id: string;
  readonly by: string;
  /** The words as they stood when it was made. */
  readonly quote: string;
  readonly words: string;
}

/** A stretch of a block with a suggestion in it, in the order it is read. */
export type SuggestedPiece =
  | { readonly change: 'kept'; readonly run: TextRun }
  | { readonly change: 'removed'; readonly run: TextRun; readonly suggestion: SuggestedWords }
  | { readonly change: 'added'; readonly text: string; readonly suggestion: SuggestedWords };

export interface SuggestedRuns {
  readonly pieces: readonly SuggestedPiece[];
  /** Those for words that another suggestion is shown in already: to be shown by themselves. */
  readonly beside: readonly SuggestedWords[];
}

/** Shows suggestions in the words of a block: what would go is marked and what would come stands after it. Of
 *  two that overlap the one that begins first is shown in place. One whose words have changed is left out. */
export function suggestedRuns(
  runs: readonly TextRun[],
  suggestions: readonly SuggestedWords[],
): SuggestedRuns {
  const placed = suggestions
    .flatMap((suggestion) => {
      const from = placeOf(runs, suggestion);
      return from === null ? [] : [{ suggestion, from, to: from + suggestion.quote.length }];
    })
    .sort((a, b) => a.from - b.from);
  const pieces: SuggestedPiece[] = [];
  const beside: SuggestedWords[] = [];
  let at = 0;
  for (const { suggestion, from, to } of placed) {
    if (from < at) {
      beside.push(suggestion);
      continue;
    }
    pieces.push(...cut(runs, at, from).map((run) => ({ change: 'kept' as const, run })));
    at = from;
    for (const { change, text } of compareWords(suggestion.quote, suggestion.words)) {
      if (change === 'added') {
        pieces.push({ change, text, suggestion });
        continue;
      }
      for (const run of cut(runs, at, at + text.length)) {
        pieces.push(change === 'kept' ? { change, run } : { change, run, suggestion });
      }
      at += text.length;
    }
    at = to;
  }
  pieces.push(...cut(runs, at, lengthOf(runs)).map((run) => ({ change: 'kept' as const, run })));
  return { pieces, beside };
}

/** Where the words stand under their mark; `null`: they have changed. */
function placeOf(runs: readonly TextRun[], { id, quote }: SuggestedWords): number | null {
  if (quote === '') return null;
  const isMarked = (run: TextRun) => run.comments?.some((one) => one === id) === true;
  const first = runs.findIndex(isMarked);
  if (first < 0) return null;
  const marked = textOf(runs.slice(first, runs.findLastIndex(isMarked) + 1));
  const at = marked.indexOf(quote);
  if (at < 0 || marked.indexOf(quote, at + 1) >= 0) return null;
  return lengthOf(runs.slice(0, first)) + at;
}

function cut(runs: readonly TextRun[], from: number, to: number): TextRun[] {
  const pieces: TextRun[] = [];
  let start = 0;
  for (const run of runs) {
    const text = run.text.slice(Math.max(0, from - start), Math.max(0, to - start));
    if (text !== '') pieces.push({ ...run, text });
    start += run.text.length;
  }
  return pieces;
}

function textOf(runs: readonly TextRun[]): string {
  return runs.map((run) => run.text).join('');
}

function lengthOf(runs: readonly TextRun[]): number {
  return textOf(runs).length;
}
