import { useEffect, useRef, useState } from 'react';
import type { DocumentPool } from '#client/connection/document-pool.ts';
import type { DocumentId } from '#shared/ids.ts';
import type { MeetingDetail } from '#shared/protocol/http/meeting.ts';

/** How many items have gone from this page since it was opened: they were moved to Part II, or the reader was
 *  excluded from them. Their texts are not asked for any more; words in them that were not saved stay until
 *  somebody gives them up. */
export function useLostItems(
  pool: DocumentPool | null,
  meeting: MeetingDetail,
  closed: readonly DocumentId[],
): number {
  const known = useRef(new Map<DocumentId, string>());
  const [count, setCount] = useState(0);
  useEffect(() => {
    const there = new Set<string>(meeting.items.map((item) => item.id));
    const gone = [...known.current].filter(([, itemId]) => !there.has(itemId));
    for (const { id, documentId } of meeting.items) known.current.set(documentId, id);
    for (const [documentId] of gone) pool?.peek(documentId)?.gone();
    for (const id of closed) pool?.peek(id)?.replaced();
    setCount(new Set(gone.map(([, itemId]) => itemId)).size);
  }, [pool, meeting, closed]);
  return count;
}
