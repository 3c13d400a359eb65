import type { DocumentPool } from '#client/connection/document-pool.ts';
import { type MinuteBlock, walkBlocks } from '#shared/document/minute-content.ts';
import { readMinute } from '#shared/document/read-minute.ts';
import type { DocumentId } from '#shared/ids.ts';

export interface MinuteOfItem {
  readonly documentId: DocumentId;
  readonly blocks: readonly MinuteBlock[];
}

/** The words of a minute as this page knows them best: from the open document, else as last projected. A
 *  document that the server has closed to this page knows nothing any more. */
export function blocksNow(pool: DocumentPool | null, minute: MinuteOfItem): readonly MinuteBlock[] {
  const open = pool?.peek(minute.documentId) ?? null;
  if (!open?.loaded.get() || open.progress.get().refused !== null) return minute.blocks;
  return readMinute(open.doc);
}

/** Whether a block of this id stands in another minute of the meeting: then what was pasted is a copy. */
export function isInAnother(
  pool: DocumentPool | null,
  minutes: readonly MinuteOfItem[],
  here: DocumentId,
  id: string,
): boolean {
  return minutes.some((minute) => {
    if (minute.documentId === here) return false;
    for (const block of walkBlocks(blocksNow(pool, minute))) {
      if ('id' in block && block.id === id) return true;
    }
    return false;
  });
}
