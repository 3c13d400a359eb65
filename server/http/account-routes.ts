import { z } from '@hono/zod-openapi';
import type { Sessions } from '#server/accounts/sessions.ts';
import type { KeepAccounts } from '#server/commands/keep-accounts.ts';
import type { AccountQueries } from '#server/queries/accounts.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import type { PersonId } from '#shared/ids.ts';
import {
  account,
  accountAdded,
  addAccount,
  changeAddress,
  closeAccount,
  ownAccount,
  sessionId,
  sessionState,
} from '#shared/protocol/http/accounts.ts';
import { personId } from '#shared/protocol/http/ids.ts';
import { type Api, endpoint } from './endpoint.ts';

export interface AccountRoutesDeps {
  readonly sessions: Pick<Sessions, 'endsAt' | 'use' | 'endOne' | 'endEverywhere'>;
  readonly queries: AccountQueries;
  readonly keep: KeepAccounts;
  readonly now: () => number;
}

const params = z.object({ id: personId });

export function addAccountRoutes(api: Api, deps: AccountRoutesDeps): void {
  addOwnRoutes(api, deps);
  addKeepingRoutes(api, deps);
}

/** One's own sessions. */
function addOwnRoutes(api: Api, { sessions, queries, now }: AccountRoutesDeps): void {
  const stateOf = (sessionKey: string) => {
    const ends = sessions.endsAt(sessionKey);
    if (ends === null) return null;
    return {
      endsInMs: Math.max(0, Math.min(ends.idle, ends.longest) - now()),
      longestMs: Math.max(0, ends.longest - now()),
    };
  };

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/session',
      summary: 'When the session of whoever asks will end',
      answer: sessionState,
    },
    ({ sessionKey }) => stateOf(sessionKey),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/session/stay',
      summary: 'Somebody is here: the time until an idle session ends begins anew',
      answer: sessionState,
    },
    ({ sessionKey }) => {
      sessions.use(sessionKey);
      return stateOf(sessionKey);
    },
  );
  endpoint(
    api,
    { method: 'get', path: '/api/account', summary: 'One’s own account', answer: ownAccount },
    ({ person, sessionKey }) => queries.own(person, sessionKey),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/account/sessions/{id}/end',
      summary: 'End one of one’s own sessions',
      params: z.object({ id: sessionId }),
    },
    async ({ person, params: { id } }) => {
      if (await sessions.endOne(person, id)) return;
      throw new DomainError('not-found', 'There is no such page.');
    },
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/account/sign-out-everywhere',
      summary: 'End every session of one’s own',
    },
    ({ person }) => sessions.endEverywhere(person),
  );
}

/** Everybody’s accounts, for who looks after them. */
function addKeepingRoutes(api: Api, { queries, keep }: AccountRoutesDeps): void {
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/accounts',
      summary: 'Who may sign in, for an administrator',
      answer: z.array(account),
    },
    ({ person }) => queries.all(person),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/accounts',
      summary: 'Add somebody who may sign in',
      body: addAccount,
      answer: accountAdded,
      status: 201,
    },
    ({ person, body }) => keep.add(person, body),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/accounts/{id}/address',
      summary: 'Change the address that letters go to; ends sessions',
      params,
      body: changeAddress,
    },
    ({ person, params: { id }, body }) => keep.changeAddress(person, id, body.email),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/accounts/{id}/closure',
      summary: 'Close an account: no session, no right',
      params,
      body: closeAccount,
    },
    ({ person, params: { id }, body }) => keep.close(person, id, body.reason),
  );
  const deeds: readonly [string, string, (by: PersonId, person: PersonId) => Promise<void>][] = [
    ['invitation', 'Send somebody an invitation', keep.invite],
    ['reopening', 'Open a closed account again', keep.reopen],
    ['sessions/end', 'End somebody’s sessions', keep.endSessions],
  ];
  for (const [path, summary, deed] of deeds) {
    endpoint(
      api,
      { method: 'post', path: `/api/accounts/{id}/${path}`, summary, params },
      ({ person, params: { id } }) => deed(person, id),
    );
  }
}
