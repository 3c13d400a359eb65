import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, createApp } from '#server/app.ts';
import type { openRecords } from '#server/db/open-records.ts';
import type { Journal, Log } from '#server/journal/journal.ts';
import { toPersonId } from '#shared/ids.ts';
import { must } from '#shared/lang/must.ts';
import { quietAccounts } from './quiet-accounts.ts';

const never = () => new Promise<never>(() => {});

/** What a server was about to write, or had just written, when it died. */
export type Moment = (write: 'append' | 'purge', document: string) => 'before' | 'after' | null;

/** A journal whose server dies at a moment: from then on nothing that it asks for is answered. */
export function dyingAt(
  journal: Journal,
  moment: Moment,
): { readonly journal: Journal; readonly died: () => boolean } {
  let dead = false;
  const dies = (when: 'before' | 'after', write: 'append' | 'purge', document: string) => {
    if (moment(write, document) === when) dead = true;
    return dead;
  };
  return {
    died: () => dead,
    journal: new Proxy(journal, {
      get: (target, name: keyof Journal) => {
        const method = (target[name] as (...of: unknown[]) => unknown).bind(target);
        if (name !== 'append' && name !== 'purge') return method;
        return async (document: string, ...rest: unknown[]) => {
          if (dead || dies('before', name, document)) return never();
          const done = await method(document, ...rest);
          return dies('after', name, document) ? never() : done;
        };
      },
    }),
  };
}

/** A whole server without a port, on books that outlive it. */
export const appOn = (
  records: ReturnType<typeof openRecords>,
  journal: Journal,
  log: Log = () => {},
): App =>
  createApp({
    records,
    journal,
    clientFolder: import.meta.dirname,
    publishedFolder: join(tmpdir(), `matters-arising-published-${process.pid}`),
    organisationName: null,
    publicOrigins: [],
    accounts: quietAccounts(),
    now: () => Date.now(),
    randomBytes,
    log,
  });

export async function callerOf(app: App, person = 'chair') {
  const path = must(await app.demonstrationLink(randomBytes(32), toPersonId(person)), 'a link');
  const signedIn = await app.http.request(path, { method: 'POST' });
  const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const headers = { cookie, 'content-type': 'application/json' };
  return {
    get: async (at: string) => (await app.http.request(at, { headers })).json(),
    post: async (at: string, body: object) =>
      app.http.request(at, { method: 'POST', headers, body: JSON.stringify(body) }),
  };
}
