import { walkBlocks } from '#shared/document/minute-content.ts';
import type { PublicChoices, WithheldPlace } from '#shared/domain/publication.ts';
import { hasWords, plainWords } from '#shared/lang/find-words.ts';
import { spells, standsIn } from './public-blocks.ts';
import type { PublicRecord } from './public-model.ts';
import { type PublicSource, phrasesIn, wordsAt } from './public-record.ts';
import { publicTexts } from './public-texts.ts';

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

/** Words that were withheld in one place and can be read in another, as sentences: with one of these nothing goes
 *  out. */
export function stillToBeRead(made: PublicRecord, choices: PublicChoices): readonly string[] {
  const placesOf = reader(made);
  return phrasesIn(choices).flatMap((words) => {
    const places = placesOf(words);
    return places.length === 0
      ? []
      : [
          `You withheld “${words}”, and it can still be read: ${places.join(', ')}. Withhold it there too, or withhold other words. Until then this cannot be published.`,
        ];
  });
}

/** Names and titles that were withheld where they stand, and that can be read in another place. Those who prepare
 *  and compare decide whether that is meant. */
export function toldElsewhere(
  { record }: PublicSource,
  made: PublicRecord,
  { withheld }: PublicChoices,
): readonly string[] {
  const placesOf = reader(made);
  return withheld.flatMap(({ place }) => {
    const words = wordsAt(record, place);
    const places = words === null ? [] : placesOf(words);
    return words === null || places.length === 0
      ? []
      : [`“${words}” is withheld in one place and can still be read: ${places.join(', ')}.`];
  });
}

/** Asks where words can be read. */
function reader(made: PublicRecord): (words: string) => readonly string[] {
  const texts = [...publicTexts(made)].map((one) => ({ ...one, plain: plainWords(one.text) }));
  return (words) => {
    const plain = plainWords(words);
    const found = texts.filter(
      (one) =>
        (one.plain.includes(plain) && hasWords(one.plain, plain)) ||
        (one.where.startsWith('a link') && spells(one.text, words)),
    );
    return [...new Set(found.map(({ where }) => where))];
  };
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
  if (place.kind === 'paragraph' || standsIn(block, place.words)) return null;
  return `“${place.words}” does not stand in the text of that paragraph of item ${item.number}. Copy whole words as they stand there, or withhold the whole paragraph.`;
}

const ELSEWHERE = 'What was to be withheld is not in these minutes. Load the page again.';
