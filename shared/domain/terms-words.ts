import type { Membership, SeatCategory } from './vocabulary.ts';

/** The words that sentences about rules are made of. */

const NUMBERS = 'no one two three four five six seven eight nine'.split(' ');

/** Up to nine in words, as a constitution says it; then in digits. */
export function inDigitsOrWords(n: number): string {
  return NUMBERS[n] ?? String(n);
}

/** “one member”, “two members”. */
export function times(n: number, noun: string): string {
  return `${inDigitsOrWords(n)} ${noun}${n === 1 ? '' : 's'}`;
}

/** “a, b and c”. */
export function listed(words: readonly string[], last: 'and' | 'or' = 'and'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

const CATEGORY_NOUNS: Record<SeatCategory, readonly [one: string, more: string]> = {
  independent_chair: ['independent chair', 'independent chairs'],
  chair: ['chair', 'chairs'],
  vice_chair: ['vice chair', 'vice chairs'],
  voting_member: ['voting member', 'voting members'],
  officer: ['officer', 'officers'],
  clinician: ['clinician', 'clinicians'],
  lay_member: ['lay member', 'lay members'],
  patient_voice: ['representative of patients', 'representatives of patients'],
  co_opted: ['co-opted member', 'co-opted members'],
  secretary: ['secretary', 'secretaries'],
  in_attendance: ['person in attendance', 'people in attendance'],
  observer: ['observer', 'observers'],
};

/** “two voting clinicians”. */
export function category(value: SeatCategory, n: number, votingOnly: boolean): string {
  const [one, more] = CATEGORY_NOUNS[value];
  const noun = n === 1 ? one : more;
  const voting = votingOnly && !noun.startsWith('voting') ? 'voting ' : '';
  return `${inDigitsOrWords(n)} ${voting}${noun}`;
}

/** How a line of the list of members ends. */
export const MEMBERSHIP_ENDINGS: Record<Membership, string> = {
  voting: 'votes',
  non_voting: 'member without a vote',
  participant: 'takes part without a vote',
  observer: 'observes',
  in_attendance: 'in attendance',
};
