/** The words that are left when those that were deleted are removed for good: what a copy of them is held against. */
export interface StandingWords {
  /** Whether these words stand in the text, as whole words. Nothing but space stands everywhere. */
  stands(words: string): boolean;
  /** The same, whatever space there is between its letters. */
  standsButForSpace(words: string): boolean;
  /** Whether what somebody wrote repeats a word that stood in `source` and stands nowhere any more. */
  repeatsLost(own: string, source: string): boolean;
}

/** @param text all words of the document that took the place */
export function standingWords(text: string): StandingWords {
  const all = evenlySpaced(text);
  const spaceless = text.replace(/\s+/g, '');
  const known = new Set(wordsOf(text));
  return {
    stands: (words) => {
      const one = evenlySpaced(words);
      if (one === '') return true;
      for (let at = all.indexOf(one); at >= 0; at = all.indexOf(one, at + 1)) {
        if (!isWithinWord(all, at) && !isWithinWord(all, at + one.length)) return true;
      }
      return false;
    },
    standsButForSpace: (words) => spaceless.includes(words.replace(/\s+/g, '')),
    repeatsLost: (own, source) => {
      const lost = new Set(wordsOf(source).filter((word) => !known.has(word)));
      return wordsOf(own).some((word) => lost.has(word));
    },
  };
}

function isWithinWord(text: string, at: number): boolean {
  return LETTER.test(text.charAt(at - 1)) && LETTER.test(text.charAt(at));
}

const LETTER = /[\p{L}\p{N}\p{M}]/u;

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

/** Words as they are compared: all space between two of them is one. */
export function evenlySpaced(words: string): string {
  return words.replace(/\s+/g, ' ').trim();
}
