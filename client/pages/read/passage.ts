import type { TextRun } from '#shared/document/minute-content.ts';

/** A stretch of a block's words: offsets into its text, end exclusive. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A block's text as its offsets count it: every character, a hard break as one,
 *  and those that `plainText` leaves out. */
export function textOf(runs: readonly TextRun[]): string {
  return runs.map((run) => run.text).join('');
}

/** Where somebody's words stand in a block: at the chosen place if they are still those words, else at
 *  the only place that has them. */
export function findWords(
  text: string,
  words: string,
  chosen: Stretch | null,
): Stretch | 'missing' | 'several' {
  const wanted = words.trim();
  if (wanted === '') return 'missing';
  if (chosen !== null && text.slice(chosen.from, chosen.to) === wanted) return chosen;
  const from = text.indexOf(wanted);
  if (from < 0) return 'missing';
  if (text.indexOf(wanted, from + 1) >= 0) return 'several';
  return { from, to: from + wanted.length };
}

/** A stretch without the white space at its ends: a selection by double click often takes some along. */
export function trimStretch(text: string, { from, to }: Stretch): Stretch | null {
  const words = text.slice(from, to);
  const start = from + (words.length - words.trimStart().length);
  const length = words.trim().length;
  return length === 0 ? null : { from: start, to: start + length };
}

/** What reading offsets needs of the document's nodes. */
export interface TextNode {
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly childNodes: ArrayLike<TextNode>;
  /** `aside`: words that are shown among the block's and are none of them. */
  readonly dataset?: { readonly aside?: string | undefined };
}

/** The offset into a block's text of a place in its nodes (as a Range gives it), or `null` when the place
 *  is not inside the block. A `BR` counts one. */
export function offsetIn(block: TextNode, node: TextNode, at: number): number | null {
  const before = measure(block, node, at);
  return before.found ? before.length : null;
}

function measure(
  tree: TextNode,
  node: TextNode,
  at: number,
): { readonly found: boolean; readonly length: number } {
  if (tree.nodeName === '#text') {
    const size = tree.nodeValue?.length ?? 0;
    return tree === node
      ? { found: true, length: Math.min(at, size) }
      : { found: false, length: size };
  }
  if (tree.dataset?.aside !== undefined) return { found: holds(tree, node), length: 0 };
  if (tree.nodeName === 'BR') return { found: tree === node, length: tree === node ? 0 : 1 };
  let length = 0;
  for (const [index, child] of Array.from(tree.childNodes).entries()) {
    if (tree === node && index === at) return { found: true, length };
    const inside = measure(child, node, at);
    length += inside.length;
    if (inside.found) return { found: true, length };
  }
  return { found: tree === node, length };
}

function holds(tree: TextNode, node: TextNode): boolean {
  return tree === node || Array.from(tree.childNodes).some((child) => holds(child, node));
}
