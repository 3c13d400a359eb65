interface Change {
  readonly from: number;
  readonly quote: string;
  readonly words: string;
}

/** The same change; where it only takes words out, with the one space that would be too many: beside another, before
 *  a comma, or at the beginning. */
export function withSpaceBeside(text: string, change: Change): Change {
  const { from, quote, words } = change;
  if (words !== '' || quote.trim() === '') return change;
  const before = text.slice(0, from);
  const after = text.slice(from + quote.length);
  if (before.endsWith(' ') && /^[ ,.;:!?)’”]/.test(after)) {
    return { from: from - 1, quote: ` ${quote}`, words };
  }
  if (before === '' && after.startsWith(' ')) return { from, quote: `${quote} `, words };
  return change;
}
