import { wordsIn } from './compare-words.ts';
import type { Line } from './lines.ts';

/** Lines this much alike, of those that nothing else tells apart, are one line that was changed. */
const ALIKE = 0.5;
/** A stretch without a line to go by is not searched further than this. */
const MOST_IN_A_GAP = 40;

/** Which line of a version is which of another: by id, then by the same words, then, between two lines that
 *  are certain, by most of the words. @returns index after → index before */
export function matchLines(
  before: readonly Line[],
  after: readonly Line[],
): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  const taken = new Set<number>();
  const match = (from: number, to: number) => {
    found.set(to, from);
    taken.add(from);
  };
  pairUp(before, after, found, taken, match, idOf);
  pairUp(before, after, found, taken, match, wordsAndForm);
  for (const gap of gapsBetween(before, after, found, taken)) pairAlike(before, after, gap, match);
  return found;
}

type Match = (from: number, to: number) => void;

/** First come, first served: two copies of a line are matched in their order. */
function pairUp(
  before: readonly Line[],
  after: readonly Line[],
  found: ReadonlyMap<number, number>,
  taken: ReadonlySet<number>,
  match: Match,
  keyOf: (line: Line) => string | null,
): void {
  const waiting = new Map<string, number[]>();
  for (const [index, line] of before.entries()) {
    const key = taken.has(index) ? null : keyOf(line);
    if (key !== null) waiting.set(key, [...(waiting.get(key) ?? []), index]);
  }
  for (const [index, line] of after.entries()) {
    const key = found.has(index) ? null : keyOf(line);
    const from = key === null ? undefined : waiting.get(key)?.shift();
    if (from !== undefined) match(from, index);
  }
}

function idOf({ block }: Line): string | null {
  return block.id === null || block.id === '' ? null : block.id;
}

function wordsAndForm(line: Line): string | null {
  return isOneOfAKind(line) ? null : `${line.form} ${line.words}`;
}

/** A record is its id: one that was taken out and one that was put in are two, whatever they say. */
function isOneOfAKind({ block }: Line): boolean {
  return block.kind !== 'paragraph' && block.kind !== 'heading' && block.id !== '';
}

interface Gap {
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** What is left, by the certain line that it follows. */
function gapsBetween(
  before: readonly Line[],
  after: readonly Line[],
  found: ReadonlyMap<number, number>,
  taken: ReadonlySet<number>,
): Gap[] {
  const gaps = new Map<number, { before: number[]; after: number[] }>();
  const gapAfter = (anchor: number) => {
    const gap = gaps.get(anchor) ?? { before: [], after: [] };
    gaps.set(anchor, gap);
    return gap;
  };
  let anchor = -1;
  for (const [index, line] of before.entries()) {
    if (taken.has(index)) anchor = index;
    else if (!isOneOfAKind(line)) gapAfter(anchor).before.push(index);
  }
  anchor = -1;
  for (const [index, line] of after.entries()) {
    const from = found.get(index);
    if (from !== undefined) anchor = from;
    else if (!isOneOfAKind(line)) gapAfter(anchor).after.push(index);
  }
  return [...gaps.values()].map((gap) => ({
    before: gap.before.slice(0, MOST_IN_A_GAP),
    after: gap.after.slice(0, MOST_IN_A_GAP),
  }));
}

function pairAlike(before: readonly Line[], after: readonly Line[], gap: Gap, match: Match): void {
  let next = 0;
  for (const to of gap.after) {
    for (let at = next; at < gap.before.length; at += 1) {
      const from = gap.before[at] as number;
      if (alike((before[from] as Line).words, (after[to] as Line).words) < ALIKE) continue;
      match(from, to);
      next = at + 1;
      break;
    }
  }
}

/** The share of words that two texts have in common, 0 to 1. */
export function alike(one: string, other: string): number {
  const words = (text: string) =>
    wordsIn(text.toLowerCase()).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const [first, second] = [words(one), words(other)];
  if (first.length + second.length === 0) return 0;
  const counts = new Map<string, number>();
  for (const word of first) counts.set(word, (counts.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of second) {
    const left = counts.get(word) ?? 0;
    if (left > 0) common += 1;
    counts.set(word, left - 1);
  }
  return (2 * common) / (first.length + second.length);
}
