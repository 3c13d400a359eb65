import canonicalize from 'canonicalize';
import type * as Y from 'yjs';
import type { DocumentKind } from '../domain/vocabulary.ts';
import { must } from '../lang/must.ts';
import type { MinuteBlock, TableCell, TextRun } from './minute-content.ts';
import { type AgendaItemFacts, readAgenda } from './read-agenda.ts';
import { readMinute } from './read-minute.ts';

/** What a document says, as plain values, without anything that belongs to its editing: no comment marks
 *  (decision 21), and words of one look in one run however they came to stand together. */
export type CanonicalContent =
  | { readonly kind: 'minute'; readonly blocks: readonly MinuteBlock[] }
  | { readonly kind: 'agenda'; readonly items: readonly AgendaItemFacts[] };

/** @param kind an agenda or a minute; private notes are nobody's record */
export function canonicalContent(
  doc: Y.Doc,
  kind: Exclude<DocumentKind, 'notes'>,
): CanonicalContent {
  return kind === 'agenda'
    ? { kind, items: readAgenda(doc) }
    : { kind, blocks: canonicalBlocks(readMinute(doc)) };
}

export function canonicalBlocks(blocks: readonly MinuteBlock[]): readonly MinuteBlock[] {
  return blocks.map(canonicalBlock);
}

/** The one JSON text of a plain value (RFC 8785): what is hashed and sealed. */
export function canonicalText(value: unknown): string {
  return must(canonicalize(value), 'a value that JSON can say');
}

function canonicalBlock(block: MinuteBlock): MinuteBlock {
  switch (block.kind) {
    case 'bullet_list':
    case 'ordered_list':
      return { ...block, items: block.items.map(canonicalBlocks) };
    case 'table':
      return { ...block, rows: block.rows.map((row) => row.map(canonicalCell)) };
    default:
      return { ...block, text: canonicalRuns(block.text) };
  }
}

function canonicalCell(cell: TableCell): TableCell {
  return { ...cell, blocks: canonicalBlocks(cell.blocks) };
}

function canonicalRuns(runs: readonly TextRun[]): readonly TextRun[] {
  const joined: TextRun[] = [];
  for (const { comments: _, ...run } of runs) {
    const last = joined.at(-1);
    if (run.text === '') continue;
    if (last !== undefined && looksLike(last, run)) {
      joined[joined.length - 1] = { ...last, text: last.text + run.text };
    } else joined.push(run);
  }
  return joined;
}

function looksLike(one: TextRun, other: TextRun): boolean {
  return one.bold === other.bold && one.italic === other.italic && one.link === other.link;
}
