/** A stretch of a text, in its own offsets. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Every place where words stand in a text, whole, as a person reads them: whatever the case, the accents, the
 *  kind of quotation mark, dash or space, and what is written but not seen. “Hill” does not stand in “Hillingdon”. */
export function findWords(text: string, words: string): readonly Stretch[] {
  const wanted = asRead(words).plain.trim();
  if (wanted === '') return [];
  const { plain, origins } = asRead(text);
  const found: Stretch[] = [];
  for (let at = plain.indexOf(wanted); at >= 0; at = plain.indexOf(wanted, at + 1)) {
    const end = at + wanted.length;
    if (joins(plain, at) || joins(plain, end)) continue;
    found.push({ from: origins[at] ?? text.length, to: endOf(text, origins, end) });
  }
  return found;
}

export function hasWords(text: string, words: string): boolean {
  return findWords(text, words).length > 0;
}

/** Text as it is compared. */
export function plainWords(text: string): string {
  return asRead(text).plain.trim();
}

/** Nothing but letters and digits, for words in an address, where anything may stand between them. */
export function lettersOf(text: string): string {
  return asRead(text).plain.replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** What is compared, and where each unit of it comes from. */
function asRead(text: string): { readonly plain: string; readonly origins: readonly number[] } {
  let plain = '';
  const origins: number[] = [];
  let at = 0;
  for (const character of text) {
    const shown = plainCharacter(character);
    if (!(shown === ' ' && plain.endsWith(' '))) {
      plain += shown;
      for (let unit = 0; unit < shown.length; unit += 1) origins.push(at);
    }
    at += character.length;
  }
  return { plain, origins };
}

function plainCharacter(character: string): string {
  if (character <= '~' && character > ' ') return character.toLowerCase();
  if (SPACE.test(character)) return ' ';
  if (SINGLE.test(character)) return "'";
  if (DOUBLE.test(character)) return '"';
  if (DASH.test(character)) return '-';
  // Both ways of writing an accented letter come to the letter; “ß” is found as “ss”, “ﬁ” as “fi”.
  return character.normalize('NFKD').replaceAll(UNSEEN, '').toUpperCase().toLowerCase();
}

const SPACE = /^\s$/;
const SINGLE = /^[‘’‚‛′ʼ`´]$/;
const DOUBLE = /^[“”„‟″«»]$/;
const DASH = /^[‐‑‒–—―−]$/;
/** Accents that join the letter before, soft hyphens, marks of direction and of no width. */
const UNSEEN = /[\p{M}\p{Cf}]/gu;

const LETTERS = /^[\p{L}\p{N}]{2}$/u;

/** Whether a word goes on across this place. */
function joins(plain: string, at: number): boolean {
  const before = [...plain.slice(Math.max(0, at - 2), at)].at(-1);
  const after = [...plain.slice(at, at + 2)].at(0);
  return before !== undefined && after !== undefined && LETTERS.test(before + after);
}

/** Where in the text a stretch ends: before what follows it, but for marks that belong to its last letter. */
function endOf(text: string, origins: readonly number[], end: number): number {
  const last = origins[end - 1] ?? 0;
  let to = last + ([...text.slice(last, last + 2)][0]?.length ?? 1);
  while (to < (origins[end] ?? text.length)) {
    const next = [...text.slice(to, to + 2)][0] ?? '';
    if (next === '' || plainCharacter(next) !== '') break;
    to += next.length;
  }
  return to;
}
