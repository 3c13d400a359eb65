import { walkBlocks } from '#shared/document/minute-content.ts';
import type { CommentView } from '#shared/protocol/http/comments.ts';
import type { MeetingMinutes } from '#shared/protocol/http/meeting.ts';

/** The comments that stand in each block now, by the marks in its text: they follow the words through
 *  splits and joins, where a block's id would not. */
export function commentsByBlock(minutes: MeetingMinutes): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const item of minutes.items) {
    for (const block of walkBlocks(item.blocks)) {
      if (!('text' in block) || block.id === null) continue;
      const ids = new Set(block.text.flatMap((run) => run.comments ?? []));
      if (ids.size > 0) found.set(block.id, [...ids]);
    }
  }
  return found;
}

/** The comments in the order of the text: item by item, then passage by passage, then those about a whole
 *  item or about words that are gone, oldest first. */
export function inTextOrder(
  comments: readonly CommentView[],
  minutes: MeetingMinutes,
  itemIds: readonly string[],
): readonly CommentView[] {
  const passages = [...commentsByBlock(minutes).values()].flat();
  const rank = (list: readonly string[], id: string) => {
    const at = list.indexOf(id);
    return at < 0 ? list.length : at;
  };
  return [...comments].sort(
    (a, b) =>
      rank(itemIds, a.itemId) - rank(itemIds, b.itemId) ||
      rank(passages, a.id) - rank(passages, b.id) ||
      a.at.localeCompare(b.at),
  );
}
