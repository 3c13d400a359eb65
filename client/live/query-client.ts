import { QueryClient } from '@tanstack/react-query';
import { ApiFault, NO_CONNECTION } from './api.ts';

const RETRIES = 2;

/** Answers do not grow old by the clock: the live stream says when to ask again. A refusal is an answer,
 *  so only a broken connection is tried again. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        // A question that the stream asked for while the machine was offline has failed, and stays due.
        refetchOnReconnect: true,
        retry: (count, fault) =>
          fault instanceof ApiFault && fault.code === NO_CONNECTION && count < RETRIES,
      },
    },
  });
}
