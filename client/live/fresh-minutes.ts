import type { QueryClient } from '@tanstack/react-query';
import { type MeetingMinutes, meetingMinutes } from '#shared/protocol/http/meeting.ts';
import { apiGet } from './api.ts';
import { queryKey } from './query-keys.ts';

/** Long enough that a page of readers does not ask with every letter that is typed. */
const GATHER_MS = 400;

type Ask = (meetingId: string, itemIds: readonly string[]) => Promise<MeetingMinutes>;

const askServer: Ask = (meetingId, itemIds) =>
  apiGet(
    `/api/meetings/${meetingId}/minutes?items=${itemIds.map(encodeURIComponent).join(',')}`,
    meetingMinutes,
  );

/** Keeps the words of minutes on a page fresh: of the items that changed, and of no others, because with
 *  every burst of typing each page at the meeting asks. */
export function createFreshMinutes(
  client: QueryClient,
  ask: Ask = askServer,
): (meetingId: string, itemIds: readonly string[]) => void {
  const due = new Map<string, Set<string>>();

  const refresh = async (meetingId: string) => {
    const itemIds = [...(due.get(meetingId) ?? [])];
    due.delete(meetingId);
    const key = queryKey('minutes', { meetingId });
    try {
      const fresh = await ask(meetingId, itemIds);
      client.setQueryData<MeetingMinutes>(key, (shown) =>
        shown === undefined ? shown : withFresh(shown, fresh),
      );
    } catch {
      await client.invalidateQueries({ queryKey: key });
    }
  };

  return (meetingId, itemIds) => {
    if (client.getQueryData(queryKey('minutes', { meetingId })) === undefined) return;
    const waiting = due.get(meetingId);
    if (waiting === undefined) {
      due.set(meetingId, new Set(itemIds));
      setTimeout(() => void refresh(meetingId), GATHER_MS);
    } else {
      for (const id of itemIds) waiting.add(id);
    }
  };
}

/** What is shown with newer words put in. An answer that was overtaken by a newer one changes nothing. */
export function withFresh(shown: MeetingMinutes, fresh: MeetingMinutes): MeetingMinutes {
  const newer = new Map(fresh.items.map((item) => [item.itemId, item]));
  const kept = shown.items.map((item) => {
    const other = newer.get(item.itemId);
    newer.delete(item.itemId);
    if (other === undefined) return item;
    // A document that took another's place begins again with the first.
    return other.documentId !== item.documentId || other.place >= item.place ? other : item;
  });
  return { ...shown, items: [...kept, ...newer.values()] };
}
