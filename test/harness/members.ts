import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createAccounts } from '#server/accounts/accounts.ts';
import { openRecords } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import { toPersonId } from '#shared/ids.ts';
import { must } from '#shared/lang/must.ts';

const A_DAY_MS = 24 * 60 * 60 * 1000;

/** Gives more people a member's seat on the demonstration's committee, by hand in its records.
 *  @returns their cookies, signed in */
export async function seatMembers(folder: string, count: number): Promise<string[]> {
  const { db, close } = openRecords(join(folder, 'records.db'));
  const committee = must(db.select().from(t.committee).get(), 'the committee');
  const accounts = createAccounts({ db, now: () => Date.now(), randomBytes });
  const cookies: string[] = [];
  for (let number = 1; number <= count; number += 1) {
    const personId = toPersonId(`trial-member-${number}`);
    db.insert(t.person)
      .values({ id: personId, name: `Member ${number}` })
      .onConflictDoNothing()
      .run();
    db.insert(t.seat)
      .values({
        id: `trial-seat-${number}`,
        committeeId: committee.id,
        title: `Member ${number}`,
        category: 'voting_member',
        holding: 'held',
        draftRight: 'edit',
      })
      .onConflictDoNothing()
      .run();
    db.insert(t.appointment)
      .values({
        id: `trial-appointment-${number}`,
        seatId: `trial-seat-${number}`,
        personId,
        nominatedBy: [],
      })
      .onConflictDoNothing()
      .run();
    const link = await accounts.makeLink(personId, { expiresAt: Date.now() + A_DAY_MS });
    const { sessionToken } = must(await accounts.signIn(link), 'a session');
    cookies.push(`${accounts.sessionCookieName}=${sessionToken}`);
  }
  close();
  return cookies;
}
