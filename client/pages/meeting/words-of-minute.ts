import type * as Y from 'yjs';
import { isRecordBlock, plainText, walkBlocks } from '#shared/document/minute-content.ts';
import { readMinute } from '#shared/document/read-minute.ts';

/** A minute as plain text, to be pasted elsewhere. */
export function wordsOfMinute(doc: Y.Doc): string {
  const lines: string[] = [];
  for (const block of walkBlocks(readMinute(doc))) {
    if (!('text' in block)) continue;
    const words = plainText(block.text);
    lines.push(isRecordBlock(block) ? `${block.kind.toUpperCase()}: ${words}` : words);
  }
  return lines.join('\n\n');
}
