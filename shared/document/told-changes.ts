import { begun } from '../lang/capital.ts';
import { type BlockChange, isChanged } from './compare.ts';
import { factInWords, formInWords, type NamesOfFacts } from './compare-facts.ts';
import { type SentenceChange, sentencesChanged } from './sentences.ts';

/** What changed between two versions of a minute, as sentences for somebody who read the earlier one: “One sentence
 *  added: ‘…’”, “The action ‘…’ changed. Owner: not recorded, now Chief Finance Officer.” */
export function toldChanges(
  changes: readonly BlockChange[],
  names: NamesOfFacts,
): readonly string[] {
  const changed = changes.filter(isChanged);
  const records = changed.flatMap((change) => toldRecord(change));
  const sentences = changed
    .filter((change) => !isWholeRecord(change))
    .flatMap((change) => sentencesChanged(change));
  const moved = changed.filter(({ kind }) => kind === 'moved' || kind === 'moved_and_changed');
  const looks = changed.filter((change) => change.looks);
  return [
    ...toldSentences(sentences),
    ...records,
    ...changed.flatMap((change) => toldFacts(change, names)),
    ...(moved.length === 0 ? [] : [`${counted(moved.length, 'paragraph')} moved.`]),
    ...(looks.length === 0
      ? []
      : [`${counted(looks.length, 'paragraph')} set in another way: bold, italics or a link.`]),
  ];
}

const RECORDS: ReadonlySet<string> = new Set(['action', 'decision', 'contribution', 'proposal']);

/** A record that was put in or taken out is told as one, and not sentence by sentence. */
function isWholeRecord({ kind, before, after }: BlockChange): boolean {
  const line = after ?? before;
  return RECORDS.has(line.block.kind) && (kind === 'added' || kind === 'removed');
}

function toldRecord(change: BlockChange): string[] {
  if (!isWholeRecord(change)) return [];
  const line = change.after ?? change.before;
  const name = formInWords(line.form);
  const a = /^[aeiou]/.test(name) ? 'An' : 'A';
  return [
    `${a} ${name} was ${change.kind === 'added' ? 'added' : 'taken out'}: ${said(line.words)}`,
  ];
}

function toldSentences(all: readonly SentenceChange[]): string[] {
  const told: string[] = [];
  const of = (kind: SentenceChange['kind']) => all.filter((one) => one.kind === kind);
  const [added, changed, removed] = [of('added'), of('changed'), of('removed')];
  if (added.length > 0) {
    const words = added.map((one) => said(one.after ?? '')).join(' ');
    told.push(`${counted(added.length, 'sentence')} added: ${words}`);
  }
  if (changed.length > 0) {
    const words = changed.map((one) => `${said(one.before ?? '')} is now ${said(one.after ?? '')}`);
    told.push(`${counted(changed.length, 'sentence')} changed: ${words.join('; ')}`);
  }
  if (removed.length > 0) {
    const words = removed.map((one) => said(one.before ?? '')).join(' ');
    told.push(`${counted(removed.length, 'sentence')} removed: ${words}`);
  }
  return told;
}

function toldFacts(change: BlockChange, names: NamesOfFacts): string[] {
  if (change.after === null || change.before === null || change.facts.length === 0) return [];
  const facts = change.facts.map((fact) => {
    const { name, before, after } = factInWords(fact, names);
    return `${name}: ${before}, now ${after}.`;
  });
  const { form, words } = change.after;
  return [`The ${formInWords(form)} ${said(short(words))} changed. ${facts.join(' ')}`];
}

function said(words: string): string {
  return `‘${words.replace(/\s+/g, ' ').trim()}’`;
}

const SHORT = 80;

function short(words: string): string {
  return words.length <= SHORT ? words : `${words.slice(0, SHORT).trimEnd()}…`;
}

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** “One sentence”, “12 sentences”. */
function counted(count: number, noun: string): string {
  return begun(`${NUMBERS[count] ?? count} ${noun}${count === 1 ? '' : 's'}`);
}
