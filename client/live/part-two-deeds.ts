import type * as z from 'zod';
import type * as interests from '#shared/protocol/http/interests.ts';
import { itemAdded } from '#shared/protocol/http/meeting.ts';
import type * as privacy from '#shared/protocol/http/private-business.ts';
import { apiPost } from './api.ts';

/** What a person can do about private business and interests. */

export const makePrivate = (itemId: string, how: z.input<typeof privacy.makePrivate>) =>
  apiPost(`/api/items/${itemId}/privacy`, how);
export const showPrivateItem = (itemId: string, how: z.input<typeof privacy.showPrivateItem>) =>
  apiPost(`/api/items/${itemId}/appearance`, how);
export const copyToPartOne = (itemId: string, what: z.input<typeof privacy.copyToPartOne>) =>
  apiPost(`/api/items/${itemId}/public-copy`, what, itemAdded);

export const registerInterest = (
  committeeId: string,
  interest: z.input<typeof interests.registerInterest>,
) => apiPost(`/api/committees/${committeeId}/interests`, interest);
/** `toDay`: the first day on which it is held no more; `null`: today. */
export const endInterest = (committeeId: string, interestId: string, toDay: string | null) =>
  apiPost(`/api/committees/${committeeId}/interests/${interestId}/end`, { toDay });

export const declare = (meetingId: string, what: z.input<typeof interests.declare>) =>
  apiPost(`/api/meetings/${meetingId}/declarations`, what);
export const withdrawDeclaration = (declarationId: string) =>
  apiPost(`/api/declarations/${declarationId}/withdrawal`, {});

export const exclude = (itemId: string, whom: z.input<typeof interests.exclude>) =>
  apiPost(`/api/items/${itemId}/exclusions`, whom);
export const changeExclusion = (
  exclusionId: string,
  to: z.input<typeof interests.changeExclusion>,
) => apiPost(`/api/exclusions/${exclusionId}/level`, to);
export const endExclusion = (exclusionId: string, reason: string) =>
  apiPost(`/api/exclusions/${exclusionId}/end`, { reason });
