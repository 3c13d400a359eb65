import { useEffect, useRef, useState } from 'react';
import type { DocumentPool } from '#client/connection/document-pool.ts';
import type { DocumentId } from '#shared/ids.ts';
import type { MeetingDetail } from '#shared/protocol/http/meeting.ts';

/** A text that was open here and is not for this person any more. */
export interface LostText {
  readonly documentId: DocumentId;
  readonly title: string;
}

/** What has gone from this page since it was opened: items that were moved to Part II, or that the reader was
 *  excluded from. Their texts are not asked for any more; words in them that were not saved stay until somebody
 *  gives them up. */
export function useLostItems(
  pool: DocumentPool | null,
  meeting: MeetingDetail,
  closed: readonly DocumentId[],
): readonly LostText[] {
  const known = useRef(new Map<DocumentId, { readonly itemId: string; readonly title: string }>());
  const [lost, setLost] = useState<readonly LostText[]>([]);
  useEffect(() => {
    const there = new Set(meeting.items.map((item) => item.id as string));
    const gone: LostText[] = [];
    for (const [documentId, { itemId, title }] of known.current) {
      if (!there.has(itemId)) gone.push({ documentId, title });
    }
    for (const { id, documentId, title } of meeting.items) {
      known.current.set(documentId, { itemId: id, title });
    }
    for (const id of [...gone.map((one) => one.documentId), ...closed]) pool?.peek(id)?.replaced();
    setLost(gone);
  }, [pool, meeting, closed]);
  return lost;
}
