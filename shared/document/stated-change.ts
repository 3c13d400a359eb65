import type { Part } from '../domain/vocabulary.ts';
import { type MinuteBlock, plainText } from './minute-content.ts';

/** Words of one block and those in their place, as in an amendment; either may be empty. Offsets count the
 *  block's plain text before the change. */
export interface WordChange {
  readonly blockId: string;
  readonly from: number;
  readonly quote: string;
  readonly words: string;
}

/** Where the block stands. */
export interface ChangedItem {
  /** As they were before the change. */
  readonly blocks: readonly MinuteBlock[];
  readonly number: number;
  readonly part: Part;
  /** `JC/1819/019`; `null`: none was allotted. */
  readonly reference: string | null;
}

/** A change in the words of minutes, as a meeting is asked to agree to it: “the inclusion of the words ‘…’ at
 *  the beginning of the third paragraph of item 5”. */
export function statedChange(change: WordChange, item: ChangedItem): string {
  const named = namedBlocks(item.blocks).find((one) => one.id === change.blockId);
  const place = named === undefined ? itemInWords(item) : `${named.name} of ${itemInWords(item)}`;
  const text = named?.text ?? '';
  const isOfSpace = change.quote.trim() === '' && change.words.trim() === '';
  const { from, quote, words } = isOfSpace ? withWordsBeside(text, change) : change;
  if (isOfSpace && quoted(quote) === quoted(words)) {
    return `a change of the space ${whichSpace(text, change)} ${place}`;
  }
  if (quote.trim() === '') {
    return `the inclusion of ${quoted(words)} ${whereIncluded(text, from, quote)} ${place}`;
  }
  const lead = quote.length - quote.trimStart().length;
  const which = whichOf(text, quote.trim(), from + lead);
  if (words.trim() === '') {
    return `the deletion of ${quoted(quote)}${which} ${which === '' ? 'from' : 'in'} ${place}`;
  }
  return `the replacement of ${quoted(quote)}${which} by ${quoted(words)} in ${place}`;
}

/** The same when its item stands elsewhere by now: under another number, or in another part. A reference stays. */
export function restatedChange(
  stated: string,
  place: Pick<ChangedItem, 'number' | 'part'>,
): string {
  return stated.replace(/item \d+(?: of Part II)?$/, itemInWords({ ...place, reference: null }));
}

/** How a block is called among those of its kind: “the third paragraph”, “the decision”. */
export function blockInWords(blocks: readonly MinuteBlock[], blockId: string): string | null {
  return namedBlocks(blocks).find((one) => one.id === blockId)?.name ?? null;
}

/** “item 5”, “item 2 of Part II”, “minute JC/1819/019”. */
function itemInWords({ number, part, reference }: Omit<ChangedItem, 'blocks'>): string {
  if (reference !== null) return `minute ${reference}`;
  return part === 'II' ? `item ${number} of Part II` : `item ${number}`;
}

/** “third”, “21st”. */
export function ordinal(number: number): string {
  const word = ORDINALS[number - 1];
  if (word !== undefined) return word;
  const teens = number % 100 >= 11 && number % 100 <= 13;
  return `${number}${teens ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')}`;
}

interface NamedBlock {
  readonly id: string;
  readonly name: string;
  readonly text: string;
}

type Called =
  | 'paragraph'
  | 'point'
  | 'table entry'
  | 'heading'
  | 'action'
  | 'decision'
  | 'contribution'
  | 'proposal';

interface CalledBlock {
  readonly id: string | null;
  readonly called: Called;
  readonly text: string;
}

function namedBlocks(blocks: readonly MinuteBlock[]): readonly NamedBlock[] {
  const all = [...calledBlocks(blocks, 'paragraph')];
  return all.flatMap(({ id, called, text }, index) => {
    if (id === null) return [];
    const nth = all.slice(0, index + 1).filter((one) => one.called === called).length;
    const isOnly = all.every((one, at) => at === index || one.called !== called);
    const name =
      isOnly && called !== 'paragraph' ? `the ${called}` : `the ${ordinal(nth)} ${called}`;
    return [{ id, name, text }];
  });
}

function* calledBlocks(
  blocks: readonly MinuteBlock[],
  prose: 'paragraph' | 'point' | 'table entry',
): Generator<CalledBlock> {
  for (const block of blocks) {
    switch (block.kind) {
      case 'bullet_list':
      case 'ordered_list':
        for (const one of block.items) yield* calledBlocks(one, 'point');
        break;
      case 'table':
        for (const row of block.rows) {
          for (const cell of row) yield* calledBlocks(cell.blocks, 'table entry');
        }
        break;
      default: {
        const called = block.kind === 'paragraph' ? prose : block.kind;
        // An empty paragraph is only space on the page, and nobody counts it.
        if (block.kind === 'paragraph' && plainText(block.text).trim() === '') break;
        yield { id: block.id, called, text: plainText(block.text) };
      }
    }
  }
}

/** A change of space alone is told by the words on both sides. */
function withWordsBeside(
  text: string,
  { from, quote, words }: WordChange,
): Omit<WordChange, 'blockId'> {
  const before = /\S*\s*$/.exec(text.slice(0, from))?.[0] ?? '';
  const after = /^\s*\S*/.exec(text.slice(from + quote.length))?.[0] ?? '';
  return {
    from: from - before.length,
    quote: before + quote + after,
    words: before + words + after,
  };
}

function whichSpace(text: string, { from, quote }: WordChange): string {
  const before = /\S+(?=\s*$)/.exec(text.slice(0, from))?.[0];
  const after = /^\s*(\S+)/.exec(text.slice(from + quote.length))?.[1];
  if (before !== undefined && after !== undefined) return `between ‘${before}’ and ‘${after}’ in`;
  if (after !== undefined) return 'at the beginning of';
  return before === undefined ? 'in' : 'at the end of';
}

function whereIncluded(text: string, from: number, quote: string): string {
  const before = text.slice(0, from).trim();
  const after = text.slice(from + quote.length).trim();
  if (before === '') return after === '' ? 'in' : 'at the beginning of';
  if (after === '') return 'at the end of';
  return `after ${quoted(lastWords(text.slice(0, from)))} in`;
}

function lastWords(before: string): string {
  const words = before.trim().split(/\s+/);
  return words.slice(-3).join(' ');
}

/** Which of several, when the same words stand in the block more than once. */
function whichOf(text: string, quote: string, from: number): string {
  const places: number[] = [];
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    if (at === from || standsAlone(text, at, at + quote.length)) places.push(at);
  }
  if (places.length < 2) return '';
  const nth = places.filter((at) => at <= from).length;
  const stands = quote.trim().includes(' ') ? 'they stand' : 'it stands';
  return `, where ${stands} for the ${ordinal(Math.max(1, nth))} time,`;
}

const LETTER = /[\p{L}\p{N}\p{M}]/u;

/** “the” does not stand in “other”. */
function standsAlone(text: string, from: number, to: number): boolean {
  const isInside = (at: number) => LETTER.test(text[at - 1] ?? ' ') && LETTER.test(text[at] ?? ' ');
  return !isInside(from) && !isInside(to);
}

function quoted(words: string): string {
  const said = words.replace(/\s+/g, ' ').trim();
  return `${said.includes(' ') ? 'the words' : 'the word'} ‘${said}’`;
}

const ORDINALS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
  'thirteenth',
  'fourteenth',
  'fifteenth',
  'sixteenth',
  'seventeenth',
  'eighteenth',
  'nineteenth',
  'twentieth',
];
