/** The one passage that makes one text out of another, in whole words: what stands before and after it is the
 *  same in both. `null`: the texts are the same. */
export function changedPassage(
  before: string,
  after: string,
): {
  readonly from: number;
  readonly to: number;
  readonly quote: string;
  readonly words: string;
} | null {
  if (before === after) return null;
  const old = piecesOf(before);
  const fresh = piecesOf(after);
  const most = Math.min(old.length, fresh.length);
  let head = 0;
  while (head < most && old[head] === fresh[head]) head += 1;
  let tail = 0;
  while (tail < most - head && old.at(-1 - tail) === fresh.at(-1 - tail)) tail += 1;
  const from = old.slice(0, head).join('').length;
  const quote = old.slice(head, old.length - tail).join('');
  const words = fresh.slice(head, fresh.length - tail).join('');
  return { from, to: from + quote.length, quote, words };
}

/** Words, the space between them, and each sign by itself. */
function piecesOf(text: string): readonly string[] {
  return (
    text.match(/[\p{L}\p{N}\p{M}]+(?:['’-][\p{L}\p{N}\p{M}]+)*|\s+|[^\s\p{L}\p{N}\p{M}]/gu) ?? []
  );
}
