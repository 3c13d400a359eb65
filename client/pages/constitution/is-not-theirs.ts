import type { UseQueryResult } from '@tanstack/react-query';
import { ApiFault } from '#client/live/api.ts';

/** Whether the server answered as of a thing that does not exist: what it does for those who may not know. */
export function isNotTheirs(query: Pick<UseQueryResult, 'error'>): boolean {
  return query.error instanceof ApiFault && query.error.code === 'not-found';
}
