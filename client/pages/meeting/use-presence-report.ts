import { uuidv4 } from 'lib0/random';
import { useCallback, useEffect, useRef } from 'react';
import { reportPresence } from '#client/live/deeds.ts';
import type { ItemId } from '#shared/ids.ts';

const HEARTBEAT = 20_000;

/** Tells the others that this tab is on the meeting's page, and at which item. Returns what to call when
 *  somebody goes to an item. */
export function usePresenceReport(meetingId: string): (itemId: ItemId | null) => void {
  const tab = useRef(uuidv4());
  const at = useRef<ItemId | null>(null);
  const say = useCallback(
    (left?: true) => {
      const report = { tab: tab.current, itemId: at.current, ...(left ? { left } : {}) };
      // A report that is lost is made good by the next one.
      reportPresence(meetingId, report).catch(() => {});
    },
    [meetingId],
  );
  useEffect(() => {
    say();
    const timer = setInterval(say, HEARTBEAT);
    const hidden = () => say(true);
    addEventListener('pagehide', hidden);
    return () => {
      clearInterval(timer);
      removeEventListener('pagehide', hidden);
      say(true);
    };
  }, [say]);
  return useCallback(
    (itemId) => {
      if (at.current === itemId) return;
      at.current = itemId;
      say();
    },
    [say],
  );
}
