import { compareFacts, type FactChange } from './compare-facts.ts';
import { areSameWords, compareWords, type WordRun } from './compare-words.ts';
import { stayingInPlace } from './in-place.ts';
import { type Line, linesOf, looksOf } from './lines.ts';
import { matchLines } from './match-lines.ts';
import type { MinuteBlock } from './minute-content.ts';

/** What became of a line between two versions. */
export type BlockChange =
  | (Change & {
      readonly kind: 'unchanged' | 'changed' | 'moved' | 'moved_and_changed';
      readonly before: Line;
      readonly after: Line;
    })
  | (Change & { readonly kind: 'added'; readonly before: null; readonly after: Line })
  | (Change & { readonly kind: 'removed'; readonly before: Line; readonly after: null });

interface Change {
  readonly words: readonly WordRun[];
  readonly facts: readonly FactChange[];
  /** Bold, italics or a link changed, and the words did not. */
  readonly looks: boolean;
}

/** Every line of two versions of a minute, in the order of the later one; a removed line stands where it stood.
 *  The lines of lists and tables are lines like others. Comments are no part of the text. */
export function compareMinutes(
  before: readonly MinuteBlock[],
  after: readonly MinuteBlock[],
): readonly BlockChange[] {
  const [old, fresh] = [linesOf(before), linesOf(after)];
  const matches = matchLines(old, fresh);
  const froms = [...fresh.keys()].flatMap((index) => matches.get(index) ?? []);
  const staying = new Set([...stayingInPlace(froms)].map((at) => froms[at]));
  const kept = new Set(froms);
  const gone = [...old.keys()].filter((index) => !kept.has(index));
  const changes: BlockChange[] = [];
  for (const [index, line] of fresh.entries()) {
    const from = matches.get(index);
    if (from === undefined) {
      changes.push(added(line));
      continue;
    }
    if (staying.has(from)) {
      while ((gone[0] ?? Number.POSITIVE_INFINITY) < from) {
        changes.push(removed(old[gone.shift() as number] as Line));
      }
    }
    changes.push(compareLines(old[from] as Line, line, !staying.has(from)));
  }
  return [...changes, ...gone.map((index) => removed(old[index] as Line))];
}

/** Whether anything at all happened between two versions. */
export function isChanged(change: BlockChange): boolean {
  return change.kind !== 'unchanged';
}

function compareLines(before: Line, after: Line, isMoved: boolean): BlockChange {
  const words = compareWords(before.words, after.words);
  const facts = compareFacts(before, after);
  const same = areSameWords(words);
  const looks = same && looksOf(before.block.text) !== looksOf(after.block.text);
  const isChange = !same || looks || facts.length > 0;
  const kind = isMoved
    ? isChange
      ? 'moved_and_changed'
      : 'moved'
    : isChange
      ? 'changed'
      : 'unchanged';
  return { kind, before, after, words, facts, looks };
}

function added(after: Line): BlockChange {
  const words = compareWords('', after.words);
  return {
    kind: 'added',
    before: null,
    after,
    words,
    facts: compareFacts(null, after),
    looks: false,
  };
}

function removed(before: Line): BlockChange {
  const words = compareWords(before.words, '');
  return {
    kind: 'removed',
    before,
    after: null,
    words,
    facts: compareFacts(before, null),
    looks: false,
  };
}
