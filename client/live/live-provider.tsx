import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { createEventApplier } from './apply-event.ts';
import { type LiveState, openLiveStream } from './live-stream.ts';
import { queryKey } from './query-keys.ts';

const LiveStateContext = createContext<LiveState>('waiting');

/** Whether changes made elsewhere are reaching this page. */
export const useLiveState = (): LiveState => useContext(LiveStateContext);

/** A stream that has not spoken by then is not waited for; when it does, everything is asked again. */
const LONGEST_WAIT_MS = 1500;

/** Opens the live stream, and only then the pages, so that no change falls between a page's first
 *  question and the stream's first word. */
export function LiveProvider({
  personId,
  children,
}: {
  readonly personId: string;
  readonly children: ReactNode;
}) {
  const client = useQueryClient();
  const [state, setState] = useState<LiveState>('waiting');

  useEffect(() => {
    const apply = createEventApplier(client);
    const giveUp = setTimeout(() => {
      setState((now) => (now === 'waiting' ? 'broken' : now));
      apply({ type: 'ready' });
    }, LONGEST_WAIT_MS);
    const stop = openLiveStream({
      personId,
      onEvent: (event) => {
        clearTimeout(giveUp);
        apply(event);
      },
      onState: setState,
      onRefused: () => client.invalidateQueries({ queryKey: queryKey('me') }),
    });
    return () => {
      clearTimeout(giveUp);
      stop();
    };
  }, [client, personId]);

  return (
    <LiveStateContext.Provider value={state}>
      {state === 'waiting' ? null : children}
    </LiveStateContext.Provider>
  );
}
