import { type MinuteBlock, walkBlocks } from '#shared/document/minute-content.ts';

/** A block whose words can be corrected. */
export interface Block {
  readonly id: string;
  /** To the letter, as the document has it. */
  readonly text: string;
}

/** Blocks with words of their own and an id to find them by. */
export function blocksToCorrect(blocks: readonly MinuteBlock[]): readonly Block[] {
  return [...walkBlocks(blocks)].flatMap((block) => {
    if (!('text' in block) || block.id === null) return [];
    const text = block.text.map((run) => run.text).join('');
    return text.trim() === '' ? [] : [{ id: block.id, text }];
  });
}
