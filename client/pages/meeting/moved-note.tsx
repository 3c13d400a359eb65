import { useMemo } from 'react';
import { momentInWords } from '#client/ui/date-words.ts';
import type { ItemId } from '#shared/ids.ts';
import type { PrivateBusiness } from '#shared/protocol/http/private-business.ts';

/** Below an item that was moved to Part II: when, by whom and why, and what that cannot undo. */
export function MovedNote({
  moved,
  itemId,
}: {
  readonly moved: PrivateBusiness['moved'];
  readonly itemId: ItemId;
}) {
  const move = moved.find((one) => one.itemId === itemId);
  if (move === undefined) return null;
  return (
    <p className="quiet">
      Moved from Part I at {momentInWords(move.at)}, by {move.by}: {move.reason} Those present had
      already received what stood here then.
    </p>
  );
}

/** The minutes that were closed. */
export function useClosed(moved: PrivateBusiness['moved']) {
  return useMemo(() => moved.map((one) => one.from), [moved]);
}
