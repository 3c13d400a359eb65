import { walkBlocks } from '#shared/document/minute-content.ts';
import type { PublicChoices, WithheldPlace } from '#shared/domain/publication.ts';
import { plainOf } from './pages/words.ts';
import { hasWords } from './public-blocks.ts';
import type { PublicBlock, PublicRecord } from './public-model.ts';
import type { PublicSource } from './public-record.ts';

/** What is wrong with what somebody chose to withhold, as a sentence; `null`: nothing. A place that is not there
 *  would be published while its maker takes it for withheld. */
export function faultInChoices(
  record: PublicSource['record'],
  { withheld, named }: PublicChoices,
): string | null {
  for (const { place } of withheld) {
    const fault = faultAt(record, place);
    if (fault !== null) return fault;
  }
  if (named.some((index) => record.attendance[index]?.seat !== null)) return ELSEWHERE;
  return null;
}

/** Words that were withheld in one place and can be read in another, as sentences. */
export function stillToBeRead(made: PublicRecord, { withheld }: PublicChoices): readonly string[] {
  const phrases = withheld.flatMap(({ place }) => (place.kind === 'phrase' ? [place.words] : []));
  return [...new Set(phrases)].flatMap((words) => {
    const items = made.items.filter((item) => {
      const text = [item.title, item.lead, item.recommendation, ...wordsIn(item.blocks)].join('\n');
      return text.toLowerCase().includes(words.toLowerCase());
    });
    const elsewhere = [made.declarations, made.attendance, made.amendments, made.corrections];
    const beside = JSON.stringify(elsewhere).toLowerCase().includes(words.toLowerCase());
    const places = [
      ...items.map((item) => `item ${item.number}`),
      ...(beside ? ['the lists of attendance, declarations or amendments'] : []),
    ];
    return places.length === 0
      ? []
      : [`“${words}” can still be read elsewhere: ${places.join(', ')}.`];
  });
}

function faultAt(record: PublicSource['record'], place: WithheldPlace): string | null {
  if ('index' in place) {
    const all = place.kind === 'declaration' ? record.declarations : record.attendance;
    return all[place.index] === undefined ? ELSEWHERE : null;
  }
  const item = record.items.find((one) => one.id === place.itemId);
  if (item === undefined) return ELSEWHERE;
  if (place.kind !== 'paragraph' && place.kind !== 'phrase') return null;
  const block = [...walkBlocks(item.blocks)][place.block];
  if (block === undefined) return ELSEWHERE;
  if (place.kind === 'paragraph' || hasWords(block, place.words)) return null;
  return `“${place.words}” does not stand in that paragraph of item ${item.number}. Copy the words exactly as they stand there.`;
}

const ELSEWHERE = 'What was to be withheld is not in these minutes. Load the page again.';

function* wordsIn(blocks: readonly PublicBlock[]): Generator<string> {
  for (const block of blocks) {
    if (block.kind === 'table') {
      for (const row of block.rows) for (const cell of row) yield* wordsIn(cell.blocks);
    } else if ('items' in block) {
      for (const one of block.items) yield* wordsIn(one);
    } else if (block.kind !== 'withheld') yield plainOf(block.text);
  }
}
