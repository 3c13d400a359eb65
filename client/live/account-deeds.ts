import { type AddAccount, accountAdded, sessionState } from '#shared/protocol/http/accounts.ts';
import { apiGet, apiPost } from './api.ts';

/** What one does with one's own sign-ins, and an administrator with everybody's accounts. */

/** Asked outside the queries: it has to be the newest answer, and nothing on a page shows it. */
export const askSession = () => apiGet('/api/session', sessionState);
/** Somebody is here. */
export const staySignedIn = () => apiPost('/api/session/stay', {}, sessionState);

export const endSession = (sessionId: string) =>
  apiPost(`/api/account/sessions/${sessionId}/end`, {});
export const signOutEverywhere = () => apiPost('/api/account/sign-out-everywhere', {});

export const addPerson = (person: AddAccount) => apiPost('/api/accounts', person, accountAdded);
export const invite = (personId: string) => apiPost(`/api/accounts/${personId}/invitation`, {});
export const changeAddress = (personId: string, email: string) =>
  apiPost(`/api/accounts/${personId}/address`, { email });
export const closeAccount = (personId: string, reason: string) =>
  apiPost(`/api/accounts/${personId}/closure`, { reason });
export const reopenAccount = (personId: string) =>
  apiPost(`/api/accounts/${personId}/reopening`, {});
export const endSessionsOf = (personId: string) =>
  apiPost(`/api/accounts/${personId}/sessions/end`, {});
