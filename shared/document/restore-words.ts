import * as Y from 'yjs';
import { compareWords } from './compare-words.ts';
import type { TextRun } from './minute-content.ts';
import { isSafeLink } from './minute-schema.ts';
import { wordsOf } from './passage.ts';

/** Makes the words of a block those wanted, and touches no others: what stays keeps the comments on it. */
export function restoreWords(block: Y.XmlElement, runs: readonly TextRun[]): void {
  const wanted = runs.map((run) => run.text).join('');
  let at = 0;
  for (const { change, text } of compareWords(wordsOf(block), wanted)) {
    if (change === 'removed') takeOut(block, at, text.length);
    else {
      if (change === 'added') putIn(block, at, text, runs);
      at += text.length;
    }
  }
  restoreLooks(block, runs);
}

function takeOut(block: Y.XmlElement, at: number, length: number): void {
  let left = length;
  while (left > 0) {
    const { child, index, offset } = placeIn(block, at, 'covers');
    if (child instanceof Y.XmlText) {
      const count = Math.min(left, child.length - offset);
      child.delete(offset, count);
      left -= count;
    } else {
      block.delete(index, 1);
      left -= 1;
    }
  }
}

/** Words without any look, and lines broken as the editor breaks them. */
function putIn(block: Y.XmlElement, at: number, text: string, runs: readonly TextRun[]): void {
  let next = at;
  for (const piece of text.split(/(\n)/)) {
    if (piece === '') continue;
    if (piece === '\n' && isPlainAt(runs, next)) breakLine(block, next);
    else textAt(block, next, (words, offset) => words.insert(offset, piece, {}));
    next += piece.length;
  }
}

/** A break with a look of its own was written as a sign in the words, and is again. */
function isPlainAt(runs: readonly TextRun[], at: number): boolean {
  let start = 0;
  for (const run of runs) {
    if (at < start + run.text.length) return lookOf(run) === PLAIN;
    start += run.text.length;
  }
  return true;
}

function textAt(
  block: Y.XmlElement,
  at: number,
  change: (text: Y.XmlText, offset: number) => void,
): void {
  const { child, index, offset } = placeIn(block, at, 'touches');
  if (child instanceof Y.XmlText) {
    change(child, offset);
    return;
  }
  const fresh = new Y.XmlText();
  block.insert(index, [fresh]);
  change(fresh, 0);
}

function breakLine(block: Y.XmlElement, at: number): void {
  const { child, index, offset } = placeIn(block, at, 'touches');
  const lineBreak = new Y.XmlElement('hardBreak');
  if (!(child instanceof Y.XmlText) || offset === 0) {
    block.insert(index, [lineBreak]);
    return;
  }
  const rest = deltaFrom(child, offset);
  block.insert(index + 1, [lineBreak]);
  if (rest.length === 0) return;
  child.delete(offset, child.length - offset);
  const tail = new Y.XmlText();
  block.insert(index + 2, [tail]);
  tail.applyDelta(rest);
}

interface Piece {
  readonly insert: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
}

function deltaFrom(text: Y.XmlText, offset: number): Piece[] {
  let start = 0;
  return piecesOf(text).flatMap((piece) => {
    const from = Math.max(0, offset - start);
    start += piece.insert.length;
    return from >= piece.insert.length ? [] : [{ ...piece, insert: piece.insert.slice(from) }];
  });
}

function piecesOf(text: Y.XmlText): Piece[] {
  return (text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]).flatMap(
    ({ insert, attributes }) =>
      typeof insert === 'string'
        ? [attributes === undefined ? { insert } : { insert, attributes }]
        : [],
  );
}

/** The child that the character at an index is in (`covers`), or one that words can be put into there. */
function placeIn(block: Y.XmlElement, at: number, how: 'covers' | 'touches') {
  let start = 0;
  const children = block.toArray();
  for (const [index, child] of children.entries()) {
    const size = child instanceof Y.XmlText ? child.length : 1;
    const isIn = at < start + size || (how === 'touches' && at <= start + size);
    if (isIn && (child instanceof Y.XmlText || at < start + size)) {
      return { child, index, offset: at - start };
    }
    start += size;
  }
  return { child: null, index: children.length, offset: 0 };
}

function restoreLooks(block: Y.XmlElement, runs: readonly TextRun[]): void {
  let start = 0;
  for (const child of block.toArray()) {
    if (child instanceof Y.XmlText) {
      for (const { from, to, marks } of differingLooks(child, start, runs)) {
        child.format(from, to - from, marks);
      }
      start += child.length;
    } else start += 1;
  }
}

function differingLooks(text: Y.XmlText, start: number, runs: readonly TextRun[]) {
  const found: { from: number; to: number; marks: Record<string, unknown> }[] = [];
  let at = 0;
  for (const { insert, attributes = {} } of piecesOf(text)) {
    const now = lookOf(runOf(insert, attributes));
    let runStart = 0;
    for (const run of runs) {
      const from = Math.max(at, runStart - start);
      const to = Math.min(at + insert.length, runStart + run.text.length - start);
      runStart += run.text.length;
      if (from < to && lookOf(run) !== now) found.push({ from, to, marks: marksOf(run) });
    }
    at += insert.length;
  }
  return found;
}

function runOf(text: string, marks: Readonly<Record<string, unknown>>): TextRun {
  const href = (marks.link as { href?: unknown } | undefined)?.href;
  return {
    text,
    ...(marks.bold ? { bold: true as const } : {}),
    ...(marks.italic ? { italic: true as const } : {}),
    ...(isSafeLink(href) ? { link: href } : {}),
  };
}

function lookOf({ bold, italic, link }: TextRun): string {
  return `${bold ?? ''} ${italic ?? ''} ${link ?? ''}`;
}

const PLAIN = lookOf({ text: '' });

function marksOf({ bold, italic, link }: TextRun): Record<string, unknown> {
  return {
    bold: bold ? {} : null,
    italic: italic ? {} : null,
    link: link === undefined ? null : { href: link },
  };
}
