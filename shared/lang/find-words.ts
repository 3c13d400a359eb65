/** A stretch of a text, in its own offsets. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Every place where words stand in a text, whole, as a person reads them: whatever the case, the accents, the
 *  kind of quotation mark, dash or space, and what is written but not seen. “Hill” does not stand in “Hillingdon”. */
export function findWords(text: string, words: string): readonly Stretch[] {
  const wanted = plainWords(words);
  if (wanted === '' || !plainWords(text).includes(wanted)) return [];
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
  return plainly(text).replaceAll(/ +/g, ' ').trim();
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
    for (const unit of plainCharacter(character).split('')) {
      if (unit === ' ' && plain.endsWith(' ')) continue;
      plain += unit;
      origins.push(at);
    }
    at += character.length;
  }
  return { plain, origins };
}

function plainCharacter(character: string): string {
  const isAscii = character >= ' ' && character <= '~' && character !== '`';
  return isAscii ? character.toLowerCase() : plainly(character);
}

/** Character by character the same as all at once. Both ways of writing an accented letter come to the letter;
 *  “ß” is found as “ss”, “ﬁ” as “fi”. */
function plainly(text: string): string {
  return text
    .replaceAll(SINGLE, "'")
    .replaceAll(DOUBLE, '"')
    .normalize('NFKD')
    .replaceAll(UNSEEN, '')
    .replaceAll(DASH, '-')
    .replaceAll(/\s/g, ' ')
    .toUpperCase()
    .toLowerCase()
    .replaceAll('ς', 'σ');
}

const SINGLE = /[‘’‚‛′ʼ`´]/g;
const DOUBLE = /[“”„‟″«»]/g;
const DASH = /[‐‑‒–—―−]/g;
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
