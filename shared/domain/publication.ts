import type { ItemId } from '../ids.ts';

/** Why something is kept from a public page. Whoever reads the page is told (domain.md 1.9). */
export const GROUNDS = [
  'confidential_business',
  'personal_data',
  'commercial',
  'legal_advice',
  'in_confidence',
  'to_be_published',
  'exclusion_resolution',
] as const;
export type Ground = (typeof GROUNDS)[number];

const IN_WORDS: Record<Ground, string> = {
  confidential_business: 'Confidential business',
  personal_data: 'Personal data (Freedom of Information Act 2000, section 40)',
  commercial: 'Commercial interests (Freedom of Information Act 2000, section 43)',
  legal_advice: 'Legal advice (Freedom of Information Act 2000, section 42)',
  in_confidence: 'Given in confidence (Freedom of Information Act 2000, section 41)',
  to_be_published: 'To be published later (Freedom of Information Act 2000, section 22)',
  exclusion_resolution:
    'Considered after a resolution to exclude the public (Public Bodies (Admission to Meetings) Act 1960, section 1)',
};

export function groundInWords(ground: Ground): string {
  return IN_WORDS[ground];
}

/** The place of something that is kept from the public page. Blocks are counted from 0 as a reader meets them, a
 *  list or a table before what is in it. A count holds for the text that it was chosen in alone: what is carried over
 *  to another is found again by its marks. */
export type WithheldPlace =
  | { readonly kind: 'item' | 'title' | 'recommendation'; readonly itemId: ItemId }
  | { readonly kind: 'paragraph'; readonly itemId: ItemId; readonly block: number }
  /** These words, wherever they stand in that paragraph. */
  | {
      readonly kind: 'phrase';
      readonly itemId: ItemId;
      readonly block: number;
      readonly words: string;
    }
  /** Counted from 0 in the record. */
  | { readonly kind: 'declaration' | 'attendee'; readonly index: number };

/** The same for the same place, in whatever order its facts come. */
export function placeKey(place: WithheldPlace): string {
  return JSON.stringify(Object.entries(place).sort());
}

export interface Withholding {
  readonly place: WithheldPlace;
  readonly ground: Ground;
  /** What the public reads in its place: “Members received legal advice.” */
  readonly wording: string | null;
}

/** All that a person decides about a public version. Everything else follows from the record. */
export interface PublicChoices {
  readonly withheld: readonly Withholding[];
  /** Those in attendance without a seat who are named, counted from 0 in the record. The others are counted
   *  and not named: some of them are members of the public. */
  readonly named: readonly number[];
  /** How many items in private the page tells of; 0: it says nothing of any. */
  readonly privateItems: number;
}

/** What choices stood for when they were made, in the order of the choices. */
export interface ChoiceMarks {
  readonly withheld: readonly (readonly string[])[];
  readonly named: readonly string[];
}

/** A mark that is an id tells nothing of the words; the others are hashes of them. */
export const idMark = (id: string): string => `id ${id}`;
export const isIdMark = (mark: string): boolean => mark.startsWith('id ');

export const NOTHING_CHOSEN: PublicChoices = { withheld: [], named: [], privateItems: 0 };
