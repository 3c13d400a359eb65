import { createHash } from 'node:crypto';
import { canonicalText } from '#shared/document/canonical.ts';
import { type MinuteBlock, walkBlocks } from '#shared/document/minute-content.ts';
import {
  type ChoiceMarks,
  idMark,
  type PublicChoices,
  placeKey,
  type WithheldPlace,
} from '#shared/domain/publication.ts';
import type { ItemId } from '#shared/ids.ts';
import { standsIn } from './public-blocks.ts';
import type { PublicSource } from './public-record.ts';

type Source = PublicSource['record'];

/** What was chosen for an earlier version, as far as what it stood for is in this one. */
export interface CarriedOver {
  readonly choices: PublicChoices;
  /** What could not be carried over, as sentences. */
  readonly dropped: readonly string[];
}

/** What each choice stands for: a count alone says something else as soon as anything is put before it. */
export function marksOf(record: Source, { withheld, named }: PublicChoices): ChoiceMarks {
  return {
    withheld: withheld.map(({ place }) => marksAt(record, place)),
    named: named.map((index) => markOf(record.attendance[index])),
  };
}

/** Of all that the choices were made from: with another, the counts in them may mean something else. */
export function basisOf(record: Source): string {
  return createHash('sha256').update(canonicalText(record)).digest('hex');
}

/** Finds what was chosen for an earlier version again. What is withheld is withheld wherever the same stands now;
 *  who is named must be found for certain.
 *  @param marks `null`: nobody kept them */
export function carriedOver(
  record: Source,
  { withheld, named, privateItems }: PublicChoices,
  marks: ChoiceMarks | null,
): CarriedOver {
  const dropped = new Set<string>();
  const kept = new Map<string, PublicChoices['withheld'][number]>();
  for (const [index, one] of withheld.entries()) {
    const places = placesOf(record, one.place, marks?.withheld[index] ?? []);
    if (places.length === 0) dropped.add(goneFrom(record, one.place));
    for (const place of places) {
      kept.set(placeKey(place), { ...one, place });
    }
  }
  const people = record.attendance.map(markOf);
  const found = named.flatMap((index, count) => {
    const mark = marks?.named[count];
    const same = people.flatMap((one, at) => (one === mark ? [at] : []));
    const now = same.includes(index) ? index : same.length === 1 ? same[0] : undefined;
    if (now !== undefined && record.attendance[now]?.seat === null) return [now];
    dropped.add(NOT_NAMED);
    return [];
  });
  const choices = { withheld: [...kept.values()], named: [...new Set(found)], privateItems };
  return { choices, dropped: [...dropped] };
}

/** The surest mark first. None where the place itself says what is meant. */
function marksAt(record: Source, place: WithheldPlace): readonly string[] {
  switch (place.kind) {
    case 'paragraph':
    case 'phrase':
      return marksOfBlock(blocksOf(record, place.itemId)[place.block]);
    case 'declaration':
      return marksOfDeclaration(record.declarations[place.index]);
    case 'attendee':
      return marksOfAttendee(record.attendance[place.index]);
    default:
      return [];
  }
}

function placesOf(
  record: Source,
  place: WithheldPlace,
  marks: readonly string[],
): readonly WithheldPlace[] {
  switch (place.kind) {
    case 'declaration':
      return found(record.declarations.map(marksOfDeclaration), marks, place.index).map(
        (index) => ({ ...place, index }),
      );
    case 'attendee':
      return found(record.attendance.map(marksOfAttendee), marks, place.index).map((index) => ({
        ...place,
        index,
      }));
    case 'paragraph': {
      const blocks = blocksOf(record, place.itemId).map(marksOfBlock);
      return found(blocks, marks, place.block).map((block) => ({ ...place, block }));
    }
    case 'phrase': {
      const blocks = blocksOf(record, place.itemId);
      const stands = (block: number) => {
        const one = blocks[block];
        return one !== undefined && standsIn(one, place.words);
      };
      const same = found(blocks.map(marksOfBlock), marks, place.block).filter(stands);
      const all = same.length > 0 ? same : [...blocks.keys()].filter(stands);
      return all.map((block) => ({ ...place, block }));
    }
    default:
      return record.items.some((one) => one.id === place.itemId) ? [place] : [];
  }
}

/** Where the surest mark that is found anywhere stands: at its old place, or else wherever it is. */
function found(
  all: readonly (readonly string[])[],
  marks: readonly string[],
  before: number,
): readonly number[] {
  for (const mark of marks) {
    const at = all.flatMap((own, index) => (own.includes(mark) ? [index] : []));
    if (at.includes(before)) return [before];
    if (at.length > 0) return at;
  }
  return [];
}

function blocksOf({ items }: Source, itemId: ItemId): readonly MinuteBlock[] {
  return [...walkBlocks(items.find((one) => one.id === itemId)?.blocks ?? [])];
}

function marksOfBlock(block: MinuteBlock | undefined): readonly string[] {
  if (block === undefined) return [];
  const id = 'id' in block && block.id !== null && block.id !== '' ? block.id : null;
  return [markOf(block), ...(id === null ? [] : [idMark(id)])];
}

function marksOfDeclaration(one: Source['declarations'][number] | undefined): readonly string[] {
  if (one === undefined) return [];
  const { person, itemIds } = one;
  return [markOf(one), markOf({ person, itemIds })];
}

function marksOfAttendee(one: Source['attendance'][number] | undefined): readonly string[] {
  if (one === undefined) return [];
  const { seat, organisation, name } = one;
  return [markOf(one), markOf({ seat, organisation, name })];
}

function markOf(value: unknown): string {
  if (value === undefined) return '';
  return createHash('sha256').update(canonicalText(value)).digest('hex').slice(0, 32);
}

function goneFrom({ items }: Source, place: WithheldPlace): string {
  if (!('itemId' in place)) {
    return place.kind === 'declaration'
      ? 'A declaration that was withheld has changed or is gone. Read the declarations, and choose again what is withheld of them.'
      : 'Somebody whose name was withheld is not found in the attendance any more. Read the attendance, and choose again who is withheld.';
  }
  const item = items.find((one) => one.id === place.itemId);
  if (item === undefined) {
    return 'Something was withheld of an item that is not in these minutes any more.';
  }
  const what =
    place.kind === 'phrase' ? 'Words that were withheld' : 'A paragraph that was withheld';
  return `${what} in item ${item.number} cannot be found there. Read item ${item.number}, and choose again what is withheld.`;
}

const NOT_NAMED =
  'The attendance has changed, and somebody who was named cannot be told for certain. Choose again who is named.';
