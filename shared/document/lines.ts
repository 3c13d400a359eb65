import {
  type ListBlock,
  type MinuteBlock,
  plainText,
  type RecordBlock,
  type TableBlock,
  type TextRun,
} from './minute-content.ts';

/** A block that has words of its own: no list and no table. */
export type WordedBlock = Exclude<MinuteBlock, ListBlock | TableBlock>;

/** What a line looks like to a reader. */
export type LineForm =
  | 'paragraph'
  | 'heading'
  | 'small_heading'
  | 'bullet'
  | 'numbered'
  | 'table_heading'
  | 'table_cell'
  | RecordBlock['kind'];

/** A block with words, and where it stands. */
export interface Line {
  readonly block: WordedBlock;
  readonly form: LineForm;
  /** The row and the column of the table it stands in, from 1. */
  readonly cell: { readonly row: number; readonly column: number } | null;
  readonly words: string;
}

/** A minute as the lines that its reader reads, lists and tables taken apart. Paragraphs without a word in
 *  them are left out: nobody reads them. */
export function linesOf(blocks: readonly MinuteBlock[]): readonly Line[] {
  return [...walk(blocks, null, null)];
}

function* walk(
  blocks: readonly MinuteBlock[],
  form: LineForm | null,
  cell: Line['cell'],
): Generator<Line> {
  for (const block of blocks) {
    if (isList(block)) {
      const inList = block.kind === 'bullet_list' ? 'bullet' : 'numbered';
      for (const item of block.items) yield* walk(item, inList, cell);
    } else if (block.kind === 'table') {
      for (const [row, cells] of block.rows.entries()) {
        for (const [column, one] of cells.entries()) {
          const inCell = one.header ? 'table_heading' : 'table_cell';
          yield* walk(one.blocks, inCell, { row: row + 1, column: column + 1 });
        }
      }
    } else {
      const words = plainText(block.text);
      if (block.kind === 'paragraph' && words.trim() === '') continue;
      yield { block, form: formOf(block, form), cell, words };
    }
  }
}

function isList(block: MinuteBlock): block is ListBlock {
  return block.kind === 'bullet_list' || block.kind === 'ordered_list';
}

function formOf(block: WordedBlock, within: LineForm | null): LineForm {
  if (block.kind === 'paragraph') return within ?? 'paragraph';
  if (block.kind === 'heading') return block.level === 3 ? 'heading' : 'small_heading';
  return block.kind;
}

/** Bold, italics and links, by the letter: what a line looks like besides its words. */
export function looksOf(runs: readonly TextRun[]): string {
  const stretches: { look: string; length: number }[] = [];
  for (const run of runs) {
    const look = `${run.bold ? 'b' : ''}${run.italic ? 'i' : ''} ${run.link ?? ''}`;
    const length = plainText([run]).length;
    const last = stretches.at(-1);
    if (last?.look === look) last.length += length;
    else if (length > 0) stretches.push({ look, length });
  }
  return JSON.stringify(stretches);
}
