import { diffArrays } from 'diff';

/** A stretch of words that both versions have, that only the later one has, or only the earlier one. */
export interface WordRun {
  readonly change: 'kept' | 'added' | 'removed';
  readonly text: string;
}

/** Above so many words put in and taken out, two texts have nothing to do with each other; looking further
 *  costs the square of it. */
const MOST_EDITS = 500;

/** Compares two texts word by word. The kept and removed runs together are `before`, the kept and added ones
 *  `after`, to the letter; where words stand in the place of others, the removed ones come first. */
export function compareWords(before: string, after: string): readonly WordRun[] {
  if (before === after) return before === '' ? [] : [{ change: 'kept', text: before }];
  const found = diffArrays(wordsIn(before), wordsIn(after), { maxEditLength: MOST_EDITS });
  if (found === undefined) return withCommonEnds(before, after);
  const steps = found.map(({ added, removed, value }) => ({
    change: added ? ('added' as const) : removed ? ('removed' as const) : ('kept' as const),
    text: value.join(''),
  }));
  return inTurn(withoutIslands(steps));
}

/** Whether anything stands in another place than a kept one. */
export function areSameWords(runs: readonly WordRun[]): boolean {
  return runs.every((run) => run.change === 'kept');
}

/** Words, the spaces between them, and every other sign by itself: “5:30pm”, “£1,000” and “don’t” are one. */
export function wordsIn(text: string): string[] {
  return text.match(/\s+|[\p{L}\p{N}\p{M}]+(?:['’.,:][\p{L}\p{N}\p{M}]+)*|./gsu) ?? [];
}

function withCommonEnds(before: string, after: string): readonly WordRun[] {
  const [old, fresh] = [wordsIn(before), wordsIn(after)];
  const most = Math.min(old.length, fresh.length);
  let start = 0;
  while (start < most && old[start] === fresh[start]) start += 1;
  let end = 0;
  while (end < most - start && old.at(-1 - end) === fresh.at(-1 - end)) end += 1;
  const runs: WordRun[] = [
    { change: 'kept', text: old.slice(0, start).join('') },
    { change: 'removed', text: old.slice(start, old.length - end).join('') },
    { change: 'added', text: fresh.slice(start, fresh.length - end).join('') },
    { change: 'kept', text: old.slice(old.length - end).join('') },
  ];
  return runs.filter((run) => run.text !== '');
}

/** A lone space or comma between two changes is read with them, where words stand in the place of others: “the
 *  old plan” became “a new idea”. */
function withoutIslands(steps: readonly WordRun[]): readonly WordRun[] {
  return steps.flatMap((step, index): readonly WordRun[] => {
    if (step.change !== 'kept' || /[\p{L}\p{N}]/u.test(step.text)) return [step];
    const before = changesFrom(steps, index, -1);
    const after = changesFrom(steps, index, 1);
    const around = new Set([...before, ...after]);
    if (before.length === 0 || after.length === 0 || around.size < 2) return [step];
    return [
      { change: 'removed', text: step.text },
      { change: 'added', text: step.text },
    ];
  });
}

/** What was done right beside a step. */
function changesFrom(steps: readonly WordRun[], index: number, direction: 1 | -1) {
  const changes: WordRun['change'][] = [];
  for (let at = index + direction; ; at += direction) {
    const step = steps[at];
    if (step === undefined || step.change === 'kept') return changes;
    changes.push(step.change);
  }
}

/** Removed before added wherever they meet, and each in one run. */
function inTurn(steps: readonly WordRun[]): readonly WordRun[] {
  const runs: WordRun[] = [];
  let [removed, added] = ['', ''];
  const settle = () => {
    if (removed !== '') runs.push({ change: 'removed', text: removed });
    if (added !== '') runs.push({ change: 'added', text: added });
    [removed, added] = ['', ''];
  };
  for (const { change, text } of steps) {
    if (change === 'removed') removed += text;
    else if (change === 'added') added += text;
    else {
      settle();
      runs.push({ change, text });
    }
  }
  settle();
  return runs;
}
