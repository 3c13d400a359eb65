import type { LateChange } from '../domain/late-change.ts';
import type { DocumentKind } from '../domain/vocabulary.ts';
import { dayInWords } from '../lang/date-words.ts';
import type { CanonicalContent } from './canonical.ts';
import { type MinuteBlock, plainText, walkBlocks } from './minute-content.ts';
import type { AgendaItemFacts } from './read-agenda.ts';

/** Characters of all changes together; an update that honest people write has fewer. */
const MOST = 400_000;

/** Block by block, in the order of the text as it would have become; blocks taken out last. */
export function lateChanges(
  before: CanonicalContent,
  after: CanonicalContent,
): readonly LateChange[] {
  const old = wordsIn(before);
  const fresh = wordsIn(after);
  const changes: LateChange[] = [];
  for (const [key, { blockId, kind, text }] of fresh) {
    const was = old.get(key);
    if (was?.text !== text) changes.push({ blockId, kind, before: was?.text ?? '', after: text });
  }
  for (const [key, { blockId, kind, text }] of old) {
    if (!fresh.has(key)) changes.push({ blockId, kind, before: text, after: '' });
  }
  return within(
    MOST,
    changes.filter((one) => one.before !== one.after),
  );
}

interface Words {
  readonly blockId: string | null;
  readonly kind: string;
  readonly text: string;
}

function wordsIn(content: CanonicalContent): ReadonlyMap<string, Words> {
  const found = new Map<string, Words>();
  const all = content.kind === 'agenda' ? agendaWords(content.items) : minuteWords(content.blocks);
  for (const one of all) {
    // Blocks without an id are told apart by their words, two with one id by their order.
    const name =
      one.blockId === null ? `${one.kind} without ${one.text}` : `${one.kind} ${one.blockId}`;
    let key = name;
    for (let n = 2; found.has(key); n += 1) key = `${name} ${n}`;
    found.set(key, one);
  }
  return found;
}

function* minuteWords(blocks: readonly MinuteBlock[]): Generator<Words> {
  for (const block of walkBlocks(blocks)) {
    if (!('text' in block)) continue;
    const { id: blockId, kind } = block;
    yield { blockId, kind, text: plainText(block.text) };
    for (const [fact, text] of factsOf(block)) {
      yield { blockId, kind: fact, text: text ?? '' };
    }
  }
}

/** What is written beside the words of a record. */
function factsOf(block: MinuteBlock): readonly (readonly [string, string | null])[] {
  switch (block.kind) {
    case 'action':
      return [
        ['owner', block.ownerText],
        ['due', block.dueText ?? (block.dueDate === null ? null : dayInWords(block.dueDate))],
      ];
    case 'decision':
      return [['verb', block.verb === null ? null : block.verb.toUpperCase()]];
    default:
      return [];
  }
}

function* agendaWords(items: readonly AgendaItemFacts[]): Generator<Words> {
  for (const { id, title, recommendation, paper, leadText } of items) {
    const fields = { title, recommendation, paper, lead: leadText };
    for (const [kind, text] of Object.entries(fields)) {
      yield { blockId: id, kind, text: text ?? '' };
    }
  }
}

function within(most: number, changes: readonly LateChange[]): readonly LateChange[] {
  let left = most;
  return changes.filter(({ before, after }) => {
    left -= before.length + after.length;
    return left >= 0;
  });
}

/** Of these documents late words are kept: private notes are never closed to their author. */
export function keepsLateWords(kind: DocumentKind): kind is Exclude<DocumentKind, 'notes'> {
  return kind !== 'notes';
}
