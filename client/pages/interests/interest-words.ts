import { dayInWords } from '#client/ui/date-words.ts';
import {
  EXCLUSION_LEVELS,
  type ExclusionLevel,
  INTEREST_TYPES,
} from '#shared/domain/vocabulary.ts';
import { begun } from '#shared/lang/capital.ts';
import type { ItemName, RegisteredInterest } from '#shared/protocol/http/interests.ts';
import { numberOf } from '../meeting/contents.tsx';

type InterestType = RegisteredInterest['type'];

const TYPES: Record<InterestType, { readonly name: string; readonly hint: string }> = {
  financial: {
    name: 'Financial',
    hint: 'Somebody may gain money: employment, shares, a contract, fees.',
  },
  non_financial_professional: {
    name: 'Professional, not financial',
    hint: 'It may help somebody’s work or standing: a post in a professional body, research.',
  },
  non_financial_personal: {
    name: 'Personal, not financial',
    hint: 'Somebody may gain in another way: as a trustee, a campaigner, a patient.',
  },
  indirect: {
    name: 'Indirect',
    hint: 'A relative, partner, close friend or business partner has the interest.',
  },
};

export const typeInWords = (type: InterestType): string => TYPES[type].name;

export const TYPE_OPTIONS = INTEREST_TYPES.map((value) => ({ value, ...TYPES[value] }));

const LEVELS: Record<
  ExclusionLevel,
  { readonly name: string; readonly hint: string; readonly done: string }
> = {
  no_vote: {
    name: 'Stays, does not vote',
    hint: 'They read, speak and write as before. Their vote does not count.',
    done: 'stays and does not vote',
  },
  no_discussion: {
    name: 'Stays, does not discuss or vote',
    hint: 'They can read the item. They cannot write in its minute or comment on it.',
    done: 'stays, and neither discusses nor votes',
  },
  leaves: {
    name: 'Leaves for the item',
    hint: 'The item, its minute, papers and records are not there for them while this stands.',
    done: 'leaves for the item',
  },
  papers_withheld: {
    name: 'Leaves, and gets no papers',
    hint: 'As “leaves”, and its papers and the related minutes are kept from them too.',
    done: 'leaves for the item and gets no papers',
  },
};

export const levelInWords = (level: ExclusionLevel): string => LEVELS[level].name;

/** “stays and does not vote”, for the middle of a sentence. */
export const levelInSentence = (level: ExclusionLevel): string => LEVELS[level].done;

export const LEVEL_OPTIONS = EXCLUSION_LEVELS.map((value) => {
  const { name, hint } = LEVELS[value];
  return { value, name, hint };
});

/** At these levels the item does not exist for the person. */
export const hidesItem = (level: string): boolean =>
  level === 'leaves' || level === 'papers_withheld';

/** “Item 3: Joint Financial Framework”. */
export const itemInWords = (item: ItemName): string =>
  `${item.reference ?? `Item ${numberOf(item)}`}: ${item.title}`;

/** “From 1 April 2017”, “From 1 April 2017 to 31 January 2018”, or that nobody said. */
export function sinceInWords({
  fromDay,
  toDay,
}: Pick<RegisteredInterest, 'fromDay' | 'toDay'>): string {
  const parts = [
    ...(fromDay === null ? [] : [`from ${dayInWords(fromDay)}`]),
    ...(toDay === null ? [] : [`to ${dayInWords(toDay)}`]),
  ];
  return parts.length === 0 ? 'Dates not recorded' : begun(parts.join(' '));
}
