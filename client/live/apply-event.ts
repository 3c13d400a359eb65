import type { QueryClient } from '@tanstack/react-query';
import type { LiveEvent } from '#shared/protocol/live-events.ts';
import { createFreshMinutes } from './fresh-minutes.ts';
import { type LiveQueryKey, queryKey } from './query-keys.ts';
import { type ChangedEvent, touchedBy } from './touched-by.ts';

/** Brief enough to go unnoticed, long enough that a burst of typing asks once. */
const GATHER_MS = 120;

/** Keeps the answers on a page true to what the stream says. */
export function createEventApplier(client: QueryClient): (event: LiveEvent) => void {
  const refreshMinutes = createFreshMinutes(client);
  let gathered: ChangedEvent[] = [];
  let heardReady = false;

  const askAgain = () => {
    const events = gathered;
    gathered = [];
    client.invalidateQueries({
      predicate: (query) =>
        events.some((event) => touchedBy(event, query.queryKey as unknown as LiveQueryKey)),
    });
  };

  return (event) => {
    switch (event.type) {
      case 'presence':
        client.setQueryData(queryKey('presence', { meetingId: event.meetingId }), event.people);
        break;
      case 'changed':
        if (event.topic === 'minutes' && event.meetingId !== null) {
          refreshMinutes(event.meetingId, event.ids);
          break;
        }
        if (gathered.length === 0) setTimeout(askAgain, GATHER_MS);
        gathered.push(event);
        break;
      case 'rights':
        client.invalidateQueries();
        break;
      case 'ready':
        if (heardReady) client.invalidateQueries();
        heardReady = true;
    }
  };
}
