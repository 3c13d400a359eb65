import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { createAccounts } from '#server/accounts/accounts.ts';
import { type OpenRecords, openRecords } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import { toPersonId } from '#shared/ids.ts';
import { must } from '#shared/lang/must.ts';
import type { RunningServer } from './running-server.ts';

const HOUR_MS = 60 * 60 * 1000;

/** People of whom a running server prints no link: reached through its records, beside the server. */
export interface Newcomers {
  /** Makes an administrator who sits on nothing. @returns the link that signs them in */
  administrator(id: string, name: string): Promise<string>;
  /** The link of somebody who was appointed in the meantime. */
  linkOf(email: string): Promise<string>;
}

export function newcomersTo(server: Pick<RunningServer, 'folder' | 'origin'>): Newcomers {
  const withRecords = async <T>(work: (records: OpenRecords) => Promise<T>): Promise<T> => {
    const records = openRecords(join(server.folder, 'records.db'));
    try {
      return await work(records);
    } finally {
      records.close();
    }
  };
  const link = async ({ db }: OpenRecords, personId: string) => {
    const accounts = createAccounts({ db, now: Date.now, randomBytes });
    const token = await accounts.makeLink(toPersonId(personId), {
      expiresAt: Date.now() + HOUR_MS,
    });
    return `${server.origin}/sign-in/${token}`;
  };
  return {
    administrator: (id, name) =>
      withRecords(async (records) => {
        records.db.insert(t.person).values({ id, name, administrator: true }).run();
        return link(records, id);
      }),
    linkOf: (email) =>
      withRecords(async (records) => {
        const row = records.db.select().from(t.person).where(eq(t.person.email, email)).get();
        return link(records, must(row, `the person at ${email}`).id);
      }),
  };
}
