import type { PersonId } from '#shared/ids.ts';

/** Colours for carets and names: each has at least 4.5 to 1 against white, as text on it and beneath it. */
export const PERSON_COLOURS = [
  '#005eb8',
  '#007f3b',
  '#7c2855',
  '#330072',
  '#ae2573',
  '#006747',
  '#8a4b08',
  '#d5281b',
  '#00677f',
  '#4c6272',
  '#5b3d8f',
  '#7a5c00',
] as const;

/** The same person has the same colour everywhere and after every restart. */
export function colourOf(person: PersonId): string {
  let hash = 0;
  for (const letter of person) hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) >>> 0;
  return PERSON_COLOURS[hash % PERSON_COLOURS.length] ?? PERSON_COLOURS[0];
}
