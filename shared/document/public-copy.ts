import type { BlockId } from '../ids.ts';
import {
  isRecordBlock,
  type MinuteBlock,
  type ParagraphBlock,
  plainText,
  type TextRun,
  walkBlocks,
} from './minute-content.ts';

/** The words of a block and of whatever stands in it, as somebody reads them before choosing it. */
export function wordsOfBlock(block: MinuteBlock): string {
  return [...walkBlocks([block])]
    .flatMap((one) => ('text' in one ? [plainText(one.text)] : []))
    .join('\n');
}

/** Blocks as they go into another document: ids of their own and no comments. A record becomes a paragraph,
 *  since what was decided is on record where it was decided and not a second time. */
export function copyOfBlocks(
  blocks: readonly MinuteBlock[],
  newId: () => BlockId,
): readonly MinuteBlock[] {
  const copy = (block: MinuteBlock): MinuteBlock => {
    switch (block.kind) {
      case 'bullet_list':
      case 'ordered_list':
        return { ...block, items: block.items.map((item) => item.map(copy)) };
      case 'table':
        return {
          ...block,
          rows: block.rows.map((row) =>
            row.map((cell) => ({ ...cell, blocks: cell.blocks.map(copy) })),
          ),
        };
      default:
        return copyOfText(block);
    }
  };
  const copyOfText = (
    block: Exclude<MinuteBlock, { kind: 'bullet_list' | 'ordered_list' | 'table' }>,
  ): MinuteBlock => {
    const text = block.text.map(withoutComments);
    if (!isRecordBlock(block)) return { ...block, id: newId(), text };
    return { kind: 'paragraph', id: newId(), text } satisfies ParagraphBlock;
  };
  return blocks.map(copy);
}

function withoutComments({ comments: _, ...run }: TextRun): TextRun {
  return run;
}
